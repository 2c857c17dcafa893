// The only writer of absences, the roster, the on-call line and covers.
import type { LocalDate } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId, OfficerId } from '../../platform/ids.ts'
import { absences, covers, onCallTurns, rosterEntries } from '../entity.ts'
import type { Absence, Cover, OnCallTurn, RosterEntry } from '../types/here.ts'

type Versioned = Readonly<{ id: string; version: number }>

export const insertAbsence = (tx: Tx, row: Absence): Promise<void> => tx.insert(absences, [row])

export const amendAbsence = (tx: Tx, row: Versioned, change: Partial<Absence>): Promise<void> =>
  tx.amend(absences, row, change)

export const insertCover = (tx: Tx, row: Cover): Promise<void> => tx.insert(covers, [row])

export const amendCover = (tx: Tx, row: Versioned, change: Partial<Cover>): Promise<void> =>
  tx.amend(covers, row, change)

export const insertOnCall = (tx: Tx, row: OnCallTurn): Promise<void> =>
  tx.insert(onCallTurns, [row])

export const amendOnCall = (tx: Tx, row: Versioned, change: Partial<OnCallTurn>): Promise<void> =>
  tx.amend(onCallTurns, row, change)

type PersonDay = Readonly<{ officerId: OfficerId; onDay: LocalDate }>

/** Puts what is handed in for these people's days in the place of what stood. */
export async function replaceDays(
  tx: Tx,
  days: readonly PersonDay[],
  rows: readonly RosterEntry[],
): Promise<void> {
  await tx.query(
    `delete from roster_entries r
      using jsonb_to_recordset($1) d(officer_id uuid, on_day date)
      where r.officer_id = d.officer_id and r.on_day = d.on_day`,
    [
      JSON.stringify(
        days.map(({ officerId, onDay }) => ({ officer_id: officerId, on_day: onDay })),
      ),
    ],
  )
  await tx.insert(rosterEntries, rows)
}

const filesOf = {
  name: 'officers-files-of',
  text: `select s.offender_id as id from standings s
    where s.officer_id = any($1::uuid[]) or s.officer_id in (
      select c.officer_id from covers c
      where c.covering_id = any($1::uuid[]) and c.state = 'accepted')`,
}

/**
 * Whose standing turns on these officers being here: their own people, and those they cover; those also who are
 * hidden from whoever records it.
 */
export async function touchFilesOf(tx: Tx, officers: readonly OfficerId[]): Promise<void> {
  const asked = [...new Set(officers)]
  const rows = await hidingNobody(tx, () => tx.query<{ id: OffenderId }>(filesOf, [asked]))
  tx.touch(...rows.map(({ id }) => id))
}
