// The order of a planned shift as people change it: one stop up or down, or to a place of its own.

export type Move = Readonly<{ id: string; to: 'up' | 'down' | number }>

/** The ids in their new order; a move past either end, or of a stop that is not there, changes nothing. */
export function moved(order: readonly string[], { id, to }: Move): readonly string[] {
  const from = order.indexOf(id)
  if (from < 0) return order
  const asked = to === 'up' ? from - 1 : to === 'down' ? from + 1 : to - 1
  const place = Math.max(0, Math.min(order.length - 1, asked))
  const rest = order.filter((one) => one !== id)
  return [...rest.slice(0, place), id, ...rest.slice(place)]
}
