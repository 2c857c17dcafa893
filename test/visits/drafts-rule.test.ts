// What may take the place of what is kept of a form: nothing typed elsewhere is written over, nothing recorded is begun anew.
import { newId } from '../../src/platform/ids.ts'
import { decideKeeping } from '../../src/visits/rules/drafts.ts'
import type { Draft, DraftSave } from '../../src/visits/types.ts'

const key = newId()
const writer = newId()
const at = new Date('2026-03-02T14:32:00Z')

const kept = (differing: Partial<Draft> = {}): Draft => ({
  ...{ id: newId(), forceId: newId(), offenderId: newId(), accountId: newId(), form: 'visit', key },
  ...{ fields: { account: 'He was' }, begunAt: at, savedAt: at, endedAt: null, endedAs: null },
  ...{ writer, saves: 3, version: 3, ...differing },
})
const sent = (differing: Partial<DraftSave> = {}): DraftSave => ({
  ...{ key, fields: { account: 'He was in.' }, version: null, writer, saves: 4 },
  ...differing,
})
const another = { writer: newId(), saves: 9 }

test.each([
  ['a first save begins a draft', null, sent(), 'begin'],
  ['the page that saved last goes on, whether or not it was answered', kept(), sent(), 'replace'],
  [
    'a page that saw the newest version goes on',
    kept(),
    sent({ ...another, version: 3 }),
    'replace',
  ],
  [
    'a page without a script says which version it saw',
    kept(),
    sent({ writer: null, version: 3 }),
    'replace',
  ],
  [
    'the same words again are kept already',
    kept(),
    sent({ ...another, fields: kept().fields }),
    'nothing',
  ],
  [
    'a page that saw an older version writes nothing over',
    kept(),
    sent({ ...another, version: 2 }),
    'elsewhere',
  ],
  ['a page that saw nothing kept writes nothing over', kept(), sent(another), 'elsewhere'],
  [
    'a save that arrives after a later one of its page writes nothing over',
    kept(),
    sent({ saves: 2 }),
    'elsewhere',
  ],
  [
    'two pages with the same count write nothing over one another',
    kept(),
    sent({ saves: 3 }),
    'elsewhere',
  ],
  [
    'what was recorded is never begun anew',
    kept({ endedAt: at, endedAs: '/visits/1' }),
    sent({ version: 3 }),
    'recorded',
  ],
  [
    'a late save does not bring back what was thrown away',
    kept({ endedAt: at }),
    sent(),
    'thrown-away',
  ],
  [
    'what was thrown away comes back for whoever knows that it was',
    kept({ endedAt: at }),
    sent({ version: 3 }),
    'replace',
  ],
] as const)('%s', (_title, ofKey, save, expected) => {
  const live = ofKey !== null && ofKey.endedAt === null ? ofKey : null
  const decided = decideKeeping({ ofKey, live }, save)
  expect(decided.ok ? decided.value.what : decided.why).toBe(expected)
})

test.each([
  ['another page with a key of its own writes nothing over', null, 'elsewhere'],
  ['and takes its place once its writer was told', 3, 'replace'],
])('a form opened twice: %s', (_title, version, expected) => {
  const live = kept({ key: newId() })
  const decided = decideKeeping({ ofKey: null, live }, sent({ ...another, version }))
  expect(decided.ok ? decided.value.what : decided.why).toBe(expected)
})

test('one thrown away under this key stays so beside another that stands', () => {
  const before = { ofKey: kept({ endedAt: at }), live: kept({ key: newId() }) }
  expect(decideKeeping(before, sent({ version: 3 }))).toEqual({ ok: false, why: 'elsewhere' })
})
