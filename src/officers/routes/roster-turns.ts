// The turns that somebody handed in, from a file or from a program, each with its officer; or every fault in them.
import type { z } from 'zod'
import type { Ask } from '../../access/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import { Refused, refuse } from '../../platform/http/problem.ts'
import type { Upload } from '../../platform/http/route.ts'
import type { OfficerId } from '../../platform/ids.ts'
import { readTableFile, tableRefusalWords } from '../../platform/table-file/index.ts'
import {
  columnNames,
  readRosterFile,
  type FaultyTurn,
  type FileTurn,
  type rosterForm,
  type TurnFault,
} from '../forms.ts'
import { officersListed } from '../queries.ts'
import { turnsMeet } from '../rules.ts'
import { elsewhere, faultOfTurn, keepsDaysOf, standingBeside } from '../service.ts'
import type { RosterTurn } from '../types/here.ts'

type Input = z.output<typeof rosterForm>

const mostFaults = 500

async function fileTurns(uploads: readonly Upload[]): Promise<readonly (FileTurn | FaultyTurn)[]> {
  const file = uploads.find(({ field }) => field === 'file')
  if (file === undefined) return refuse('invalid', 'Choose the file of the roster', 'file')
  if (file.isCut) return refuse('invalid', 'The file is over 20 MB. Split it', 'file')
  const table = await readTableFile(file.bytes)
  if (!table.ok) return refuse('invalid', tableRefusalWords(table.why), 'file')
  const read = readRosterFile(table.value)
  return read.ok ? read.value : refuse('invalid', read.why, 'file')
}

const sentTurns = (entries: NonNullable<Input['entries']>): FileTurn[] =>
  entries.map(({ officer, on, kind, from, until, askedBy }, index) => ({
    line: index + 1,
    ...{ officer, on, kind, from: from ?? null, until: until ?? null, askedBy: askedBy ?? null },
  }))

type Placed = RosterTurn & Readonly<{ line: number }>

type Beside = Readonly<{
  today: LocalDate
  /** Of the same officer in the file, on the same day and on those next to it. */
  placed: readonly Placed[]
  /** What the roster holds of days that the file does not name. */
  standing: readonly RosterTurn[]
}>

/** The column of a file that each field of the form stands in. */
const columnOf: Partial<Readonly<Record<string, keyof typeof columnNames>>> = {
  date: 'date',
  from: 'from',
  askedBy: 'askedby',
}

/** What is wrong with a turn, by itself and beside where the officer is already. */
function faultsOf(turn: Placed, { today, placed, standing }: Beside): TurnFault[] {
  const { line } = turn
  const alone = faultOfTurn(turn, today)
  if (alone !== null)
    return [{ line, column: columnNames[columnOf[alone.field] ?? 'from'], why: alone.words }]
  const met = placed.find((one) => turnsMeet(one, turn))
  const why =
    met === undefined
      ? elsewhere(turn, standing)
      : `line ${met.line} already says where the officer is at that time${met.onDay === turn.onDay ? ' of that day' : ''}`
  return why === null ? [] : [{ line, column: columnNames.from, why }]
}

type Lines = Readonly<{ turns: readonly Placed[]; faults: readonly TurnFault[] }>

/** Every line with the officer it names, by collar number or username; and what is wrong with its cells. */
function linesIn(
  read: readonly (FileTurn | FaultyTurn)[],
  known: ReadonlyMap<string, OfficerId>,
): Lines {
  const turns: Placed[] = []
  const faults: TurnFault[] = []
  for (const one of read) {
    const { line, officer } = one
    const officerId = known.get(officer)
    if (officerId === undefined && officer !== '')
      faults.push({
        ...{ line, column: columnNames.officer },
        why: `${officer} is no officer whose days you keep`,
      })
    if ('faults' in one) faults.push(...one.faults)
    if ('faults' in one || officerId === undefined) continue
    const { on, kind, from, until, askedBy } = one
    turns.push({ officerId, onDay: on, kind, fromTime: from, untilTime: until, askedBy, line })
  }
  return { turns, faults }
}

const dayKey = (officerId: OfficerId, day: LocalDate): string => `${officerId} ${day}`

/** What is wrong with turns beside each other, and beside what the roster holds of the days around them. */
function faultsBeside(
  turns: readonly Placed[],
  { today, standing }: Omit<Beside, 'placed'>,
): TurnFault[] {
  const days = new Map<string, Placed[]>()
  return turns.flatMap((turn) => {
    const { officerId, onDay } = turn
    const near = [-1, 0, 1].flatMap(
      (apart) => days.get(dayKey(officerId, addDays(onDay, apart))) ?? [],
    )
    const key = dayKey(officerId, onDay)
    days.set(key, [...(days.get(key) ?? []), turn])
    return faultsOf(turn, { today, placed: near, standing })
  })
}

const inOrder = (faults: readonly TurnFault[]): TurnFault[] =>
  faults.toSorted((a, b) => a.line - b.line)

const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`)

/** That nothing was loaded and how many lines are good; then every fault with its line and column. */
function refuseLines(faults: readonly TurnFault[], total: number, field: string): never {
  const bad = new Set(faults.map(({ line }) => line)).size
  const shown = faults.length > mostFaults ? ` The first ${mostFaults} faults are shown.` : ''
  const good = total - bad
  const message = `Nothing was loaded. ${lines(bad)} of ${total} ${bad === 1 ? 'has' : 'have'} something to put right, and ${lines(good)} ${good === 1 ? 'is' : 'are'} good.${shown}`
  throw new Refused('invalid', [
    { field, message },
    ...inOrder(faults)
      .slice(0, mostFaults)
      .map(({ line, column, why }) => ({
        ...{ field, line, column },
        message: `Line ${line}: ${why}`,
      })),
  ])
}

/** Every turn with the officer it names, among those whose days the actor keeps. */
export async function turnsIn({ tx, actor, input, uploads }: Ask<Input>): Promise<RosterTurn[]> {
  const read = input.entries === undefined ? await fileTurns(uploads) : sentTurns(input.entries)
  const officers = (await officersListed(tx, actor.forceId, null)).filter((one) =>
    keepsDaysOf(actor, one),
  )
  const known = new Map(
    officers.flatMap(({ id, key, collarNumber }) => [
      ...(collarNumber === null ? [] : [[collarNumber, id] as const]),
      [key, id] as const,
    ]),
  )
  const { turns, faults: unread } = linesIn(read, known)
  const standing = await standingBeside(tx, turns)
  const faults = [...unread, ...faultsBeside(turns, { today: localDateOf(tx.at), standing })]
  if (faults.length > 0)
    refuseLines(faults, read.length, input.entries === undefined ? 'file' : 'entries')
  return turns.map(({ line: _, ...turn }) => turn)
}
