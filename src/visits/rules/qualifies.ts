// Whether what happened at the door was a visit that counts. Contract sections 4 and 8.
import type { NotSeenBecause, Place, Qualifies, Seen, Trained } from '../types.ts'

export type SeenReport = Readonly<{
  seen: Seen
  notSeenBecause: NotSeenBecause | null
  place: Place
}>

export type QualifyAsk = Readonly<{
  report: SeenReport
  /** The officers who were there, with their training on the day. */
  officers: readonly Trained[]
  /** The notified address held on the day: null when none is. */
  home: Readonly<{ kind: 'residence' | 'location' }> | null
  /** Training that the register only implies counts until the force goes live. */
  assumedCounts: boolean
}>

const notSeenWords: Readonly<Record<NotSeenBecause, string>> = {
  no_reply: 'there was no reply',
  refused: 'entry was refused',
  gone: 'the person had gone',
  unsafe: 'it was not safe to go on',
  cancelled_by_police: 'police cancelled it',
  frustrated: 'the person was in custody, in hospital or away',
}

/** Why the way the person was seen does not count, or null when it does: inside, at home. */
function wrongMeeting({ seen, notSeenBecause, place }: SeenReport): string | null {
  if (seen === 'no')
    return `Nobody was seen: ${notSeenWords[notSeenBecause ?? 'no_reply']}. This is an attempt, and an attempt does not count as a visit.`
  if (seen === 'doorstep')
    return 'Seen at the door but not inside, so it does not count as a visit.'
  if (seen === 'elsewhere') return 'Seen away from home, so it does not count as a visit.'
  if (place === 'station')
    return 'Seen at the police station and not at the notified address, so it does not count as a visit.'
  return place === 'elsewhere'
    ? 'Seen inside, but not at the notified address, so it does not count as a visit.'
    : null
}

const untrainedWords: Readonly<Record<Exclude<Trained['mosovo'], 'in-date'>, string>> = {
  none: 'has no MOSOVO training recorded',
  lapsed: 'has MOSOVO training that is out of date',
  assumed: 'has MOSOVO training that the register only implies, and the force has gone live',
}

const untrained = (officer: Trained): string =>
  officer.mosovo === 'in-date' ? '' : `${officer.name} ${untrainedWords[officer.mosovo]}`

function wrongCrew(officers: readonly Trained[]): string {
  const who = officers.map(untrained).join('; ')
  const crew = who === '' ? 'No police officer was in the crew' : who
  return `Seen inside, at home, but without a MOSOVO officer whose training is in date, so it does not count as a visit. ${crew}.`
}

/** What the reader must know of a visit that counts: on what its training and its address rest. */
function counted(by: Trained, home: QualifyAsk['home']): string {
  const place =
    home?.kind === 'location'
      ? 'at the notified location (no fixed abode)'
      : home === null
        ? 'at home'
        : 'at the notified residence'
  const training =
    by.mosovo === 'in-date'
      ? `with ${by.name}, whose MOSOVO training is in date`
      : `with ${by.name}, whose MOSOVO training is assumed from the register and not confirmed`
  const unheld = home === null ? ' No notified address is held, so home is as the crew says.' : ''
  return `Seen in person, inside, ${place}, ${training}.${unheld}`
}

/** A qualifying visit: seen in person, inside, at the notified place, by a trained crew. */
export function qualifies({ report, officers, home, assumedCounts }: QualifyAsk): Qualifies {
  const meeting = wrongMeeting(report)
  if (meeting !== null) return { qualifies: false, because: meeting }
  const trained =
    officers.find((officer) => officer.mosovo === 'in-date') ??
    officers.find((officer) => officer.mosovo === 'assumed' && assumedCounts)
  return trained === undefined
    ? { qualifies: false, because: wrongCrew(officers) }
    : { qualifies: true, because: counted(trained, home) }
}
