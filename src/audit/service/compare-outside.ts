// Compares the seals of the database with those of the file outside, both read once from their beginning.
import { endCut, notAsOutside, toldButGone, toldTwice } from '../rules/faults.ts'
import type { Fault, OutsideState, Seal } from '../types/seals.ts'
import { linesOutside, type OutsideLine } from './outside.ts'

/** The file, how much of it is read, the last seal that it must tell of, and how it was found before that. */
export type OutsideFile = Readonly<{
  file: string
  size: number
  told: number
  state: OutsideState
}>

export class OutsideReading {
  private readonly lines: AsyncGenerator<OutsideLine> | null
  private readonly told: number
  private readonly before: OutsideState
  private taken = 0
  private line: OutsideLine | null = null
  private begun = false
  private lacks = false

  constructor(outside: OutsideFile | null) {
    this.lines = outside === null ? null : linesOutside(outside.file, outside.size)
    this.told = outside?.told ?? 0
    this.before = outside?.state ?? 'lost'
  }

  get state(): OutsideState {
    return this.lacks && this.before === 'whole' ? 'incomplete' : this.before
  }

  /** The file’s next line, in `line`; a line out of its order is a fault and passed over. */
  private async advance(): Promise<Fault[]> {
    const faults: Fault[] = []
    const before = this.line?.number ?? 0
    for (;;) {
      const next = await this.lines?.next()
      this.line = next === undefined || next.done === true ? null : next.value
      if (this.line === null || this.line.number > before) return faults
      faults.push(toldTwice(this.line.number))
    }
  }

  /** What the file says against a seal; seals are given in their order. */
  async take(seal: Pick<Seal, 'number' | 'digest'>): Promise<Fault[]> {
    const faults = this.begun ? [] : await this.advance()
    this.begun = true
    this.taken = seal.number
    while (this.line !== null && this.line.number < seal.number)
      faults.push(...(await this.advance()))
    if (this.line?.number !== seal.number) {
      if (seal.number <= this.told) this.lacks = true
      return faults
    }
    if (this.line.digest !== seal.digest) faults.push(notAsOutside(seal.number))
    return [...faults, ...(await this.advance())]
  }

  /** What the file tells of, or was told, beyond the last seal of the database. */
  async end(): Promise<Fault[]> {
    const faults = this.begun ? [] : await this.advance()
    const first = this.line?.number
    let last = first
    while (this.line !== null) {
      last = this.line.number
      faults.push(...(await this.advance()))
    }
    if (first !== undefined && last !== undefined) faults.push(endCut(first, last))
    const known = Math.max(this.taken, last ?? 0)
    return this.told > known ? [...faults, toldButGone(known + 1, this.told)] : faults
  }
}
