// What says nothing of anybody: worked examples, and the database that says the same of every visit it keeps.
import { saysSomething, stockPhrases } from '../../src/visits/rules/empty-words.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const inDatabase = (account: string | null): Promise<boolean> =>
  asAdmin(database.adminUrl, async (client) => {
    const text = 'select says_something($1) as says'
    const { rows } = await client.query<{ says: boolean }>(text, [account])
    return rows[0]?.says ?? false
  })

const examples: readonly (readonly [what: string, account: string | null, says: boolean])[] = [
  ['nothing at all', null, false],
  ['a full stop', '.', false],
  ['no letter and no digit', ' — …\n?! ', false],
  ['pictures alone', '\u{1F44D} ²', false],
  ['a phrase, whatever its case and stops', 'ALL in order!!', false],
  ['two phrases and nothing else', 'No concerns. Seen, and noted.', false],
  ['a phrase over two lines', 'No\nconcerns', false],
  ['one letter', 'x', true],
  ['one digit', '7', true],
  ['a letter of another script', 'Ж', true],
  ['a phrase with a name', 'No concerns: Karen was in', true],
  ['the beginning of a phrase', 'No', true],
  ['a phrase within a word', 'Noncompliant', true],
  ['two phrases run together', 'all wellno change', true],
  ['an apostrophe', 'He didn’t open', true],
  ['a phrase with an accent', 'no chängé', true],
  ['a dotted capital', 'no İssues', true],
]

test.each(examples)('%s', async (_what, account, says) => {
  expect([saysSomething(account), await inDatabase(account)]).toEqual([says, says])
})

test.each(stockPhrases)('“%s” alone says nothing, here and in the database', async (phrase) => {
  const told = [saysSomething(phrase), await inDatabase(`${phrase.toUpperCase()}.`)]
  expect(told).toEqual([false, false])
})

test('the database knows no phrase that is not quoted here', async () => {
  const [source = ''] = await asAdmin(database.adminUrl, async (client) => {
    const text = `select prosrc as source from pg_proc where proname = 'says_something'`
    return (await client.query<{ source: string }>(text)).rows.map((row) => row.source)
  })
  const [, list = ''] = /\^\(\(([^)]*)\)/.exec(source) ?? []
  expect(list.split('|').toSorted()).toEqual(stockPhrases.toSorted())
})
