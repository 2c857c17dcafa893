// Says each GOV.UK component's options in the words of our partials' models.

type Any = Record<string, unknown>
export type Options = Any

const some = (value: unknown): Any => (value ?? {}) as Any
const list = (value: unknown): Any[] => ((value ?? []) as unknown[]).filter(Boolean) as Any[]
const text = (value: unknown): string | undefined => some(value)['text'] as string | undefined

/** Leaves out what was not given, as a view model would. */
function given(model: Any): Any {
  return Object.fromEntries(Object.entries(model).filter(([, value]) => value !== undefined))
}

function field(options: Options): Any {
  const { name, value, describedBy, classes, disabled } = options
  return given({
    id: options['id'] ?? options['idPrefix'] ?? name,
    name,
    value: value === undefined ? undefined : String(value),
    label: text(options['label']),
    labelClasses: some(options['label'])['classes'],
    labelIsHeading: some(options['label'])['isPageHeading'],
    hint: text(options['hint']),
    error: text(options['errorMessage']),
    groupClasses: some(options['formGroup'])['classes'],
    describedBy,
    classes,
    disabled,
  })
}

function input(options: Options): Any {
  const { type, autocomplete, autocapitalize, inputmode, pattern, spellcheck } = options
  return given({
    ...field(options),
    ...{ type, autocomplete, autocapitalize, inputmode, pattern },
    spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
    prefix: text(options['prefix']),
    suffix: text(options['suffix']),
  })
}

function select(options: Options): Any {
  const items = list(options['items']).map((item) => {
    const own = item['value'] ?? item['text']
    return given({
      value: String(item['value']),
      text: item['text'],
      selected: item['selected'] ?? (Boolean(options['value']) && own === options['value']),
      disabled: item['disabled'],
    })
  })
  return { ...field(options), items }
}

function choices(options: Options): Any {
  const fieldset = some(options['fieldset'])
  const legend = some(fieldset['legend'])
  const chosen = [options['value'], options['values']].flat()
  const items = list(options['items']).map((item) => {
    if (item['divider'] !== undefined) return { divider: item['divider'] }
    return given({
      id: item['id'],
      name: item['name'],
      value: String(item['value']),
      text: item['text'],
      hint: text(item['hint']),
      labelClasses: some(item['label'])['classes'],
      checked: item['checked'] ?? chosen.includes(item['value']),
      disabled: item['disabled'],
      behaviour: item['behaviour'],
    })
  })
  return given({
    ...field({ ...options, value: undefined, id: options['idPrefix'] ?? options['name'] }),
    legend: legend['text'],
    legendClasses: legend['classes'],
    legendIsHeading: legend['isPageHeading'],
    fieldsetClasses: fieldset['classes'],
    describedBy: fieldset['describedBy'] ?? options['describedBy'],
    items,
  })
}

function answer(row: Any): Any {
  const actions = list(some(row['actions'])['items'])
  return given({
    key: text(row['key']),
    keyClasses: some(row['key'])['classes'],
    text: text(row['value']),
    valueClasses: some(row['value'])['classes'],
    classes: row['classes'],
    actionsClasses: some(row['actions'])['classes'],
    actions: actions.map(({ visuallyHiddenText, ...action }) =>
      given({ ...action, about: visuallyHiddenText }),
    ),
  })
}

function summaryList(options: Options): Any {
  const rows = list(options['rows'])
  const anyActs = rows.some((row) => list(some(row['actions'])['items']).length > 0)
  const drawn = rows.map((row) => {
    const without = anyActs && some(row['actions'])['items'] === undefined
    return { ...answer(row), withoutActions: without }
  })
  return given({ classes: options['classes'], rows: drawn })
}

function banner(options: Options): Any {
  const success = options['type'] === 'success'
  const classes = [success ? 'govuk-notification-banner--success' : '', options['classes'] ?? '']
  return given({
    id: options['titleId'] ?? 'govuk-notification-banner-title',
    title: options['titleText'] ?? (success ? 'Success' : 'Important'),
    role: options['role'] ?? (success ? 'alert' : 'region'),
    text: options['text'],
    classes: classes.join(' ').trim() || undefined,
  })
}

function navigation(options: Options): Any {
  return given({
    items: list(options['navigation']),
    label: options['navigationLabel'] ?? options['menuButtonText'],
    navigationId: options['navigationId'],
    classes: options['classes'],
  })
}

function pagination(options: Options): Any {
  const items = list(options['items']).map(({ visuallyHiddenText, ...item }) =>
    given({ ...item, label: visuallyHiddenText }),
  )
  const { classes, previous, next, landmarkLabel } = options
  return given({ items, classes, previous, next, label: landmarkLabel })
}

const fieldset = (options: Options): Any =>
  given({
    legend: text(options['legend']),
    legendClasses: some(options['legend'])['classes'],
    legendIsHeading: some(options['legend'])['isPageHeading'],
    fieldsetClasses: options['classes'],
    fieldsetRole: options['role'],
    fieldsetDescribedBy: options['describedBy'],
  })

const same = (options: Options): Any => options

/** One for each GOV.UK component that we draw; the partial has the component's name unless said otherwise. */
export const translations: Record<string, { partial?: string; model: (options: Options) => Any }> =
  {
    'back-link': { model: same },
    breadcrumbs: { model: same },
    button: { model: ({ isStartButton, ...rest }) => given({ ...rest, start: isStartButton }) },
    checkboxes: { model: choices },
    details: {
      model: ({ summaryText, text: body, id, classes, open }) =>
        given({
          summary: summaryText,
          detailsText: body,
          detailsId: id,
          detailsClasses: classes,
          open,
        }),
    },
    'error-message': { model: same },
    'error-summary': {
      model: ({ titleText, descriptionText, errorList, classes }) =>
        given({ title: titleText, description: descriptionText, errors: errorList ?? [], classes }),
    },
    fieldset: { model: fieldset },
    'file-upload': {
      model: (options) =>
        given({
          ...field(options),
          multiple: options['multiple'],
          enhanced: options['javascript'],
        }),
    },
    'generic-header': {
      partial: 'header',
      model: ({ logoText, url, classes }) =>
        given({ headerText: logoText, headerHref: url ?? '/', headerClasses: classes }),
    },
    hint: { model: same },
    input: { model: input },
    'inset-text': { model: same },
    label: { model: ({ isPageHeading, ...rest }) => given({ ...rest, isHeading: isPageHeading }) },
    'notification-banner': { model: banner },
    pagination: { model: pagination },
    panel: { model: ({ titleText, ...rest }) => given({ ...rest, title: titleText }) },
    'password-input': {
      model: (options) =>
        given({ ...field(options), value: undefined, autocomplete: options['autocomplete'] }),
    },
    radios: { model: choices },
    select: { model: select },
    'service-navigation': { model: navigation },
    'skip-link': { model: same },
    'summary-list': { model: summaryList },
    table: { model: (options) => ({ ...options, rows: list(options['rows']) }) },
    tag: { model: same },
    textarea: {
      model: (options) =>
        given({
          ...field(options),
          rows: options['rows'],
          autocomplete: options['autocomplete'],
          spellcheck:
            options['spellcheck'] === undefined ? undefined : String(options['spellcheck']),
        }),
    },
    'warning-text': { model: same },
  }
