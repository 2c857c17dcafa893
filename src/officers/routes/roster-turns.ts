// The turns that somebody handed in, from a file or from a program, each with its officer; or every fault in them.
import type { z } from 'zod'
import type { Ask } from '../../access/index.ts'
import { Refused, refuse, type FieldError } from '../../platform/http/problem.ts'
import type { Upload } from '../../platform/http/route.ts'
import { readTableFile, tableRefusalWords } from '../../platform/table-file/index.ts'
import { readRosterFile, type FileTurn, type rosterForm } from '../forms.ts'
import { officersListed } from '../queries.ts'
import { turnsMeet } from '../rules.ts'
import { faultOfTurn, keepsDaysOf } from '../service.ts'
import type { RosterTurn } from '../types/here.ts'

type Input = z.output<typeof rosterForm>

const mostFaults = 20

async function fileTurns(uploads: readonly Upload[]): Promise<readonly FileTurn[]> {
  const file = uploads.find(({ field }) => field === 'file')
  if (file === undefined) return refuse('invalid', 'Choose the file of the roster', 'file')
  if (file.isCut) return refuse('invalid', 'The file is over 20 MB. Split it', 'file')
  const table = await readTableFile(file.bytes)
  if (!table.ok) return refuse('invalid', tableRefusalWords(table.why), 'file')
  const { turns, faults } = readRosterFile(table.value)
  if (faults.length > 0) throw new Refused('invalid', faults.slice(0, mostFaults))
  return turns
}

const sentTurns = (entries: NonNullable<Input['entries']>): FileTurn[] =>
  entries.map(({ officer, on, kind, from, until, askedBy }, index) => ({
    line: index + 1,
    ...{ officer, on, kind, from: from ?? null, until: until ?? null, askedBy: askedBy ?? null },
  }))

type Placed = RosterTurn & Readonly<{ line: number }>

/** What is wrong with a turn, beside those that stand on that day of the officer already; or null. */
function faultOf(turn: RosterTurn, sameDay: readonly Placed[]): string | null {
  const met = sameDay.find((one) => turnsMeet(one, turn))
  const alike =
    met === undefined
      ? null
      : `line ${met.line} already says where the officer is at that time of that day`
  return faultOfTurn(turn)?.words ?? alike
}

/** Every turn with the officer it names, among those whose days the actor keeps. */
export async function turnsIn({ tx, actor, input, uploads }: Ask<Input>): Promise<RosterTurn[]> {
  const read = input.entries === undefined ? await fileTurns(uploads) : sentTurns(input.entries)
  const field = input.entries === undefined ? 'file' : 'entries'
  const officers = (await officersListed(tx, actor.forceId, null)).filter((one) =>
    keepsDaysOf(actor, one),
  )
  const known = new Map(
    officers.flatMap(({ id, key, collarNumber }) => [
      ...(collarNumber === null ? [] : [[collarNumber, id] as const]),
      [key, id] as const,
    ]),
  )
  const faults: FieldError[] = []
  const days = new Map<string, Placed[]>()
  for (const { line, officer, on, kind, from, until, askedBy } of read) {
    const officerId = known.get(officer)
    const fault = (why: string) => faults.push({ field, message: `Line ${line}: ${why}` })
    if (officerId === undefined) {
      fault(`${officer} is no officer whose days you keep`)
      continue
    }
    const turn = { officerId, onDay: on, kind, fromTime: from, untilTime: until, askedBy }
    const sameDay = days.get(`${officerId} ${on}`) ?? []
    const wrong = faultOf(turn, sameDay)
    if (wrong !== null) fault(wrong)
    days.set(`${officerId} ${on}`, [...sameDay, { ...turn, line }])
  }
  if (faults.length > 0) throw new Refused('invalid', faults.slice(0, mostFaults))
  return [...days.values()].flat().map(({ line: _, ...turn }) => turn)
}
