// Applies what a later register changes of a person: rows added, and the few rows that change amended.
import { amendArms, type Arms } from '../../arms/index.ts'
import {
  amendAddress,
  amendMarker,
  amendOffender,
  keepRegisterFacts,
  withdrawRegisterReturns,
  type Offender,
} from '../../offenders/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { withdrawRegisterVisits } from '../../visits/index.ts'
import { wordsOf } from '../rules/words.ts'
import type { ChangeKind, Known, RegisterPerson } from '../types.ts'
import { addArms, additions, addPlan, tell, type Load } from './rows.ts'

export type Applied = Readonly<{
  person: RegisterPerson
  known: Known
  kinds: ReadonlySet<ChangeKind>
}>

/** From when a change that the register does not date holds: the day of the load. */
function heldFrom({ person, kinds }: Applied, what: ChangeKind, on: LocalDate): LocalDate {
  const back = what === 'status' && person.status === 'community' && kinds.has('return')
  return back && person.released !== null ? person.released : on
}

/** The register's due date belongs to its own Last visit. */
const visitOfPlan = ({ person, known }: Applied): LocalDate | null =>
  person.lastVisit ?? known.register?.lastVisit ?? null

/** Adds the rows of one person's changes to the load, and the line of the chronology that tells them. */
export function addChanges(load: Load, applied: Applied, summary?: string): void {
  const { person, known, kinds } = applied
  const whom = { id: known.offenderId, person }
  for (const what of kinds) additions[what]?.(load, whom, heldFrom(applied, what, load.on))
  if (kinds.has('plan')) addPlan(visitOfPlan(applied))(load, whom, null)
  if (kinds.has('arms') && !amendsArms(applied)) addArms(load, whom, null)
  if (kinds.size > 0)
    tell(load, whom, summary ?? `A later register changed: ${[...kinds].map(wordsOf).join(', ')}.`)
}

/** The same assessment, now ratified or with its day corrected, is the row that is there. */
const amendsArms = ({ person, known }: Applied): boolean =>
  known.registerArms !== null &&
  person.armsCompleted !== null &&
  person.armsCompleted <= known.registerArms.completedOn

function identityOf({ person, kinds }: Applied): Partial<Offender> {
  return {
    ...(kinds.has('name')
      ? {
          surname: person.surname,
          ...(person.forenames === null ? {} : { forenames: person.forenames }),
        }
      : {}),
    ...(kinds.has('pnc') ? { pncId: person.pncId } : {}),
    ...(kinds.has('birth') ? { dateOfBirth: person.dateOfBirth } : {}),
    ...(kinds.has('sex') ? { sex: person.sex } : {}),
    ...(kinds.has('notes') ? { notes: person.notes } : {}),
  }
}

async function amendIdentity(tx: Tx, applied: Applied): Promise<void> {
  const change = identityOf(applied)
  const { offenderId: id, version } = applied.known
  if (Object.keys(change).length > 0) await amendOffender(tx, { id, version }, change)
}

async function endReplaced(
  tx: Tx,
  { known, kinds, person }: Applied,
  on: LocalDate,
): Promise<void> {
  const home = known.home?.value
  if (kinds.has('address') && home !== undefined)
    await amendAddress(tx, home, { untilOn: person.address?.from ?? on })
  if (kinds.has('children') && known.childrenMarker !== null)
    await amendMarker(tx, known.childrenMarker, { untilOn: on })
  if (kinds.has('order') && known.orderMarker !== null)
    await amendMarker(tx, known.orderMarker, { untilOn: on })
}

async function amendAssessment(tx: Tx, applied: Applied): Promise<void> {
  const { person, known, kinds } = applied
  if (!kinds.has('arms') || !amendsArms(applied) || known.registerArms === null) return
  const ratifiedHere = known.registerArms.state === 'ratified' && person.armsRatified === null
  const ratified: Partial<Arms> = person.armsRatified
    ? { ratifiedOn: person.armsRatified, state: 'ratified' }
    : {}
  await amendArms(tx, known.registerArms, {
    ...(person.armsCompleted === null ? {} : { completedOn: person.armsCompleted }),
    ...(ratifiedHere ? {} : ratified),
  })
}

/** What must be undone or ended before the new rows go in. */
export async function amendBefore(tx: Tx, all: readonly Applied[], on: LocalDate): Promise<void> {
  await withdrawRegisterReturns(
    tx,
    all.filter(({ kinds }) => kinds.has('return')).map(({ known }) => known.offenderId),
  )
  await withdrawRegisterVisits(
    tx,
    all.flatMap(({ known, person, kinds }) =>
      kinds.has('visit') && person.lastVisit !== null
        ? [{ offenderId: known.offenderId, after: person.lastVisit }]
        : [],
    ),
  )
  for (const applied of all) {
    await amendIdentity(tx, applied)
    await endReplaced(tx, applied, on)
    await amendAssessment(tx, applied)
  }
}

const facts = ({ line: _, ...person }: RegisterPerson): Readonly<Record<string, unknown>> => person

/** Keeps what this register says, so that the next one is compared with it. */
export const keepFacts = (
  tx: Tx,
  load: Load,
  rows: readonly Readonly<{ offenderId: OffenderId; person: RegisterPerson }>[],
): Promise<void> =>
  keepRegisterFacts(
    tx,
    rows.map(({ offenderId, person }) => ({
      offenderId,
      forceId: load.forceId,
      facts: facts(person),
      loadedAt: load.at,
    })),
  )
