// The one page of this room: what it is about, what is known, what waits, and the forms to change it.
import type { Link, Problem, SummaryList, Table } from '../../platform/views/models.ts'
import type { PersonLine } from '../../offenders/index.ts'
import { type FormModel } from './form.ts'

export type RestrictionPage = Readonly<{
  title: string
  back: Link | null
  problems: readonly Problem[]
  person: PersonLine | null
  warning: string | null
  intro: readonly string[]
  facts: SummaryList | null
  tables: readonly Table[]
  links: readonly Link[]
  forms: readonly FormModel[]
}>

export type RestrictionViews = { 'restrictions/page': RestrictionPage }

/** A page with all that a page may leave out. */
export const pageOf = (
  said: Partial<RestrictionPage> & Pick<RestrictionPage, 'title'>,
): RestrictionPage => ({
  back: null,
  problems: [],
  person: null,
  warning: null,
  intro: [],
  facts: null,
  tables: [],
  links: [],
  forms: [],
  ...said,
})
