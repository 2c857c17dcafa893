// Where a test file runs: as any other of Node, with the product's templates lent to it, which a worker compiles once.
import { TestEnvironment } from 'jest-environment-node'
import { compileViews, type Views } from '../../src/platform/views/engine.ts'

let compiled: Views | undefined

export default class extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    this.global['productViews'] = (): Views => (compiled ??= compileViews('views'))
  }
}
