// From the plain parts of a document to what the typesetter lays out, each text with the number of its tag.
import type { Beside, Paper, PaperTable, Section } from './document.ts'
import type { Tagged, Tree } from './tags.ts'

/** A node as the typesetter takes it. */
export type Node = Readonly<Record<string, unknown>>

const text = (said: string, mark: number, style: Node = {}): Node => ({
  // The typesetter hands on what an inner text carries with every word it breaks it into.
  text: [{ text: said === '' ? '\u00a0' : said, mark }],
  ...style,
})

const headingStyle = { bold: true, style: 'heading', margin: [0, 6, 0, 2] }

function tableNode(tree: Tree, { head, rows, shares }: PaperTable): Node {
  const table = tree.add('Table')
  const cells = (row: readonly string[], tag: 'TH' | 'TD'): Node[] => {
    const line = tree.add('TR', table)
    const style = tag === 'TH' ? { bold: true } : {}
    return row.map((cell) => text(cell, tree.numberOf(tree.add(tag, line)), style))
  }
  const total = (shares ?? head).reduce<number>((sum, share) => sum + Number(shares ? share : 1), 0)
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: head.map((_, index) => `${(100 * (shares?.[index] ?? 1)) / total}%`),
      body: [cells(head, 'TH'), ...rows.map((row) => cells(row, 'TD'))],
    },
    layout: 'ruled',
    margin: [0, 2, 0, 4],
  }
}

function pointNodes(tree: Tree, points: readonly string[]): Node[] {
  const list: Tagged = tree.add('L')
  return points.map((point) => {
    const body = tree.add('LBody', tree.add('LI', list))
    return { ...text(`•  ${point}`, tree.numberOf(body)), margin: [0, 0, 0, 1.5] }
  })
}

const sectionNodes = (tree: Tree, { heading, lines, points, table }: Section): Node[] => [
  ...(heading === null ? [] : [text(heading, tree.numberOf(tree.add('H2')), headingStyle)]),
  ...(lines ?? []).map((line) =>
    text(line, tree.numberOf(tree.add('P')), { margin: [0, 0, 0, 1.5] }),
  ),
  ...(points === undefined || points.length === 0 ? [] : pointNodes(tree, points)),
  ...(table === undefined ? [] : [tableNode(tree, table)]),
]

const stack = (tree: Tree, sections: readonly Section[]): Node => ({
  width: '*',
  stack: sections.flatMap((section) => sectionNodes(tree, section)),
})

const blockNodes = (tree: Tree, block: Section | Beside): Node[] =>
  'left' in block
    ? [{ columns: [stack(tree, block.left), stack(tree, block.right)], columnGap: 14 }]
    : sectionNodes(tree, block)

/** All of the document, its title first; tags are numbered in the order in which they are read. */
export const contentOf = (paper: Paper, tree: Tree): Node[] => [
  text(paper.title, tree.numberOf(tree.add('H1')), { bold: true, style: 'title' }),
  text(paper.asAt, tree.numberOf(tree.add('P')), { margin: [0, 1, 0, 4] }),
  ...paper.body.flatMap((block) => blockNodes(tree, block)),
]
