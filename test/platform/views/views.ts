// The product's own templates, compiled once for the tests that read them.
import { compileViews } from '../../../src/platform/views/engine.ts'

export const views = compileViews('views')
