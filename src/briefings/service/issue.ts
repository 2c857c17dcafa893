// Issues editions: what every office's briefing says at this moment, frozen with a number.
import { hidingRestricted } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { bringUpToDate } from '../../backlog/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type ForceId } from '../../platform/ids.ts'
import { nextNumberOf } from '../queries.ts'
import { insertEditions } from '../store.ts'
import type { Edition, EditionWhy } from '../types.ts'
import { composeBriefing, forceDay, officesOf, type Composed, type NamedOffice } from './compose.ts'

type Numbered = Readonly<{ office: NamedOffice; composed: Composed; number: number }>

const editionOf = (
  tx: Tx,
  { office, composed, number }: Numbered,
  { on, why }: Readonly<{ on: LocalDate; why: EditionWhy }>,
): Edition => ({
  id: newId(),
  forceId: office.forceId,
  teamId: office.teamId,
  forDate: on,
  number,
  issuedAt: tx.at,
  issuedBy: tx.actor,
  why,
  comparedWith: composed.comparedWith,
  content: composed.content,
  cases: composed.cases,
  heldAt: null,
  heldBy: null,
  present: [],
  note: null,
  version: 1,
})

type Issue = Readonly<{ forceId: ForceId; on: LocalDate; why: EditionWhy }>

/** A further edition for each office of a force and for the force; none while it has no people whom all may see. */
export async function issueForForce(tx: Tx, asked: Issue): Promise<number> {
  if (asked.on === localDateOf(tx.at)) await bringUpToDate(tx)
  return await hidingRestricted(tx, () => issued(tx, asked))
}

async function issued(tx: Tx, { forceId, on, why }: Issue): Promise<number> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [forceId])
  const day = await forceDay(tx, forceId, on)
  const editions: Edition[] = []
  for (const office of officesOf(day, forceId)) {
    const composed = await composeBriefing(tx, day, office)
    const number = await nextNumberOf(tx, office, on)
    editions.push(editionOf(tx, { office, composed, number }, { on, why }))
  }
  await insertEditions(tx, editions)
  if (editions.length > 0)
    await record(tx, {
      action: 'briefing.issued',
      path: `/briefings/${on}`,
      count: editions.length,
      result: 'done',
    })
  return editions.length
}

/** The work of the job `daily-briefing`: an edition for every office of every force, as a day stood. */
export async function issueEditions(
  tx: Tx,
  on: LocalDate,
  why: EditionWhy = 'morning',
): Promise<Readonly<{ forces: number; editions: number }>> {
  const forces = await tx.query<{ id: ForceId }>('select f.id from forces f order by f.id')
  let editions = 0
  for (const { id: forceId } of forces) editions += await issueForForce(tx, { forceId, on, why })
  return { forces: forces.length, editions }
}
