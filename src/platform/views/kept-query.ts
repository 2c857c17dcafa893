// A finished model whose links and filters carry one more value of the address on to the pages that know it.

type Carried = Readonly<{
  name: string
  value: string
  /** Whether the page at a path knows the value. */
  knows: (path: string) => boolean
}>

const pathOf = (href: string): string => href.split(/[?#]/)[0] ?? href

/** The address with the value, before its fragment; one that has it already stays as it is. */
function carrying(href: string, { name, value, knows }: Carried): string {
  if (!knows(pathOf(href)) || new RegExp(`[?&]${name}=`).test(href)) return href
  const [address = '', ...fragment] = href.split('#')
  const mark = address.includes('?') ? '&' : '?'
  return [`${address}${mark}${name}=${encodeURIComponent(value)}`, ...fragment].join('#')
}

const isAddress = (key: string): boolean => key === 'href' || key.endsWith('Href')

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

/** A filter sends what it holds unseen with what is chosen. */
function withHidden(made: Record<string, unknown>, carried: Carried): Record<string, unknown> {
  const { action, fields, hidden } = made
  if (typeof action !== 'string' || !Array.isArray(fields) || !carried.knows(pathOf(action)))
    return made
  const { name, value } = carried
  const others: readonly unknown[] = Array.isArray(hidden) ? hidden : []
  return { ...made, hidden: [...others, { name, value }] }
}

function changed(value: unknown, carried: Carried): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, carried))
  if (!isPlain(value)) return value
  const made = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isAddress(key) && typeof inner === 'string'
        ? carrying(inner, carried)
        : changed(inner, carried),
    ]),
  )
  return withHidden(made, carried)
}

/** The model with every link and filter carrying the value. */
export const withKeptQuery = <Model extends object>(model: Model, carried: Carried): Model =>
  changed(model, carried) as Model
