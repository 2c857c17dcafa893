// The one shape of this room's pages: a person, what is held in parts, and the forms to add to it.
import type { Field } from '../../platform/views/fields.ts'
import type {
  Filter,
  HiddenFields,
  Link,
  Pager,
  Problem,
  SummaryList,
  Table,
} from '../../platform/views/models.ts'

export type FormModel = Readonly<{
  heading: string
  action: string
  hidden: HiddenFields
  sections: readonly Readonly<{ legend: string | null; fields: readonly Field[] }>[]
  submitText: string
}>

export type PartModel = Readonly<{ heading: string | null; table: Table }>

export type EvidencePage = Readonly<{
  title: string
  back: Link | null
  person: object | null
  problems: readonly Problem[]
  intro: readonly string[]
  /** What is to be thought of now, with where each may be done. */
  prompt: Readonly<{ text: string; links: readonly Link[] }> | null
  links: readonly Link[]
  filter: Filter | null
  facts: SummaryList | null
  parts: readonly PartModel[]
  emptyText: string | null
  pager: Pager | null
  forms: readonly FormModel[]
}>

const nothing = {
  back: null,
  person: null,
  problems: [],
  intro: [],
  prompt: null,
  links: [],
  filter: null,
  facts: null,
  parts: [],
  emptyText: null,
  pager: null,
  forms: [],
} satisfies Omit<EvidencePage, 'title'>

/** A page with its title and what else it has. */
export const pageOf = (
  page: Readonly<{ title: string }> & Partial<EvidencePage>,
): EvidencePage => ({ ...nothing, ...page })

export const formOf = ({
  fields,
  key,
  hidden = [],
  ...form
}: Pick<FormModel, 'heading' | 'action' | 'submitText'> &
  Readonly<{ fields: readonly Field[]; key: string; hidden?: HiddenFields }>): FormModel => ({
  ...form,
  hidden: [...hidden, { name: '_key', value: key }],
  sections: [{ legend: null, fields }],
})
