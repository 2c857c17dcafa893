// What meetings asked for and nobody has said is done, of everybody in a scope: the earliest due first.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type ForceId, type OffenderId, type TeamId } from '../../platform/ids.ts'
import { parseLocalDate } from '../../platform/calendar.ts'
import { decodeCursor, encodeCursor } from '../../platform/paging.ts'
import type { MeetingKind } from '../types.ts'

type Mark = readonly [byOn: string, id: string]
export type OpenActionsAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  /** Of one team by its name. */
  team: string | null
  /** Only those due before this day; null for all that are open. */
  dueBefore: LocalDate | null
  size: number
  mark: Mark | null
}>
export type OpenAction = Readonly<{
  id: string
  offenderId: OffenderId
  meetingId: string
  meeting: MeetingKind
  heldOn: LocalDate
  what: string
  who: string
  byOn: LocalDate
}>
export type OpenActions = Readonly<{
  items: readonly OpenAction[]
  total: number
  cursor: string | null
}>

const part = {
  name: 'meeting-actions-open',
  text: `with found as (
      select a.id, a.offender_id as "offenderId", a.meeting_id as "meetingId", m.kind as meeting,
        m.on_date as "heldOn", a.what, a.who, a.by_on as "byOn"
      from meeting_actions a join meetings m on m.id = a.meeting_id
      join standings s on s.offender_id = a.offender_id join teams t on t.id = s.team_id
      where a.force_id = $1 and a.done_on is null and a.struck is null
        and ($2::uuid is null or s.team_id = $2) and ($3::text is null or t.name = $3)
        and ($4::date is null or a.by_on < $4)),
    counted as (select count(*)::int as total from found)
    select n.total, p.* from counted n left join lateral (
      select * from found f where $5::date is null or (f."byOn", f.id) > ($5, $6::uuid)
      order by f."byOn", f.id limit $7) p on true
    order by p."byOn", p.id`,
}

export function actionsMark(cursor: string): Mark | null {
  const [byOn, id, ...rest] = decodeCursor(cursor) ?? []
  if (typeof byOn !== 'string' || typeof id !== 'string' || rest.length > 0) return null
  return parseLocalDate(byOn) !== null && isId(id) ? [byOn, id] : null
}

type Row = OpenAction & Readonly<{ total: number }>

export async function openActionsOf(tx: Tx, ask: OpenActionsAsk): Promise<OpenActions> {
  const rows = await tx.query<Row | { id: null; total: number }>(part, [
    ask.forceId,
    ask.teamId,
    ask.team,
    ask.dueBefore,
    ...(ask.mark ?? [null, null]),
    ask.size + 1,
  ])
  const found = rows.filter((row): row is Row => row.id !== null)
  const shown = found.slice(0, ask.size)
  const last = shown.at(-1)
  const more = found.length > ask.size && last !== undefined
  return {
    items: shown.map(({ total: _total, ...item }) => item),
    total: rows[0]?.total ?? 0,
    cursor: more ? encodeCursor([last.byOn, last.id]) : null,
  }
}
