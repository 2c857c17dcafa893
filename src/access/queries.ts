// Reads of access: who is asking, whose file, who has opened it.
import { createHash } from 'node:crypto'
import { hidingNobody } from '../platform/database/hiding.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { AccountId, OffenderId, OfficerId } from '../platform/ids.ts'
import type { Actor, FileOpening, FilePerson, NamedOn } from './types.ts'

const whoAsksText = {
  name: 'access-identify',
  text: `select a.id as "accountId", a.username, coalesce(o.name, a.username) as name, a.role,
      a.force_id as "forceId", f.name as "forceName", f.live_since is not null as "forceIsLive",
      a.team_id as "teamId", t.name as "teamName", a.officer_id as "officerId",
      coalesce((select jsonb_agg(jsonb_build_object('officerId', c.officer_id,
          'offenderId', c.offender_id, 'queueOf', case when c.deputises then w.team_id end))
        from covers c join officers w on w.id = c.officer_id
        where c.covering_id = a.officer_id and c.state = 'accepted' and c.struck is null
          and c.from_on <= ($3 at time zone 'Europe/London')::date
          and (c.last_on is null or c.last_on >= ($3 at time zone 'Europe/London')::date)),
        '[]') as covering,
      coalesce((select jsonb_agg(w.offender_id) from weekend_claims w
        where w.force_id = a.force_id and w.ended_at is null and a.officer_id = any(w.officer_ids)
          and w.until_on >= ($3 at time zone 'Europe/London')::date), '[]') as claims,
      case when exists (select from restrictions r where r.force_id = a.force_id and r.lifted_at is null)
          or exists (select from conflicts c where c.force_id = a.force_id and c.ended_at is null)
        then restricted_for(a.id, $3::timestamptz) end as apart
    from accounts a
    join forces f on f.id = a.force_id
    left join teams t on t.id = a.team_id
    left join officers o on o.id = a.officer_id
    where a.disabled_at is null and a.role <> 'system'
      and a.id = coalesce($1::uuid, (select k.account_id from tokens k
        where k.digest = $2 and k.withdrawn_at is null
          and (k.expires_at is null or k.expires_at > $3::timestamptz)))`,
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')

type Credentials = Readonly<{ accountId: string | null; bearer: string | null }>

/** Who asks, and whose files do not exist for them: restricted ones that do not name them, and declared conflicts. */
export type WhoAsks = Readonly<{ actor: Actor; hidden: readonly OffenderId[] }>

/** What concerns the reader of the force's restricted files and conflicts; null while it has none. */
type Apart = Readonly<{
  restricted: NamedOn | null
  conflicts: number
  hidden: readonly OffenderId[]
}>

type Found = Actor & Readonly<{ apart: Apart | null }>

/** The account behind a session or a token, or nobody: disabled, withdrawn and expired are nobody. */
export async function whoAsks(tx: Tx, { accountId, bearer }: Credentials): Promise<WhoAsks | null> {
  if (accountId === null && bearer === null) return null
  const digest = bearer === null ? null : digestOf(bearer)
  const values = [digest === null ? accountId : null, digest, tx.at]
  const [found] = await tx.query<Found>(whoAsksText, values)
  if (found === undefined) return null
  const { apart, ...actor } = found
  if (apart === null) return { actor, hidden: [] }
  const { hidden, restricted, conflicts } = apart
  const told = {
    ...(restricted === null ? {} : { restricted }),
    ...(conflicts === 0 ? {} : { conflicts }),
  }
  return { actor: { ...actor, ...told }, hidden }
}

/** The same, for whoever arranges or looks on behalf of an account: nothing is hidden by it. */
export const identify = async (tx: Tx, credentials: Credentials): Promise<Actor | null> =>
  (await whoAsks(tx, credentials))?.actor ?? null

/**
 * Whose row, of people hidden from who asks, one of these ids is; null when of none. It costs the same whatever
 * the answer.
 */
export async function hiddenBehind(tx: Tx, ids: readonly string[]): Promise<string | null> {
  const hidden = new Set(tx.hidden())
  const found = await hidingNobody(tx, () =>
    tx.query<{ id: string | null }>(
      'select person_behind(i.id) as id from unnest($1::uuid[]) i(id)',
      [ids],
    ),
  )
  return found.find(({ id }) => id !== null && hidden.has(id))?.id ?? null
}

/** The account that commands, jobs and seeds act as. */
export async function systemActor(tx: Tx): Promise<Actor | null> {
  const [actor] = await tx.query<Actor>(
    `select a.id as "accountId", a.username, a.username as name, a.role,
      a.force_id as "forceId", f.name as "forceName", f.live_since is not null as "forceIsLive",
      null as "teamId", null as "teamName", null as "officerId"
    from accounts a join forces f on f.id = a.force_id
    where a.role = 'system' and a.disabled_at is null order by a.made_at, a.id limit 1`,
  )
  return actor ?? null
}

export type FileOwner = FilePerson & Readonly<{ teamName: string; ownerName: string | null }>

/** Whose file it is, by the standing that every person has; a merged record leads to the one that is kept. */
export async function fileOwner(tx: Tx, offenderId: string): Promise<FileOwner | null> {
  const [found] = await tx.query<FileOwner>(
    {
      name: 'access-file-owner',
      text: `select s.offender_id as "offenderId", s.force_id as "forceId", s.team_id as "teamId",
          s.officer_id as "officerId",
          t.name as "teamName", o.name as "ownerName"
        from standings s join teams t on t.id = s.team_id left join officers o on o.id = s.officer_id
        where s.offender_id = (select coalesce(m.merged_into, m.id) from offenders m where m.id = $1)`,
    },
    [offenderId],
  )
  return found ?? null
}

const wentByClaim = {
  name: 'access-went-by-claim',
  text: `select exists (select from weekend_claims c
      cross join lateral (select case when coalesce(c.ended_how, 'ran_out') = 'ran_out'
        then (c.until_on + 1)::timestamp at time zone 'Europe/London' else c.ended_at end as at) ended
      where c.offender_id = $1 and $2 = any(c.officer_ids) and ended.at > $3
        and ($4::timestamptz is null or ($4 >= c.recorded_at and $4 < ended.at))) as "isSo"`,
}

export type ClaimAsked = Readonly<{
  offenderId: OffenderId
  officerId: OfficerId
  /** A claim that had ended by then is asked about no more. */
  since: Date
  /** The instant at which it must have stood; any when it is not given. */
  at?: Date | undefined
}>

/** Whether an officer was one of a pair that had claimed somebody on a weekend list. */
export async function hadClaimed(
  tx: Tx,
  { offenderId, officerId, since, at }: ClaimAsked,
): Promise<boolean> {
  const [found] = await tx.query<{ isSo: boolean }>(wentByClaim, [
    ...[offenderId, officerId, since, at ?? null],
  ])
  return found?.isSo === true
}

const latestOpening = {
  name: 'access-opening',
  text: `select p.id, p.offender_id as "offenderId", p.account_id as "accountId", p.reason, p.said,
      p.opened_at as "openedAt", p.until_at as "untilAt"
    from file_openings p
    where p.account_id = $1 and p.offender_id = $2 and p.until_at > $3
    order by p.opened_at desc, p.id limit 1`,
}

/** The opening that still stands for this reader and this file. */
export async function standingOpening(
  tx: Tx,
  accountId: AccountId,
  offenderId: OffenderId,
): Promise<FileOpening | null> {
  const [found] = await tx.query<FileOpening>(latestOpening, [accountId, offenderId, tx.at])
  return found ?? null
}

export type OpeningShown = Readonly<{
  openedAt: Date
  reason: FileOpening['reason']
  said: string | null
  name: string
  teamName: string | null
}>

/** Who of other teams opened a file, newest first: shown on the file to its owner. */
export const openingsOf = (tx: Tx, offenderId: OffenderId, most: number): Promise<OpeningShown[]> =>
  tx.query<OpeningShown>(
    {
      name: 'access-openings-of',
      text: `select p.opened_at as "openedAt", p.reason, p.said,
          coalesce(o.name, a.username) as name, t.name as "teamName"
        from file_openings p join accounts a on a.id = p.account_id
        left join officers o on o.id = a.officer_id left join teams t on t.id = a.team_id
        where p.offender_id = $1 order by p.opened_at desc, p.id limit $2`,
    },
    [offenderId, most],
  )

export type Ringable = Readonly<{ teamName: string; name: string; phone: string }>

/** Supervisors who can be rung: of the reader's own team first, then of the others. */
export const supervisorsToRing = (tx: Tx, actor: Actor): Promise<Ringable[]> =>
  tx.query<Ringable>(
    `select t.name as "teamName", o.name, o.phone
      from accounts a join officers o on o.id = a.officer_id join teams t on t.id = a.team_id
      where a.force_id = $1 and a.role = 'supervisor' and a.disabled_at is null and o.phone is not null
      order by t.id is distinct from $2, t.name, o.name limit 20`,
    [actor.forceId, actor.teamId],
  )

/** The actor behind a username, for seeds; throws when there is none. */
export async function actorNamed(tx: Tx, username: string): Promise<Actor> {
  const [account] = await tx.query<{ id: string }>(
    'select a.id from accounts a where a.username = $1',
    [username],
  )
  const actor = account && (await identify(tx, { accountId: account.id, bearer: null }))
  if (!actor) throw new Error(`there is no account ${username}`)
  return actor
}
