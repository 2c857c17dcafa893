// The parts that every page about officers is made of, and the fields of their forms.
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { problemsOf, type Answers, type Field } from '../../platform/views/fields.ts'
import type {
  Filter,
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  Table,
} from '../../platform/views/models.ts'

export type PageForm = Readonly<{
  action: string
  isUpload: boolean
  hidden: HiddenFields
  fields: readonly Field[]
  submitText: string
  buttonClasses: string
}>

type Line = Readonly<{ text: string; href: string | null; linkText: string }>

export type Section = Readonly<{
  heading: string | null
  lines: readonly Line[]
  facts: SummaryList | null
  table: Table | null
  emptyText: string | null
  form: PageForm | null
  /** Person lines as another room finished them. */
  people: readonly object[]
}>

export type OfficerPage = Readonly<{
  title: string
  back: Link | null
  problems: readonly Problem[]
  leadText: string | null
  tabs: readonly (Link & Readonly<{ current: boolean }>)[]
  filter: Filter | null
  sections: readonly Section[]
}>

const nothing: Section = {
  heading: null,
  lines: [],
  facts: null,
  table: null,
  emptyText: null,
  form: null,
  people: [],
}

export const section = (heading: string | null, parts: Partial<Section>): Section => ({
  ...nothing,
  heading,
  ...parts,
})

export const line = (text: string, link?: Link): Line =>
  link === undefined
    ? { text, href: null, linkText: '' }
    : { text, href: link.href, linkText: link.text }

type PageParts = Partial<OfficerPage> & Readonly<{ attempt?: Attempt }>

/** A page with what was wrong in it, if a form of it was sent. */
export const officerPage = (
  title: string,
  { attempt = firstDraw, ...parts }: PageParts,
): OfficerPage => ({
  title,
  back: null,
  leadText: null,
  tabs: [],
  filter: null,
  sections: [],
  problems: problemsOf({ attempt }),
  ...parts,
})

type FormParts = Readonly<{
  action: string
  submitText: string
  fields?: readonly Field[]
  hidden?: HiddenFields
  isUpload?: boolean
  isSecondary?: boolean
}>

export const form = ({ hidden = [], isSecondary = false, ...parts }: FormParts): PageForm => ({
  isUpload: false,
  fields: [],
  ...parts,
  buttonClasses: isSecondary ? 'govuk-button--secondary' : '',
  hidden: [...hidden, { name: '_key', value: newId() }],
})

export const answersOf = (known: Readonly<Record<string, string>>): Answers => Object.entries(known)
