// The dated history: where a person is, who leads, at what MAPPA level, and whose the person is.
import type { Actor } from '../../access/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type {
  LeadAsk,
  LeadRecord,
  MappaAsk,
  MappaRecord,
  StatusAsk,
  StatusRecord,
} from '../types.ts'
import { inForceOn } from '../rules.ts'
import { beginsBefore, statusFits } from '../rules/changing.ts'
import { fileToChange, keep, notAfter, rowOf, whomOf, type Whose } from './file.ts'
import { denied, settled } from './refusals.ts'
import { agencyWords, since, statusWords } from './words.ts'

const away = new Set(['custody', 'hospital', 'abroad'])

function checkStatus({ status, from, to, reviewOn }: StatusAsk): void {
  if (to !== undefined && to < from) denied('ends-before-it-begins')
  if (away.has(status) && reviewOn === undefined) denied('review-needed')
  if (reviewOn !== undefined && reviewOn < from) denied('review-before-start')
}

const statusSentence = ({ status, from, to, reviewOn, reason }: StatusAsk): string => {
  const until = to === undefined ? '' : ` until ${formatShortDate(to)}`
  const review =
    reviewOn === undefined ? '' : ` To be looked at again by ${formatShortDate(reviewOn)}.`
  return `${statusWords[status]} ${since(from)}${until}: ${reason}.${review}`
}

/** Where the person is from a day on, or was in an earlier gap. */
export async function setStatus(
  tx: Tx,
  actor: Actor,
  { offenderId, ...asked }: StatusAsk & Whose,
): Promise<StatusRecord> {
  const file = await fileToChange(tx, actor, { offenderId, version: asked.version })
  const { status, from, to, reviewOn, reason } = asked
  notAfter(file.today, from)
  checkStatus(asked)
  settled(statusFits(file.facts.statuses, { from, to: to ?? null }, file.today))
  const period: StatusRecord = {
    ...rowOf(tx, file),
    status,
    fromOn: from,
    toOn: to ?? null,
    reviewOn: reviewOn ?? null,
    reason,
  }
  await keep(tx, whomOf(file), {
    records: { statuses: [period] },
    fields: ['status', 'from', 'to', 'reviewOn', 'reason'],
    told: [{ kind: 'status', summary: statusSentence(asked), on: from }],
  })
  return period
}

/** Who leads from a day on. The same agency from an earlier day corrects since when it has led. */
export async function setLeadAgency(
  tx: Tx,
  actor: Actor,
  { offenderId, agency, from, event, version }: LeadAsk & Whose,
): Promise<LeadRecord> {
  const file = await fileToChange(tx, actor, { offenderId, version })
  notAfter(file.today, from)
  const current = inForceOn(file.facts.leads, file.today)
  const earlier = beginsBefore(from, current)
  if (current?.agency === agency && !earlier) denied('already-so', 'agency')
  if (earlier && inForceOn(file.facts.leads, from)?.agency === agency)
    denied('already-so', 'agency')
  if (earlier && current?.agency !== agency) denied('earlier-than-current')
  const period: LeadRecord = { ...rowOf(tx, file), agency, fromOn: from, event }
  await keep(tx, whomOf(file), {
    records: { leads: [period] },
    fields: ['agency', 'from', 'event'],
    told: [
      { kind: 'lead', summary: `${agencyWords[agency]} lead ${since(from)}: ${event}.`, on: from },
    ],
  })
  return period
}

export async function setMappaLevel(
  tx: Tx,
  actor: Actor,
  { offenderId, mappaLevel, from, version }: MappaAsk & Whose,
): Promise<MappaRecord> {
  const file = await fileToChange(tx, actor, { offenderId, version })
  notAfter(file.today, from)
  const current = inForceOn(file.facts.mappas, file.today)
  if (current?.mappaLevel === mappaLevel) denied('already-so', 'mappaLevel')
  if (beginsBefore(from, current)) denied('earlier-than-current')
  const period: MappaRecord = { ...rowOf(tx, file), mappaLevel, fromOn: from }
  await keep(tx, whomOf(file), {
    records: { mappas: [period] },
    fields: ['mappaLevel', 'from'],
    told: [{ kind: 'mappa', summary: `MAPPA level ${mappaLevel} ${since(from)}.`, on: from }],
  })
  return period
}
