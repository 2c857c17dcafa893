// The product's templates: compiled once for all test files of a worker, by environment.ts.
import type { Views } from '../../src/platform/views/engine.ts'

type Lent = Readonly<{ productViews: () => Views }>

export const productViews = (): Views => (globalThis as unknown as Lent).productViews()
