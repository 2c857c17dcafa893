// The weekend list and its lines as programs are given them.
import type { LocalDate } from '../../platform/calendar.ts'
import { crewKeys } from '../rules.ts'
import type { Between } from '../service/listed.ts'
import type { ToldLine } from '../service/reading.ts'
import type { Claim } from '../types.ts'
import { daysOver, type ListShown } from './list.ts'
import { inWords, ringLines } from './ring.ts'
import { sectionsFor } from './stranger.ts'
import { dutiesOn, unkeptText } from './unkept.ts'

export const claimResource = (claim: Claim) => ({
  id: claim.id,
  version: claim.version,
  offenderId: claim.offenderId,
  by: claim.recordedBy,
  crew: crewKeys(claim.crew),
  at: claim.recordedAt.toISOString(),
  until: claim.untilOn,
  note: claim.note,
  ended:
    claim.endedAt === null
      ? null
      : { at: claim.endedAt.toISOString(), by: claim.endedBy, how: claim.endedHow },
})

const partsResource = (told: ToldLine, opens: boolean) =>
  Object.fromEntries(sectionsFor(told, opens).map(({ heading, lines }) => [camel(heading), lines]))

const camel = (heading: string): string =>
  heading
    .split(' ')
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    )
    .join('')

type Reading = Readonly<{ on: LocalDate; opens: boolean }>

export const lineResource = (told: ToldLine, { on, opens }: Reading) => ({
  offender: {
    id: told.facts.id,
    visorRef: told.facts.visorRef,
    name: `${told.facts.forenames} ${told.facts.surname}`,
    level: told.line.level,
    marks: told.facts.marks,
  },
  team: told.facts.teamName,
  officer: told.facts.officerKey,
  area: told.stranger.address?.district ?? null,
  dueOn: told.line.dueOn,
  daysOverdue: Math.max(0, daysOver(told, on) ?? 0),
  because: told.line.because,
  cameSince: told.line.isSince === true,
  attempts: told.facts.attemptsSince,
  bestSlot: told.bestSlot,
  ...partsResource(told, opens),
  claim: told.claim === null ? null : claimResource(told.claim),
  alsoClaimed: told.alsoClaimed.map(claimResource),
  result: {
    state: told.result.state,
    text: told.result.text,
    visits: told.result.visits.map(({ id }) => id),
    plan: told.result.planId ?? null,
  },
})

type Unkept = Readonly<{ on: LocalDate; between: Between }>

/** A day that is over and for which no list was kept. */
const unkeptResource = ({ on, between }: Unkept) => ({
  ...{ on, list: null, until: null, nextListOn: null, says: unkeptText },
  ...{ listBefore: between.before, listAfter: between.after },
  duties: dutiesOn(on).map(({ href }) => href),
  ...{ whomToRing: [], items: [], total: 0 },
})

export const listResource = (shown: ListShown) => {
  const { on, between } = shown.held
  return between === null ? keptResource(shown) : unkeptResource({ on, between })
}

const keptResource = ({ held, told, total, ring, opens }: ListShown) => ({
  on: held.on,
  list:
    held.list === null
      ? null
      : { forDate: held.list.forDate, madeAt: held.list.recordedAt.toISOString() },
  until: held.untilOn,
  nextListOn: held.nextOn,
  whomToRing: inWords(ringLines(ring)),
  items: told.map((line) => lineResource(line, { on: held.on, opens: opens(line) })),
  total,
})
