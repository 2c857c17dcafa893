// A document in plain parts: what a room says that stands on paper, without a word of how it is drawn.

/** Rows and columns; `shares` say how the width is divided, evenly unless told. */
export type PaperTable = Readonly<{
  head: readonly string[]
  rows: readonly (readonly string[])[]
  shares?: readonly number[]
}>

/** A heading and what stands under it, in this order. */
export type Section = Readonly<{
  heading: string | null
  lines?: readonly string[]
  points?: readonly string[]
  table?: PaperTable
}>

/** Two columns beside each other, the left one read first. */
export type Beside = Readonly<{ left: readonly Section[]; right: readonly Section[] }>

export type Paper = Readonly<{
  title: string
  /** The line under the title: as at when, for whom. */
  asAt: string
  /** Stands at the top and the foot of every sheet. */
  marking: string
  /** The service that made it, and when. */
  madeBy: string
  madeAt: Date
  body: readonly (Section | Beside)[]
  landscape?: boolean
  /** Small type, and smaller until all of it fits one sheet of A4; nothing is ever left out. */
  compact?: boolean
}>
