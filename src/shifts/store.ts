// The tables of the weekend list, claims, printed pages and planned shifts: the only code that writes them.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'
import { packs, shiftPlans, shiftStops, weekendClaims, weekendListLines } from './entity.ts'
import type { Claim, Pack, ShiftPlan, ShiftStop, WeekendLine, WeekendList } from './types.ts'

const addList = {
  name: 'weekend-add-list',
  text: `insert into weekend_lists (id, force_id, recorded_at, recorded_by, for_date, until_on)
    values ($1, $2, $3, $4, $5, $6) on conflict (force_id, for_date) do nothing returning id`,
}

/** False when the list of that day is there already. */
export async function insertList(tx: Tx, list: WeekendList): Promise<boolean> {
  const { id, forceId, recordedAt, recordedBy, forDate, untilOn } = list
  const values = [id, forceId, recordedAt, recordedBy, forDate, untilOn]
  return (await tx.query<{ id: string }>(addList, values)).length === 1
}

export const insertLines = (tx: Tx, lines: readonly WeekendLine[]): Promise<void> =>
  tx.insert(weekendListLines, lines)

const addClaim = {
  name: 'weekend-add-claim',
  text: `insert into weekend_claims (id, force_id, recorded_at, recorded_by, offender_id, until_on, crew,
      officer_ids, note)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (offender_id) where ended_at is null do nothing returning id`,
}

/** False when somebody else has claimed the person: the index takes one at a time. */
export async function insertClaim(tx: Tx, claim: Claim): Promise<boolean> {
  const { id, forceId, recordedAt, recordedBy, offenderId, untilOn, crew, officerIds, note } = claim
  const values = [
    ...[id, forceId, recordedAt, recordedBy, offenderId, untilOn],
    ...[JSON.stringify(crew), officerIds, note],
  ]
  return (await tx.query<{ id: string }>(addClaim, values)).length === 1
}

export const amendClaim = (
  tx: Tx,
  row: Pick<Claim, 'id' | 'version'>,
  change: Partial<Claim>,
): Promise<void> => tx.amend(weekendClaims, row, change)

type Whose = Readonly<{ forceId: ForceId; offenderId: OffenderId | null; on: LocalDate }>

const runOut = {
  name: 'weekend-claims-run-out',
  text: `update weekend_claims set ended_at = $4, ended_by = $5, ended_how = 'ran_out', version = version + 1
    where force_id = $1 and ($2::uuid is null or offender_id = $2) and ended_at is null and until_on < $3
    returning id`,
}

/** Ends what stood past its last day, of one person or of everybody; answers how many. */
export async function endRunOut(tx: Tx, { forceId, offenderId, on }: Whose): Promise<number> {
  const values = [forceId, offenderId, on, tx.at, tx.actor]
  return (await tx.query<{ id: string }>(runOut, values)).length
}

const keptApart = {
  name: 'weekend-claims-kept-apart',
  text: `update weekend_claims w set ended_at = $2, ended_by = $3, ended_how = 'no_longer_allowed',
      version = version + 1
    where w.offender_id = any($1) and w.ended_at is null
      and (exists (select from conflicts k join accounts a on a.id = k.account_id
          where k.offender_id = w.offender_id and k.ended_at is null and a.officer_id = any(w.officer_ids))
        or exists (select from restrictions r cross join unnest(w.officer_ids) o(id)
          where r.offender_id = w.offender_id and r.lifted_at is null
            and not exists (select from restriction_readers n join accounts a on a.id = n.account_id
              where n.restriction_id = r.id and n.removed_at is null and a.officer_id = o.id)))
    returning w.force_id as "forceId", w.offender_id as "offenderId"`,
}

/** Ends what stands for a pair of whom one is kept from the file: by a conflict, or a restriction that does not name them. */
export const endKeptApart = (
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<Pick<Claim, 'forceId' | 'offenderId'>[]> =>
  tx.query<Pick<Claim, 'forceId' | 'offenderId'>>(keptApart, [ids, tx.at, tx.actor])

const nextNumber = {
  name: 'weekend-next-pack-number',
  text: `insert into pack_numbers as n (force_id, year, last) values ($1, $2, 1)
    on conflict (force_id, year) do update set last = n.last + 1 returning last`,
}

/** A number that no page of the force bears in that year, whoever prints beside. */
export async function packNumber(tx: Tx, forceId: ForceId, year: number): Promise<number> {
  const [found] = await tx.query<{ last: number }>(nextNumber, [forceId, year])
  if (found === undefined) throw new Error('a counter that counts nothing')
  return found.last
}

export const insertPack = (tx: Tx, pack: Pack): Promise<void> => tx.insert(packs, [pack])

export const amendPack = (
  tx: Tx,
  row: Pick<Pack, 'id' | 'version'>,
  change: Partial<Pack>,
): Promise<void> => tx.amend(packs, row, change)

export const insertPlan = (tx: Tx, plan: ShiftPlan): Promise<void> => tx.insert(shiftPlans, [plan])

/** Held until the transaction ends: its stops are about to change. */
export const lockPlan = (tx: Tx, { id }: Pick<ShiftPlan, 'id'>): Promise<unknown> =>
  tx.query(
    { name: 'shifts-lock', text: 'select p.id from shift_plans p where p.id = $1 for update' },
    [id],
  )

/** A change of its stops is a change of the plan. */
export const nextVersion = (tx: Tx, { id }: Pick<ShiftPlan, 'id'>): Promise<unknown> =>
  tx.query(
    {
      name: 'shifts-next-version',
      text: 'update shift_plans set version = version + 1 where id = $1',
    },
    [id],
  )

export const insertStops = (tx: Tx, stops: readonly ShiftStop[]): Promise<void> =>
  tx.insert(shiftStops, stops)

export const amendStop = (
  tx: Tx,
  row: Pick<ShiftStop, 'id' | 'version'>,
  change: Partial<ShiftStop>,
): Promise<void> => tx.amend(shiftStops, row, change)

const ordered = {
  name: 'shifts-order-stops',
  text: `update shift_stops s set place = o.place, version = s.version + 1
    from unnest($2::uuid[]) with ordinality o(id, place)
    where s.plan_id = $1 and s.id = o.id and s.removed_at is null and s.place <> o.place`,
}

/** Every stop at its place in the order given. */
export const orderStops = (tx: Tx, planId: string, ids: readonly string[]): Promise<unknown> =>
  tx.query(ordered, [planId, ids])
