// The assessments of one person, and those that wait for a supervisor.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { Arms } from '../types.ts'

const columns = `a.id, a.force_id as "forceId", a.offender_id as "offenderId",
  a.recorded_at as "recordedAt", a.recorded_by as "recordedBy", a.origin, a.kind, a.state,
  a.begun_on as "begunOn", a.completed_on as "completedOn", a.ratified_on as "ratifiedOn",
  a.returned_on as "returnedOn", a.ratified_by as "ratifiedBy", a.level, a.contributors,
  a.submitted_at as "submittedAt", a.rationale, a.answers,
  a.returned_reasons as "returnedReasons", a.struck, a.version`

export type ArmsMark = Readonly<{ at: Date; id: string }>
export type ArmsListAsk = Readonly<{ size: number; after: ArmsMark | null }>

/** A person's assessments, newest record first, from a mark on. */
export async function armsOf(
  tx: Tx,
  offenderId: OffenderId,
  { size, after }: ArmsListAsk,
): Promise<Readonly<{ items: Arms[]; total: number; next: ArmsMark | null }>> {
  const [count] = await tx.query<{ total: number }>(
    {
      name: 'arms-of-offender-count',
      text: 'select count(*)::int as total from arms a where a.struck is null and a.offender_id = $1',
    },
    [offenderId],
  )
  const rows = await tx.query<Arms>(
    {
      name: 'arms-of-offender',
      text: `select ${columns} from arms a
        where a.struck is null and a.offender_id = $1 and ($2::timestamptz is null or (a.recorded_at, a.id) < ($2, $3::uuid))
        order by a.recorded_at desc, a.id desc limit $4`,
    },
    [offenderId, after?.at ?? null, after?.id ?? null, size + 1],
  )
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const more = rows.length > size && last !== undefined
  return {
    items,
    total: count?.total ?? 0,
    next: more ? { at: last.recordedAt, id: last.id } : null,
  }
}

export async function armsById(tx: Tx, id: string): Promise<Arms | null> {
  const text = `select ${columns} from arms a where a.id = $1`
  const [found] = await tx.query<Arms>({ name: 'arms-by-id', text }, [id])
  return found ?? null
}

export type WaitingArms = Pick<
  Arms,
  'id' | 'offenderId' | 'kind' | 'completedOn' | 'submittedAt' | 'recordedBy' | 'origin' | 'version'
> &
  Readonly<{ offenderName: string; visorRef: string; teamId: TeamId }>

/** Assessments that wait for ratification: one team's, or the force's when the team is null. */
export const waitingArms = (
  tx: Tx,
  scope: Readonly<{ forceId: ForceId; teamId: TeamId | null }>,
): Promise<WaitingArms[]> =>
  tx.query<WaitingArms>(
    {
      name: 'arms-waiting',
      text: `select a.id, a.offender_id as "offenderId", a.kind, a.completed_on as "completedOn",
          a.submitted_at as "submittedAt", a.recorded_by as "recordedBy", a.origin, a.version,
          concat_ws(' ', o.forenames, o.surname) as "offenderName", o.visor_ref as "visorRef",
          s.team_id as "teamId"
        from arms a
        join standings s on s.offender_id = a.offender_id
        join offenders o on o.id = a.offender_id
        where a.struck is null and a.force_id = $1 and a.state = 'submitted' and ($2::uuid is null or s.team_id = $2)
        order by a.completed_on nulls first, a.id limit 200`,
    },
    [scope.forceId, scope.teamId],
  )
