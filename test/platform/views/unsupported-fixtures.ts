// The fixtures of GOV.UK components that our partials do not answer for, each with the reason.

const because = {
  raw: 'raw HTML in an option: nothing reaches a page unescaped',
  attributes:
    'free attributes: the name of an attribute cannot be escaped, so none comes from a model',
  noHref: 'a link without an address is a mistake here, and stops the page',
  focus:
    'an error summary and a success message always take the focus, as the components do by themselves',
  english: 'the service speaks English only, so these words are fixed',
  gaps: 'lists come from views without gaps in them',
  lonely:
    'checkboxes stand in a fieldset; one that does not says everything in its own label and hint',
  card: 'summary cards are not used',
  block: 'lists that read on use our own pager, which says how much there is',
  valueless: 'every option has a value',
  nameInHeader:
    'the name of the service stands in the header, and the navigation holds places only',
  noPlaces: 'without places there is no navigation at all',
  oneMenu: 'the menu has one form and one wording',
  rowspan: 'cells that span rows cannot be read out in order',
  heading: 'the level of the heading is fixed by the layout',
  password: 'a password is never sent back to the page',
  double: 'prevention of double clicks is on or left out',
  wordless: 'a component without words is a mistake here, and stops the page',
  affix: 'prefix and suffix are plain text',
} as const

type Reason = keyof typeof because

/** Components that have fixtures and no partial of ours. */
export const notDrawn: Readonly<Record<string, string>> = {
  accordion: 'long pages are read whole and printed; details folds single explanations',
  'character-count': 'accounts of visits have no limit to count towards',
  'cookie-banner': 'only the cookie that signs in, which needs no consent',
  'date-input': 'one box for a date, as the date picker has it',
  'exit-this-page': 'for people in danger, not for officers',
  feedback: 'for public services',
  footer:
    "crown copyright and the open licence do not fit a force's own service; we draw our own foot",
  header: 'the crown and the GOV.UK logo are for gov.uk only; we draw the generic header',
  'language-navigation': 'the service speaks English only',
  'phase-banner': 'no phases: a demonstration says so itself',
  tabs: 'a file is read from top to bottom, and on paper',
  'task-list': 'duties have their own list',
}

const unsupported: Readonly<Record<string, Partial<Record<Reason, readonly string[]>>>> = {
  'back-link': {
    noHref: ['default', 'inverse', 'classes', 'html as text'],
    raw: ['html'],
    attributes: ['attributes'],
  },
  breadcrumbs: {
    attributes: ['attributes', 'item attributes'],
    raw: ['html'],
    english: ['custom label'],
  },
  button: {
    attributes: ['attributes', 'link attributes'],
    raw: ['html', 'start link with html'],
    double: ["don't prevent double click"],
  },
  checkboxes: {
    raw: [
      'with pre-checked values',
      'with divider, None and conditional items',
      'with conditional items',
      'with optional form-group classes showing group error',
      'small with conditional reveal',
      'with conditional items with special characters',
      'label with attributes',
      'fieldset html params',
      'with conditional item checked',
      'textarea in conditional',
    ],
    gaps: ['with falsy values'],
    attributes: ['attributes', 'items with attributes', 'fieldset params'],
    lonely: [
      'multiple hints',
      "with single option set 'aria-describedby' on input, and describedBy",
      "with single option (and hint) set 'aria-describedby' on input, and describedBy",
      'with error and idPrefix',
    ],
  },
  details: {
    raw: ['html', 'summary html', 'with html'],
    attributes: ['attributes'],
  },
  'error-message': {
    raw: ['translated', 'html'],
    attributes: ['attributes'],
    english: ['with visually hidden text', 'visually hidden text removed'],
  },
  'error-summary': {
    raw: ['title html', 'description html', 'error list with html', 'error list with html link'],
    attributes: ['attributes', 'error list with attributes'],
    focus: ['autofocus disabled', 'autofocus explicitly enabled'],
  },
  fieldset: {
    raw: ['html fieldset content', 'html'],
    attributes: ['attributes'],
  },
  'file-upload': {
    attributes: ['enhanced, custom wrapper classes and attributes', 'attributes'],
    english: ['translated'],
  },
  'generic-header': {
    raw: ['with image logo', 'with text and image logo', 'full width'],
    attributes: ['attributes'],
  },
  hint: {
    raw: ['with html'],
    attributes: ['attributes'],
  },
  input: {
    attributes: ['attributes', 'with prefix with attributes', 'with customised input wrapper'],
    raw: [
      'with prefix with html',
      'with suffix with html',
      'with suffix with classes',
      'with suffix with attributes',
    ],
    affix: ['with prefix with classes'],
  },
  'inset-text': {
    raw: ['with html'],
    attributes: ['attributes'],
  },
  label: {
    wordless: ['empty'],
    raw: ['html'],
    attributes: ['attributes'],
  },
  'notification-banner': {
    raw: ['with text as html', 'with lots of content', 'title as html'],
    heading: ['custom title heading level'],
    attributes: ['attributes', 'custom tabindex'],
    focus: [
      'auto-focus disabled, with type as success',
      'auto-focus explicitly enabled, with type as success',
    ],
  },
  pagination: {
    block: [
      'with prev and next only',
      'with prev and next only and labels',
      'with prev and next only and very long labels',
      'with previous only',
      'with next only',
    ],
    attributes: ['with custom attributes'],
    gaps: ['with empty items'],
  },
  panel: {
    raw: [
      'default',
      'interruption',
      'interruption-with-content-with-long-line-length',
      'interruption-with-headings-content-and-lists',
      'title html',
      'body html',
      'interruption with custom classes',
      'interruption, with actions classes and attributes',
      'interruption, submit action',
      'interruption, button link',
      'interruption, no actions',
      'interruption, no actions items',
    ],
    attributes: ['attributes'],
    heading: ['custom heading level'],
  },
  'password-input': {
    password: ['value'],
    attributes: ['attributes'],
    english: ['with translations'],
  },
  radios: {
    raw: [
      'with legend as page heading',
      'with conditional items',
      'with conditional item checked',
      'with optional form-group classes showing group error',
      'small with conditional reveal',
      'fieldset with html',
      'textarea in conditional',
      'with conditional items with special characters',
      'with conditional items and pre-checked value',
    ],
    gaps: ['with falsy items'],
    attributes: ['attributes', 'items with attributes', 'label with attributes', 'fieldset params'],
  },
  select: {
    attributes: ['attributes', 'attributes on items'],
    valueless: ['without values', 'without values with selected value'],
  },
  'service-navigation': {
    raw: [
      'with HTML navigation items',
      'with non-link navigation items',
      'with right-aligned language navigation',
      'with `inline` end slot',
    ],
    nameInHeader: [
      'with service name',
      'with service link',
      'with long service name',
      'with service name and navigation',
      'inverse',
      'with collapseNavigationOnMobile set to false',
      'with a single navigation item',
      'with a single navigation item and collapseNavigationOnMobile set to true',
      'classes',
      'with custom aria-label',
      'with language navigation',
      'inverse with language navigation',
      'with slotted content',
    ],
    noPlaces: [
      'with no options set',
      'with navigation having only empty values',
      'with navigation being an empty array',
    ],
    attributes: ['attributes'],
    oneMenu: [
      'with custom navigation toggle text',
      'with custom navigation toggle label',
      'with identical navigation toggle text and label',
      'with custom navigation toggle text and navigation label',
      'with custom navigation classes',
      'with navigation with an active item',
    ],
  },
  'skip-link': {
    noHref: ['no href', 'custom text', 'html as text', 'classes'],
    raw: ['html'],
    attributes: ['attributes'],
  },
  'summary-list': {
    raw: [
      'default',
      'with actions',
      'no-border',
      'no-border on last row',
      'extreme',
      'as a summary card with a html header',
      'as a summary card extreme',
      'key with html',
      'value with html',
      'actions with html',
      'translated',
      'with some actions',
      'overridden-widths',
    ],
    card: [
      'as a summary card with a text header',
      'as a summary card with actions',
      'as a summary card with actions plus summary list actions',
      'summary card with custom classes',
      'summary card with only 1 action',
      'as a summary card with a custom header level',
    ],
    attributes: ['attributes', 'actions with attributes', 'summary card with custom attributes'],
  },
  table: {
    attributes: [
      'attributes',
      'head with attributes',
      'firstCellIsHeader with attributes',
      'rows with attributes',
    ],
    raw: ['html', 'firstCellIsHeader with html'],
    rowspan: [
      'head with rowspan and colspan',
      'firstCellIsHeader with rowspan and colspan',
      'rows with rowspan and colspan',
    ],
  },
  tag: {
    attributes: ['attributes'],
    raw: ['html'],
  },
  textarea: {
    attributes: ['attributes'],
  },
  'warning-text': {
    attributes: ['attributes'],
    raw: ['html'],
    wordless: ['icon fallback text only'],
  },
}

/** Why a fixture is not ours, or null when our partial must draw it exactly. */
export function whyNot(component: string, fixture: string): string | null {
  for (const [reason, names] of Object.entries(unsupported[component] ?? {}))
    if (names.includes(fixture)) return because[reason as Reason]
  return null
}

/** Every name on the list, to find those that are no longer fixtures. */
export const listed: readonly (readonly [string, string])[] = Object.entries(unsupported).flatMap(
  ([component, reasons]) =>
    Object.values(reasons).flatMap((names) => names.map((name) => [component, name] as const)),
)
