// Parts of a list that is held in memory.
import { partOf, type Mark } from '../../src/backlog/rules/part.ts'

type Row = Readonly<{ rank: number; name: string }>
const rows: Row[] = [3, 1, 2, 1, 3].map((rank, index) => ({ rank, name: `n${index}` }))
const markOf = ({ rank, name }: Row): Mark => [rank, name]

test.each([1, 2, 3, 5, 6])('in parts of %i every row comes once, in order', (size) => {
  const seen: string[] = []
  let after: Mark | null = null
  do {
    const part: ReturnType<typeof partOf<Row>> = partOf(rows, markOf, { size, after })
    expect(part.total).toBe(5)
    seen.push(...part.rows.map(({ name }) => name))
    after = part.next
  } while (after !== null)
  expect(seen).toEqual(['n1', 'n3', 'n2', 'n0', 'n4'])
})
