// A model whose links and filters carry one more value of the address.
import { withKeptQuery } from '../../../src/platform/views/kept-query.ts'

const carried = {
  name: 'knownOn',
  value: '2026-02-03',
  knows: (path: string) => path.startsWith('/offenders/'),
}
const kept = <Model extends object>(model: Model): Model => withKeptQuery(model, carried)

test.each([
  ['/offenders/1', '/offenders/1?knownOn=2026-02-03'],
  ['/offenders/1?size=2', '/offenders/1?size=2&knownOn=2026-02-03'],
  ['/offenders/1#risk', '/offenders/1?knownOn=2026-02-03#risk'],
  ['/offenders/1?knownOn=2026-01-01', '/offenders/1?knownOn=2026-01-01'],
  ['/duties/1', '/duties/1'],
  ['#risk', '#risk'],
  ['tel:01632960001', 'tel:01632960001'],
])('%s becomes %s', (href, carrying) => {
  expect(kept({ href })).toEqual({ href: carrying })
})

test('links are found wherever they stand, and nothing else is touched', () => {
  const at = new Date('2026-02-03T10:00:00Z')
  const model = { text: '/offenders/1', at, none: null, rows: [{ nextHref: '/offenders/1' }] }
  expect(kept(model)).toEqual({
    ...{ text: '/offenders/1', at, none: null },
    rows: [{ nextHref: '/offenders/1?knownOn=2026-02-03' }],
  })
})

test('a filter sends the value with what is chosen; a form of another place does not', () => {
  const filter = { action: '/offenders/1/chronology', fields: [{ input: 'x' }] }
  expect(kept(filter)).toEqual({ ...filter, hidden: [{ name: 'knownOn', value: '2026-02-03' }] })
  const more = { ...filter, hidden: [{ name: 'size', value: '2' }] }
  expect(kept(more).hidden).toHaveLength(2)
  const other = { action: '/duties', fields: [] }
  expect(kept(other)).toEqual(other)
})
