// The register by command beside a running server: its answers, its exit codes, and nothing the second time.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleAnswers, exampleBytes } from '../imports/register-builder.ts'
import { csvOf } from '../imports/registers.ts'
import { callerOf, type Caller } from './caller.ts'
import { build, clearUp, command, lastLine, startServer, temporary } from './program.ts'
import { tokenOf, type Ended, type Server } from './program.ts'

const answers = exampleAnswers()
const folder = temporary()
const asked = { dataDir: join(folder, 'data') }
let server: Server
let chief: Caller

beforeAll(async () => {
  await build()
  server = await startServer(asked)
  chief = callerOf(server.address, await tokenOf('dci.force', asked))
}, 60_000)
afterAll(clearUp)

const load = (file: string, ...options: string[]): Promise<Ended> =>
  command('import', [file, ...options], asked).ended

function fileOf(name: string, bytes: Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

const counts = (ended: Ended): Record<string, unknown> =>
  JSON.parse(lastLine(ended.out)) as Record<string, unknown>

test('the example register gives its answers, and the figures of its day', async () => {
  const loaded = await load(fileOf('example.csv', exampleBytes()), '--json')
  expect(loaded.code).toBe(2)
  expect(counts(loaded)).toMatchObject({ ...answers.import, created: 2420 })
  expect(loaded.err).toContain('Writing people')
  const figures = await chief.get(`/figures?on=${answers.today}`)
  expect(figures.body).toMatchObject(answers.figures)
}, 60_000)

test('the reject file lies beside the register, its rows as they came with why', () => {
  const rejects = readFileSync(join(folder, 'example.rejected.csv'), 'utf8')
  expect(rejects.split('\r\n')[0]).toMatch(/,"?Why rejected"?$/)
  expect(rejects.match(/DOB: there is no such day\r?$/gm)).toHaveLength(5)
})

test('a second load changes nothing and says so', async () => {
  const before = await chief.get(`/figures?on=${answers.today}`)
  const again = await load(join(folder, 'example.csv'), '--json')
  expect(counts(again)).toMatchObject({ created: 0, updated: 0, unchanged: 2420, proposed: 0 })
  const inWords = await load(join(folder, 'example.csv'), '--dry-run')
  expect(inWords.out).toContain('Nothing in the file is new, so nothing was changed.')
  expect(inWords.err).toContain('Trying: writing people')
  expect(inWords.err).not.toContain('Writing')
  const after = await chief.get(`/figures?on=${answers.today}`)
  expect(after.body).toEqual(before.body)
}, 60_000)

test('one row that is rejected is said as one', async () => {
  const file = fileOf('one.csv', csvOf({ 'ViSOR ref': 'V0000008', DOB: '30/2/1980' }))
  const { code, out } = await load(file, '--dry-run')
  expect(code).toBe(2)
  expect(out).toMatch(/Would load 0 of 1 row: 0 new people/)
  expect(out).toMatch(/^1 row was rejected; it is in .*one\.rejected\.csv, with why\.$/m)
})

test('a file in which every row is accepted answers 0 and leaves no reject file', async () => {
  const { code } = await load(fileOf('clean.csv', csvOf({ 'ViSOR ref': 'V0000009' })))
  expect(code).toBe(0)
  expect(existsSync(join(folder, 'clean.rejected.csv'))).toBe(false)
})

test.each([
  [
    'a file without the column Risk',
    Buffer.from('ViSOR ref,Surname,DOB\r\nV0000001,A,1/1/1980'),
    'Risk',
  ],
  ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]), 'file'],
  ['an empty file', Buffer.alloc(0), 'empty'],
])('%s answers 1 with a sentence, and nothing is done', async (_what, bytes, word) => {
  const before = await chief.get('/offenders?size=1')
  const ended = await load(fileOf('wrong.csv', bytes), '--json')
  expect([ended.code, ended.out]).toEqual([1, ''])
  expect(lastLine(ended.err)).toContain(word)
  expect(ended.err).not.toMatch(/\n\s+at /)
  expect((await chief.get('/offenders?size=1')).body['total']).toBe(before.body['total'])
})

test.each([
  ['a file that is not there', ['nowhere.csv'], 'The file nowhere.csv cannot be read'],
  ['a folder', [folder], 'cannot be read'],
  ['no file at all', [], 'Usage: npm run import'],
  ['an unknown option', ['a.csv', '--fast'], 'Usage: npm run import'],
])('%s answers 1 with a sentence', async (_what, args, words) => {
  const { code, err } = await command('import', args, asked).ended
  expect(code).toBe(1)
  expect(err).toContain(words)
  expect(err).not.toMatch(/\n\s+at /)
})
