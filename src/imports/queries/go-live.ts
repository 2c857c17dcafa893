// How a force stands before it goes live: what is still to be put right, in numbers that have lists.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'

export type GoLiveFacts = Readonly<{
  baselineOn: LocalDate | null
  liveSince: Date | null
  liveBy: string | null
  people: number
  unallocated: number
  noVisitPlan: number
  whereaboutsUnknown: number
}>

const facts = {
  name: 'imports-go-live',
  text: `select f.baseline_on as "baselineOn", f.live_since as "liveSince", f.live_by as "liveBy",
      s.people, s.unallocated, s."whereaboutsUnknown",
      (select count(*)::int from duties d where d.force_id = f.id and d.kind = 'visit'
        and d.closed_at is null and d.suspended_why is null and d.due_on is null) as "noVisitPlan"
    from forces f, lateral (
      select count(*) filter (where s.in_caseload)::int as people,
        count(*) filter (where s.in_caseload and s.officer_id is null)::int as unallocated,
        count(*) filter (where s.status = 'missing')::int as "whereaboutsUnknown"
      from standings s where s.force_id = f.id) s
    where f.id = $1`,
}

export async function goLiveFacts(tx: Tx, forceId: ForceId): Promise<GoLiveFacts> {
  const [found] = await tx.query<GoLiveFacts>(facts, [forceId])
  if (found === undefined) throw new Error('the force of a signed-in account is not there')
  return found
}
