// Opens one person's file: who may, then everything that every room holds, in a fixed number of statements.
import { admitToFile, openingsOf, ownsFile, type Actor } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { armsStanding, type ArmsFacts } from '../arms/index.ts'
import { bringUpToDate } from '../backlog/index.ts'
import {
  fileParts,
  offenderHead,
  personFactsOf,
  standingOn,
  type OffenderHead,
} from '../offenders/index.ts'
import { localDateOf, type LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import type { OffenderId } from '../platform/ids.ts'
import { policyOn, type Policy } from '../policy/index.ts'
import { entryWarrantOf, lastSeenBy, latestBy, visitFactsOf } from '../visits/index.ts'
import { claimsStanding } from '../shifts/index.ts'
import { besideOf, mergedInto } from './queries.ts'
import { owesVisits } from './rules.ts'
import type { Gathered, MergedRecord } from './types.ts'

/** The record asked for, where it was merged into the one whose file was opened; null for the file itself. */
export async function mergedRecord(
  tx: Tx,
  { head, reason }: Gathered,
  asked: string,
): Promise<MergedRecord | null> {
  const found = head.id === asked ? null : await mergedInto(tx, asked)
  if (found === null) return null
  await record(tx, {
    action: 'offender.opened',
    offenderId: head.id,
    fields: ['mergedInto'],
    result: 'shown',
    ...(reason === null ? {} : { reason }),
  })
  return found
}

type FileAsk = Readonly<{ offenderId: string; reason: string | null }>

/** How many openings by other teams the owner is shown. */
const openingsShown = 10

export async function openedFile(tx: Tx, actor: Actor, ask: FileAsk): Promise<Gathered> {
  // The past is as it was: nothing of it is brought up to date.
  if (actor.looksBackAt === undefined) await bringUpToDate(tx, { offenderId: ask.offenderId })
  const today = localDateOf(tx.at)
  const policy = await policyOn(tx, today)
  const head = await offenderHead(tx, ask.offenderId)
  if (head === null) throw new AppError('not-found')
  const { reason } = await admitted(tx, actor, { head, policy, reason: ask.reason })
  const parts = await fileParts(tx, head.id)
  const beside = await besideOf(tx, head.id)
  if (parts === null || beside === null) throw new AppError('not-found')
  const counted = await countedFrom(tx, head.id, { today, policy, arms: { all: beside.arms } })
  if (counted === null) throw new AppError('not-found')
  return {
    actor,
    at: tx.at,
    today,
    policy,
    head,
    parts,
    beside,
    ...counted,
    entryWarrant: await entryWarrantOf(tx, head.id, policy),
    claim: (await claimsStanding(tx, [head.id], today)).get(head.id) ?? null,
    openings: seesOpenings(actor, head) ? await openingsOf(tx, head.id, openingsShown) : null,
    reason,
  }
}

const filePerson = ({ id, forceId, teamId, officerId }: OffenderHead) => ({
  offenderId: id,
  forceId,
  teamId,
  officerId,
})

const admitted = (
  tx: Tx,
  actor: Actor,
  { head, policy, reason }: { head: OffenderHead; policy: Policy; reason: string | null },
) =>
  admitToFile(tx, actor, {
    person: filePerson(head),
    ask: { reason, at: tx.at, hours: policy.number('access.opening_hours') },
  })

/** Contract section 7: a tap is shown to the owner, and to those who supervise. */
const seesOpenings = (actor: Actor, head: OffenderHead): boolean =>
  ownsFile(actor, filePerson(head)) &&
  (actor.role !== 'officer' || (actor.officerId !== null && actor.officerId === head.officerId))

type Counted = Pick<
  Gathered,
  'person' | 'standing' | 'visits' | 'armsStanding' | 'latestBy' | 'lastSeenOn'
>

/** How the clocks stand today, by the same rules as the backlog; null for someone not managed here yet. */
async function countedFrom(
  tx: Tx,
  id: OffenderId,
  { today, policy, arms }: { today: LocalDate; policy: Policy; arms: ArmsFacts },
): Promise<Counted | null> {
  const whose = { ids: [id] }
  const [person] = await personFactsOf(tx, whose)
  const visits = (await visitFactsOf(tx, whose)).get(id)
  if (person === undefined || visits === undefined) return null
  const standing = standingOn(person, today, policy.number('visits.abroad_return_days'))
  if (standing === null) return null
  return {
    person,
    standing,
    visits,
    armsStanding: armsStanding({ person, standing, arms, policy }),
    latestBy: owesVisits(standing) ? latestBy({ person, standing, visits, policy }) : null,
    lastSeenOn: lastSeenBy(visits, today),
  }
}
