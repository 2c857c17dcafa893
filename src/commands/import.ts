// npm run import -- FILE [--dry-run] [--json]: the caseload register in. Exit 0 all accepted, 2 some rejected, 1 nothing done.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { importFile, type ImportResult } from '../imports/index.ts'
import { onlyForce } from '../officers/index.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { StartFault } from '../platform/errors.ts'
import type { Product } from '../wiring.ts'
import { answer, command } from './command.ts'

const usage = 'Usage: npm run import -- FILE [--dry-run] [--json]'

function asked(): { file: string; dryRun: boolean; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
    })
    const [file] = positionals
    if (file !== undefined && positionals.length === 1)
      return { file, dryRun: values['dry-run'] ?? false, json: values.json ?? false }
  } catch {
    // An option that is not one of ours: the usage says which are.
  }
  throw new StartFault(usage)
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new StartFault(
      `The file ${file} cannot be read: check its name and that you may read it.`,
    )
  }
}

/** Beside the input; in the data folder when that place cannot be written. */
function writeRejects(file: string, csv: string, dataDir: string): string {
  const name = `${basename(file, extname(file))}.rejected.csv`
  for (const folder of [dirname(resolve(file)), resolve(dataDir)]) {
    try {
      writeFileSync(join(folder, name), csv)
      return join(folder, name)
    } catch {
      continue
    }
  }
  throw new StartFault(
    `The rejected rows could not be written to ${name}: make room, then load again.`,
  )
}

const summary = (result: ImportResult, rejectFile: string | null) => ({
  rows: result.rows,
  accepted: result.accepted,
  withFaults: result.withFaults,
  faultsByColumn: result.faultsByColumn,
  rejected: result.rejected,
  rejectedByColumn: result.rejectedByColumn,
  created: result.created,
  updated: result.updated,
  unchanged: result.unchanged,
  proposed: result.proposed,
  notInFile: result.notInFile,
  rejectFile,
})

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

function inWords(
  result: ImportResult,
  { dryRun, rejectFile }: { dryRun: boolean; rejectFile: string | null },
): string[] {
  const verb = dryRun ? 'Would load' : 'Loaded'
  const changed = result.created + result.updated + result.proposed
  const rejected = counted(
    result.rejected,
    'row was rejected; it is',
    'rows were rejected; they are',
  )
  return [
    `${verb} ${result.accepted} of ${counted(result.rows, 'row', 'rows')}: ${counted(result.created, 'new person', 'new people')}, ${result.updated} changed, ${result.unchanged} as they were.`,
    ...(changed === 0 ? ['Nothing in the file is new, so nothing was changed.'] : []),
    ...(result.withFaults > 0
      ? [`${counted(result.withFaults, 'person was', 'people were')} loaded with a cell held back.`]
      : []),
    ...(result.proposed > 0
      ? [
          `${counted(result.proposed, 'change waits for a supervisor as a proposal', 'changes wait for a supervisor as proposals')}.`,
        ]
      : []),
    ...(result.notInFile > 0
      ? [`${counted(result.notInFile, 'person here is', 'people here are')} not in the file.`]
      : []),
    ...(rejectFile === null
      ? []
      : [`${rejected} in ${rejectFile}, ${result.rejected === 1 ? '' : 'each '}with why.`]),
  ]
}

const mostAsides = 20

/** What a reader should know and no count says: columns left out, and rows that look odd. */
function asides({ unknownColumns, warnings }: ImportResult): string[] {
  const odd = warnings.slice(0, mostAsides).map(({ line, what }) => `Line ${line}: ${what}`)
  const more = warnings.length - odd.length
  return [
    ...(unknownColumns.length > 0
      ? [`Columns that are not of a register were left out: ${unknownColumns.join(', ')}.`]
      : []),
    ...odd,
    ...(more > 0 ? [`… and ${more} more, on the page of this load.`] : []),
  ]
}

command(async (product: Product) => {
  const { file, dryRun, json } = asked()
  const bytes = bytesOf(file)
  const { transactions, clock, config } = product
  const forceId = await inTransaction(transactions, { at: clock.now(), actor: 'system' }, onlyForce)
  const say = (words: string): void =>
    void process.stderr.write(
      `${dryRun ? `Trying: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words} …\n`,
    )
  const asking = { forceId, fileName: basename(file), bytes, dryRun, actor: 'system', say }
  const outcome = await importFile(product, asking)
  if (!outcome.ok) {
    process.stderr.write(`${outcome.fault}\n`)
    return 1
  }
  const { result, rejectCsv } = outcome
  for (const line of asides(result)) process.stderr.write(`${line}\n`)
  const rejectFile = rejectCsv === null ? null : writeRejects(file, rejectCsv, config.dataDir)
  if (json) answer(JSON.stringify(summary(result, rejectFile)))
  else for (const line of inWords(result, { dryRun, rejectFile })) answer(line)
  return result.rejected > 0 ? 2 : 0
})
