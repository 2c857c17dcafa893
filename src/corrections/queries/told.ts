// Who had read what was corrected, from the access log: they are told again, by name.
import { nameOf } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Telling } from '../types.ts'

export type Looked = Readonly<{ username: string; actions: readonly string[]; lastAt: Date }>

/** Looks at a file, lists and papers that named the person, and answers given about them. */
const looks = `('offender.opened', 'chronology.opened', 'visit.opened', 'arms.opened', 'screen.opened',
  'duties.listed', 'briefing.opened', 'escalation.opened', 'escalation.acknowledged', 'escalation.chosen', 'leaving.opened',
  'leaving.confirmed', 'sighting.opened',
  'evidence.opened', 'overnight.opened', 'export.done', 'export.named')`

const looked = {
  name: 'correction-who-looked',
  text: `select e.actor as username, array_agg(distinct e.action order by e.action) as actions,
      max(e.at) as "lastAt"
    from (
      select e.actor, e.action, e.at from audit_events e
        where e.offender_id = any($1::uuid[]) and e.at >= $2 and e.at <= $3
          and e.result in ('shown', 'done') and e.action in ${looks}
      union
      select e.actor, e.action, e.at from audit_events e
        where e.offender_ids && $1::uuid[] and e.at >= $2 and e.at <= $3
          and e.result in ('shown', 'done') and e.action in ${looks}) e
    where e.actor <> all($4::text[])
      and exists (select from accounts a where a.username = e.actor and a.role <> 'system')
    group by e.actor order by e.actor limit 200`,
}

/** Whoever looked at any of these people since an instant, but those who put it right. */
export const whoLooked = (
  tx: Tx,
  {
    ids,
    since,
    but,
  }: Readonly<{ ids: readonly OffenderId[]; since: Date; but: readonly string[] }>,
): Promise<Looked[]> => tx.query<Looked>(looked, [ids, since, tx.at, but])

export type TellingShown = Telling & Readonly<{ name: string; toldByName: string | null }>

const listed = {
  name: 'correction-tellings',
  text: `select t.id, t.correction_id as "correctionId", t.username, t.saw, t.last_at as "lastAt",
      t.told_by as "toldBy", t.told_at as "toldAt", t.version,
      coalesce(${nameOf('t.username')}, t.username) as name, ${nameOf('t.told_by')} as "toldByName"
    from correction_tellings t where t.correction_id = $1 order by t.told_at is not null, t.username`,
}

export const tellingsOf = (tx: Tx, correctionId: string): Promise<TellingShown[]> =>
  tx.query<TellingShown>(listed, [correctionId])
