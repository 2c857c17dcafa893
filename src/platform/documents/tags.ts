// What a reader of a tagged PDF is told of the order of the text: headings, paragraphs, lists, tables.

export type Tag =
  'Document' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD'

export type Tagged = Readonly<{ tag: Tag; children: Tagged[] }>

export type Tree = Readonly<{
  root: Tagged
  /** A new element under another one; its number is what the text carries through the layout. */
  add(tag: Tag, under?: Tagged): Tagged
  numberOf(element: Tagged): number
  at(number: number): Tagged | undefined
}>

export function tagTree(): Tree {
  const root: Tagged = { tag: 'Document', children: [] }
  const all: Tagged[] = [root]
  const numbers = new Map<Tagged, number>([[root, 0]])
  return {
    root,
    add: (tag, under = root) => {
      const element: Tagged = { tag, children: [] }
      under.children.push(element)
      numbers.set(element, all.push(element) - 1)
      return element
    },
    numberOf: (element) => numbers.get(element) ?? 0,
    at: (number) => all[number],
  }
}
