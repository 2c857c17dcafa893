// The restricted files that name a reader, what waits for a second of them, and glass to review.
import { nameOf } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { AccountId } from '../../platform/ids.ts'
import type { ChangeShown, GlassShown, RestrictionListed } from '../types.ts'
import { namedAsJson, withNames } from './names.ts'

const naming = `select r.id, r.offender_id as "offenderId", r.reason, r.review_on as "reviewOn",
    r.restricted_at as "restrictedAt", r.version, o.visor_ref as "visorRef", o.surname, o.forenames,
    s.level, t.name as team, f.name as owner,
    (select count(*)::int from restriction_readers x
      where x.restriction_id = r.id and x.removed_at is null) as readers,
    (select min(d.due_on) from duties d where d.offender_id = r.offender_id and d.kind = 'visit'
      and d.closed_at is null and d.suspended_why is null) as "visitDueOn",
    (select w.id from offenders w where w.force_id = r.force_id and w.visor_ref = o.visor_ref
      and w.id <> o.id order by w.recorded_at desc, w.id limit 1) as "secondRecordId"
  from restriction_readers d
  join restrictions r on r.id = d.restriction_id and r.lifted_at is null
  join offenders o on o.id = r.offender_id
  join standings s on s.offender_id = r.offender_id
  join teams t on t.id = s.team_id
  left join officers f on f.id = s.officer_id
  where d.account_id = $1 and d.removed_at is null
  order by s.level_rank, "visitDueOn" nulls last, o.surname, o.forenames, r.id`

/** Every restricted file that names the reader, the riskiest and the latest first. */
export const restrictionsNaming = (tx: Tx, accountId: AccountId): Promise<RestrictionListed[]> =>
  tx.query<RestrictionListed>(naming, [accountId])

const changes = `select c.id, c.restriction_id as "restrictionId", c.force_id as "forceId",
    c.offender_id as "offenderId", c.what, c.account_id as "accountId", c.why, c.asked_at as "askedAt",
    c.asked_by as "askedBy", c.state, c.decided_at as "decidedAt", c.decided_by as "decidedBy",
    c.decided_why as "decidedWhy", c.version, ${nameOf('c.asked_by')} as "askedByName",
    (select ${namedAsJson} from accounts a ${withNames} where a.id = c.account_id) as reader
  from restriction_changes c`

/** One change that opens a file wider; null for whoever may not see the file. */
export async function changeById(tx: Tx, id: string): Promise<ChangeShown | null> {
  const [found] = await tx.query<ChangeShown>(`${changes} where c.id = $1`, [id])
  return found ?? null
}

/** What waits for a second of the readers, of the files that name this one; the oldest first. */
export const changesWaiting = (tx: Tx, accountId: AccountId): Promise<ChangeShown[]> =>
  tx.query<ChangeShown>(
    `${changes} where c.state = 'awaiting_second' and c.restriction_id in
      (select d.restriction_id from restriction_readers d where d.account_id = $1 and d.removed_at is null)
      order by c.asked_at, c.id`,
    [accountId],
  )

const glass = `select g.id, g.force_id as "forceId", g.offender_id as "offenderId",
    g.account_id as "accountId", g.asked, g.why, g.broken_at as "brokenAt", g.broken_by as "brokenBy",
    g.until_at as "untilAt", g.review_by as "reviewBy", g.reviewed_at as "reviewedAt",
    g.reviewed_by as "reviewedBy", g.review, g.version, ${nameOf('g.broken_by')} as "brokenByName",
    (select jsonb_build_object('visorRef', o.visor_ref, 'surname', o.surname, 'forenames', o.forenames)
      from offenders o where o.id = g.offender_id) as person
  from broken_glass g`

/** Broken glass on a file that names the reader; null for everybody else. */
export async function glassById(
  tx: Tx,
  { id, accountId }: Readonly<{ id: string; accountId: AccountId }>,
): Promise<GlassShown | null> {
  const [found] = await tx.query<GlassShown>(
    `${glass} where g.id = $1 and (g.account_id = $2 or g.offender_id in
      (select d.offender_id from restriction_readers d where d.account_id = $2 and d.removed_at is null))`,
    [id, accountId],
  )
  return found ?? null
}

/** What nobody has reviewed of the files that name the reader, the oldest first. */
export const glassToReview = (tx: Tx, accountId: AccountId): Promise<GlassShown[]> =>
  tx.query<GlassShown>(
    `${glass} where g.reviewed_at is null and g.offender_id in
      (select d.offender_id from restriction_readers d where d.account_id = $1 and d.removed_at is null)
      order by g.broken_at, g.id`,
    [accountId],
  )
