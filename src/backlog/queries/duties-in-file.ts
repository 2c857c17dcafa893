// The whole backlog for a file: every duty with what a file says of its person, by one cursor.
import {
  wholeListOf,
  type DayAndHour,
  type DutyFilter,
  type StoredDuty,
} from '../../duties/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { PersonShown } from './people.ts'

/** Of the person, only what a file says. */
export type PersonInFile = Pick<
  PersonShown,
  'visorRef' | 'surname' | 'forenames' | 'status' | 'lastSeenOn' | 'armsOn' | 'teamName'
>

/** A duty as a line of a file: one plain row and no more than is in the file, since a large one has a hundred thousand. */
export type DutyInFile = Pick<
  StoredDuty,
  | 'offenderId'
  | 'level'
  | 'kind'
  | 'startsOn'
  | 'dueOn'
  | 'dueAt'
  | 'suspended'
  | 'rule'
  | 'because'
  | 'metOn'
  | 'daysLate'
> &
  PersonInFile &
  Readonly<{ ownerName: string | null }>

export type FileAsk = DayAndHour & Readonly<{ filter: DutyFilter; dueWithinDays: number }>

/** Memory does not grow with the list, and nobody else waits long while one batch becomes text. */
const batch = 500
const fetch = { name: 'duties-in-file-fetch', text: `fetch ${batch} from duties_in_file` }

/** A closed duty keeps the officer it had, who may own the person no longer. */
const owner = ({ filter }: FileAsk): string =>
  filter.state === 'met' ? 'd.officer_id' : 's.officer_id'

function cursorOf(ask: FileAsk): Readonly<{ text: string; values: readonly unknown[] }> {
  const { where, order, values } = wholeListOf(ask)
  const text = `declare duties_in_file no scroll cursor for
    select d.offender_id as "offenderId", d.level, d.kind, d.starts_on as "startsOn", d.due_on as "dueOn",
      d.due_at as "dueAt", case when d.suspended_why is not null then jsonb_build_object(
        'why', d.suspended_why, 'since', d.suspended_since, 'reviewOn', d.review_on) end as suspended,
      d.rule, d.because, d.met_on as "metOn", d.days_late as "daysLate", o.visor_ref as "visorRef", o.surname, o.forenames, s.status,
      s.last_seen_on as "lastSeenOn", s.arms_on as "armsOn", t.name as "teamName", f.name as "ownerName"
    from duties d join offenders o on o.id = d.offender_id join standings s on s.offender_id = d.offender_id
      join teams t on t.id = s.team_id left join officers f on f.id = ${owner(ask)}
    where ${where} order by ${order}`
  return { text, values }
}

/** One statement a batch, and one before the first. */
export async function* dutiesInFile(tx: Tx, ask: FileAsk): AsyncGenerator<readonly DutyInFile[]> {
  const { text, values } = cursorOf(ask)
  await tx.query(text, values)
  for (;;) {
    const rows = await tx.query<DutyInFile>(fetch)
    yield rows
    if (rows.length < batch) return
  }
}
