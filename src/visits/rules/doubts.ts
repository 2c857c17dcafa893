// What is on record beside a visit and cannot be so together with it. Both stay: it is said, and led to where it is put right.
import {
  formatShortDate,
  formatTime,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Standing } from '../../offenders/index.ts'
import type { Visit } from '../types.ts'
import type { LookLine } from './look.ts'

/** Another visit or attempt of the same person, at the same time as far as two people tell time alike. */
export type OtherVisit = Readonly<{ id: string; at: Date; seen: Visit['seen']; recordedBy: string }>

/** Where the person is recorded on the day of a visit at which somebody saw them at home. */
export type Away = Readonly<{ status: 'custody' | 'hospital'; since: LocalDate | null }>

export type Doubts = Readonly<{ others: readonly OtherVisit[]; away: Away | null }>

export const noDoubts: Doubts = { others: [], away: null }

const alikeMs = 10 * 60_000

/** The instants between which two records tell of the same call. */
export const around = (at: Date): Readonly<{ from: Date; to: Date }> => ({
  from: new Date(at.getTime() - alikeMs),
  to: new Date(at.getTime() + alikeMs),
})

type Met = Pick<Visit, 'at' | 'seen' | 'place'>

/** Seen where the person lives, inside or at the door: only then can it not be so together with custody. */
export const isSeenAtHome = ({ seen, place }: Met): boolean =>
  place === 'home' && (seen === 'inside' || seen === 'doorstep')

/** In custody or hospital from an earlier day on: on the day itself a person may be seen before going in. */
export function awayThen(
  met: Met,
  standing: Pick<Standing, 'status' | 'statusSince'> | null,
): Away | null {
  if (standing === null || !isSeenAtHome(met)) return null
  const { status, statusSince: since } = standing
  if (status !== 'custody' && status !== 'hospital') return null
  return since !== null && since >= localDateOf(met.at) ? null : { status, since }
}

export const otherText = ({ at, seen, recordedBy }: OtherVisit): string =>
  `Another ${seen === 'no' ? 'attempt' : 'visit'} at this time is recorded: ${formatShortDate(localDateOf(at))} at ${formatTime(at)}, by ${recordedBy}.`

export const awayText = ({ status, since }: Away): string =>
  `This says that the person was seen at home, and the person is recorded in ${status}${since === null ? '' : ` since ${formatShortDate(since)}`}: one of the two is wrong.`

/** The same in a look before it is recorded: nothing where nothing is in doubt. */
export const doubtLines = ({ others, away }: Doubts): LookLine[] =>
  [
    ...others.map((other) => `${otherText(other)} If it is this call, do not record it again`),
    ...(away === null ? [] : [`${awayText(away)} Check the day, and where the person is`]),
  ].map((words) => ({ point: 'on-record', ok: false, words, field: 'at' }))
