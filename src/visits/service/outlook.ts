// What the next visit to one person needs, gathered from the file, the visits and what nobody has proved.
import { unprovedSelfReports } from '../../evidence/index.ts'
import { fileParts } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { callsByPerson } from '../queries.ts'
import { outlookOf } from '../rules/outlook.ts'
import type { Outlook } from '../types.ts'

/** As things stand today. */
export async function outlookFor(tx: Tx, offenderId: OffenderId): Promise<Outlook> {
  const today = localDateOf(tx.at)
  const parts = await fileParts(tx, offenderId)
  if (parts === null) throw new AppError('not-found')
  return outlookOf({
    today,
    policy: await policyOn(tx, today),
    around: parts.around,
    markers: parts.markers,
    calls: (await callsByPerson(tx, [offenderId])).get(offenderId) ?? [],
    unproved: await unprovedSelfReports(tx, offenderId),
  })
}
