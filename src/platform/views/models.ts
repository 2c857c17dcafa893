// The models of the partials, as the views of each feature build them; the comment atop a partial says the same.

export type Problem = Readonly<{ text: string; href?: string }>

type Words = Readonly<{
  id: string
  name: string
  hint?: string
  error?: string
  describedBy?: string
  classes?: string
  groupClasses?: string
  disabled?: boolean
}>
type Labelled = Words & Readonly<{ label: string; labelClasses?: string; labelIsHeading?: boolean }>

export type Input = Labelled &
  Readonly<{
    value?: string
    type?: 'text' | 'search' | 'tel' | 'email' | 'number'
    autocomplete?: string
    autocapitalize?: string
    inputmode?: string
    pattern?: string
    spellcheck?: 'true' | 'false'
    prefix?: string
    suffix?: string
  }>
export type TextArea = Labelled &
  Readonly<{ value?: string; rows?: number; autocomplete?: string; spellcheck?: 'true' | 'false' }>
export type DateField = Labelled & Readonly<{ value?: string; minDate?: string; maxDate?: string }>
export type PasswordInput = Labelled & Readonly<{ autocomplete?: string }>
export type FileUpload = Labelled &
  Readonly<{ accept?: string; multiple?: boolean; enhanced?: boolean }>
export type Select = Labelled &
  Readonly<{
    items: readonly Readonly<{
      value: string
      text: string
      selected?: boolean
      disabled?: boolean
    }>[]
  }>
export type Choice = Readonly<{
  value: string
  text: string
  id?: string
  name?: string
  hint?: string
  labelClasses?: string
  checked?: boolean
  disabled?: boolean
  behaviour?: 'exclusive'
  conditional?: Input
}>
export type Choices = Words &
  Readonly<{
    legend?: string
    legendClasses?: string
    legendIsHeading?: boolean
    fieldsetClasses?: string
    items: readonly (Choice | Readonly<{ divider: string }>)[]
  }>

export type Button = Readonly<{
  text: string
  href?: string
  type?: 'submit' | 'button'
  name?: string
  value?: string
  id?: string
  classes?: string
  disabled?: boolean
  preventDoubleClick?: boolean
  start?: boolean
}>
export type Link = Readonly<{ text: string; href: string }>
export type Action = Link & Readonly<{ about?: string; classes?: string }>

export type Cell = Readonly<{
  text: string
  href?: string
  tagClass?: string
  note?: string
  noteClass?: string
  format?: 'numeric'
  classes?: string
  colspan?: number
}>
export type Table = Readonly<{
  caption?: string
  captionClasses?: string
  /** The id of the caption; given, the table stands in a region that scrolls sideways. */
  regionId?: string
  head?: readonly Readonly<{
    text: string
    format?: 'numeric'
    classes?: string
    colspan?: number
    hidden?: boolean
  }>[]
  rows: readonly (readonly Cell[])[]
  firstCellIsHeader?: boolean
  classes?: string
  /** On a telephone each row stands by itself, every cell under its heading. It needs `head`, a heading for each cell. */
  stacks?: true
}>
type Answer = Omit<Cell, 'format' | 'classes' | 'colspan'>
export type SummaryRow = Readonly<{
  key: string
  classes?: string
  keyClasses?: string
  valueClasses?: string
  actions?: readonly Action[]
  actionsClasses?: string
  withoutActions?: boolean
}> &
  (Answer | Readonly<{ lines: readonly Answer[] }>)
export type SummaryList = Readonly<{ rows: readonly SummaryRow[]; classes?: string }>

export type Pager = Readonly<{
  label: string
  totalText: string
  nextHref: string | null
  firstHref: string | null
}>
export type HiddenFields = readonly Readonly<{ name: string; value: string }>[]
export type Filter = Readonly<{
  label: string
  action: string
  fields: readonly (
    | Readonly<{ input: Input }>
    | Readonly<{ select: Select }>
    | Readonly<{ date: DateField }>
    | Readonly<{ checkboxes: Choices }>
  )[]
  active: readonly Readonly<{ text: string; removeHref: string }>[]
  clearHref: string | null
  hidden?: HiddenFields
  submitText?: string
}>
export type FigureTile = Readonly<{
  number: string
  label: string
  href: string | null
  comparisonText?: string
  countedText?: string
  classes?: string
}>
export type Progress = Readonly<{
  id: string
  label: string
  percent: number
  percentText: string
  detail?: string
}>
export type TimelineItem = Readonly<{
  title: string
  datetime: string
  whenText: string
  byline?: string
  text?: string
  href?: string
  linkText?: string
  tag?: string
  tagClass?: string
  /** What it tells no longer stands. */
  struck?: boolean
  putRightHref?: string
}>
