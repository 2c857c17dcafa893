// The source tree keeps the house rules that no compiler and no lint rule can hold.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/root.ts'

const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)

const sourceOf = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const sources = filesUnder('src', '.ts')

test('there is a source to judge', () => {
  expect(sources.length).toBeGreaterThan(200)
})

test('no query reads the clock of the database: today is a parameter', () => {
  const clocks =
    /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(\)|\b(current_date|current_timestamp|current_time|localtimestamp|localtime)\b/i
  // A method called now is the product's clock; so is its type.
  const bare = (text: string): string => text.replace(/\.now\(\)|\bnow\(\): Date|now: \(\) =>/g, '')
  expect(sources.filter((path) => clocks.test(bare(sourceOf(path))))).toEqual([])
})

test('every file says in its first line what it holds', () => {
  expect(sources.filter((path) => !/^\/\/ \S.*[.:!?]$/m.test(firstLine(path)))).toEqual([])
})
const firstLine = (path: string): string => sourceOf(path).split('\n', 1)[0] ?? ''

test('inside a room only the names of the house are used', () => {
  const rooms = [
    ...['audit', 'policy', 'access', 'exports', 'duties', 'officers', 'offenders', 'arms'],
    ...['visits', 'corrections', 'workload', 'imports', 'backlog', 'file', 'administration'],
  ]
  const layers =
    '(types|entity|rules|duties|store|queries|service|forms|views|routes|index|permissions|route)'
  const allowed = new RegExp(`^src/[a-z]+/${layers}(\\.ts|/.+\\.ts)$`)
  const inRooms = sources.filter((path) => rooms.includes(path.split('/')[1] ?? ''))
  expect(inRooms.filter((path) => !allowed.test(path))).toEqual([])
})

test('no folder and no file is a drawer for the rest', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|shared|lib|misc)(\.|\/)/
  expect(
    [...sources, ...filesUnder('test', '.ts'), ...filesUnder('views', '.hbs')].filter((path) =>
      drawer.test(path),
    ),
  ).toEqual([])
})

test('rules are switched off in at most five places, each with its reason', () => {
  const everything = [...sources, ...filesUnder('migrations', '.ts'), ...filesUnder('seed', '.ts')]
  const off = everything.flatMap((path) =>
    sourceOf(path)
      .split('\n')
      .filter((line) => /eslint-disable|@ts-(ignore|expect-error|nocheck)/.test(line)),
  )
  expect(off.filter((line) => !/ -- \S/.test(line))).toEqual([])
  expect(off.length).toBeLessThanOrEqual(5)
})

test('no import goes against the order of the rooms, and none goes in a circle', () => {
  const command = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const report = execFileSync(
    process.execPath,
    [
      command,
      '--config',
      '.dependency-cruiser.cjs',
      '-T',
      'json',
      'src',
      'jobs',
      'migrations',
      'seed',
    ],
    { cwd: projectRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  const { summary } = JSON.parse(report) as {
    summary: {
      totalCruised: number
      violations: readonly { from: string; to: string; rule: { name: string } }[]
    }
  }
  expect(summary.totalCruised).toBeGreaterThan(sources.length)
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual(
    [],
  )
}, 120_000)
