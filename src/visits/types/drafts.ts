// What is begun and not recorded yet: kept for one account, person and form.
import type { AccountId, ForceId, OffenderId } from '../../platform/ids.ts'

/** The forms that are kept while they are typed. */
export type DraftForm = 'visit' | 'attempt' | `write-up-${string}`

/** The fields of a form as they stand, name by name. */
export type DraftFields = Readonly<Record<string, string>>

export type Draft = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  accountId: AccountId
  form: DraftForm
  /** The key of the form: recording under it once ends the draft. */
  key: string
  fields: DraftFields
  begunAt: Date
  savedAt: Date
  /** The open page that saved last, and its how manieth save that was; null for a page without a script. */
  writer: string | null
  saves: number
  endedAt: Date | null
  /** What it became; null for one that stands, or that was thrown away. */
  endedAs: string | null
  version: number
}>

/** Whose draft of which form about whom. */
export type DraftPlace = Pick<Draft, 'accountId' | 'offenderId' | 'form'>

/** A form as it stands, and what the page that sends it knows of what was kept before. */
export type DraftSave = Readonly<{
  key: string
  fields: DraftFields
  version: number | null
  writer: string | null
  saves: number
}>

/** Why words are not kept: typed on elsewhere since, thrown away, or recorded already. */
export type DraftRefusal = 'elsewhere' | 'thrown-away' | 'recorded'
