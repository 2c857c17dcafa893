// How dangerous, since when, by whose word and on which ARMS; MAPPA level; who leads.
import { inForceOn, levelTag } from '../../offenders/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import { armsHeld, armsWord, type ArmsWord } from '../rules.ts'
import type { ArmsTold, Gathered } from '../types.ts'
import { mayDo } from './actions.ts'
import { row, section, type Line, type Section } from './section.ts'
import { agencyWords, dated, levelWords, noteOf, registerNote, sinceText } from './words.ts'

/** The name behind a username where one is known. */
export const byName = ({ beside }: Gathered, username: string): string =>
  beside.names[username] ?? username

function levelLines(file: Gathered): Line[] {
  const { standing, parts, today } = file
  const set = inForceOn(parts.levels, today)
  const said = set === null || set.why === '' ? {} : { note: `Why: ${set.why}` }
  const by =
    set === null || set.origin === 'register' ? '' : `, set by ${byName(file, set.recordedBy)}`
  const since = { text: `${sinceText(standing.levelSince, today)}${by}`, ...said }
  const origin = set?.origin === 'register' ? { note: registerNote } : {}
  return [levelTag(standing.level), { ...since, ...origin }]
}

const notOwed: Readonly<Partial<Record<ArmsWord, string>>> = {
  woman: 'ARMS is for men, so none is owed for her',
  under_18: 'ARMS is for adults, so none is owed until 18',
  probation_led: 'Probation leads, so ARMS is theirs to do',
  yot_led: 'The youth offending team leads, so no police ARMS is owed',
  lead_unknown: 'Nothing here says who led on this day, so no police ARMS is owed',
  custody: 'In custody, so ARMS waits for the release',
  hospital: 'In hospital, so ARMS waits for the discharge',
  abroad: 'Abroad, so ARMS waits for the return',
  missing: 'Whereabouts unknown, so ARMS waits until this person is found',
  transferred: 'Transferred, so ARMS is for the other force',
  closed: 'Closed, so no ARMS is owed',
  reactive: 'Managed reactively, so no ARMS is owed',
}

const steps: Readonly<Partial<Record<ArmsWord, string>>> = {
  not_started: 'not started',
  draft: 'in draft',
  returned: 'returned by the supervisor',
  awaiting_ratification: 'completed and awaiting ratification',
}

const heldText = ({ completedOn, ratifiedOn }: ArmsTold, today: LocalDate): string => {
  const completed =
    completedOn === null ? 'ARMS not completed' : `ARMS completed ${dated(completedOn, today)}`
  const ratified = ratifiedOn === null ? 'not ratified' : `ratified ${formatShortDate(ratifiedOn)}`
  return `${completed}, ${ratified}`
}

/** Whether the ARMS held supports the level, in words. */
function supportText({ armsStanding, today }: Gathered): Line {
  const state = armsWord(armsStanding)
  const out = notOwed[state]
  if (out !== undefined) return { text: out }
  const { initialDueOn, reviewDueOn, reviewOverdue, missing } = armsStanding
  if (initialDueOn !== null) {
    const step = `The ARMS owed under police lead is ${steps[state] ?? 'not ratified'}`
    return missing
      ? {
          text: 'Risk level not supported by ARMS',
          tagClass: 'govuk-tag--red',
          note: `${step}. It was due by ${dated(initialDueOn, today)}`,
        }
      : { text: `${step}. It is due by ${dated(initialDueOn, today)}` }
  }
  if (reviewOverdue && reviewDueOn !== null)
    return {
      text: 'ARMS review overdue: risk level not supported',
      tagClass: 'govuk-tag--red',
      note: `The review was due by ${dated(reviewDueOn, today)}`,
    }
  return {
    text: reviewDueOn === null ? 'No review is due' : `Review due by ${dated(reviewDueOn, today)}`,
  }
}

/** Assessments that wait for a supervisor, and who may ratify them. */
const ratifyLines = (file: Gathered): Line[] =>
  file.beside.arms
    .filter(({ state }) => state === 'submitted')
    .map((arms) => {
      const on = arms.completedOn === null ? '' : ` completed ${formatShortDate(arms.completedOn)}`
      const by = arms.origin === 'register' ? registerNote : `By ${byName(file, arms.recordedBy)}`
      return {
        text: `Waiting for ratification: ARMS${on}`,
        href: `/arms/${arms.id}`,
        note: `${by}. A supervisor trained to approve ARMS, who did not write it, ratifies or returns it`,
        noteClass: 'app-cell-note--alert',
      }
    })

/** The ARMS held, and whether it was made before the present clock began. */
function heldLines({ armsStanding, beside, today }: Gathered): Line[] {
  const held = armsHeld(armsStanding, beside.arms)
  if (held === null) return [{ text: 'No completed ARMS is held' }]
  const told: Line = { text: heldText(held, today), ...noteOf(held) }
  const clock = armsStanding.clockStart
  if (armsStanding.current !== null || clock === null || (held.completedOn ?? '') >= clock)
    return [told]
  const text = `Completed before ${formatShortDate(clock)}, when the present clock began, so it does not count for it`
  return [told, { text }]
}

const armsLines = (file: Gathered): Line[] => [
  ...heldLines(file),
  supportText(file),
  ...ratifyLines(file),
]

/** A lower level or reactive management that waits, with who may decide. */
function pendingLines(file: Gathered, what: 'level' | 'management'): Line[] {
  return file.parts.pending
    .filter((change) => change.what === what && change.state === 'awaiting_second')
    .map((change) => ({
      text: `Waiting for a second person: ${what === 'level' ? 'risk level' : 'management'} ${levelWords[change.toValue] ?? change.toValue} from ${formatShortDate(change.fromOn)}`,
      ...(mayDo(file, 'decide-changes')
        ? { href: `/offenders/${file.head.id}/pending-changes/${change.id}/decision` }
        : {}),
      note: `Proposed by ${byName(file, change.recordedBy)}: ${change.why}. An inspector other than ${byName(file, change.recordedBy)} decides. Until then nothing changes`,
      noteClass: 'app-cell-note--alert',
    }))
}

function mappaLine({ standing, parts, today }: Gathered): Line {
  if (standing.mappaLevel === null) return { text: 'No MAPPA level is recorded' }
  const set = inForceOn(parts.mappas, today)
  return {
    text: `MAPPA level ${standing.mappaLevel}. ${sinceText(set?.fromOn ?? null, today)}`,
    ...(set === null ? {} : noteOf(set)),
  }
}

function leadLine({ standing, parts, today }: Gathered): Line {
  const set = inForceOn(parts.leads, today)
  const since = standing.policeLeadSince ?? set?.fromOn ?? null
  return {
    text: `${agencyWords[standing.agency]}. ${sinceText(since, today)}`,
    ...(set === null ? {} : noteOf(set)),
  }
}

const managementWords = {
  active: 'Active: visits are owed',
  reactive: 'Reactive: no visits are owed',
}

function managementLine({ standing, parts, today }: Gathered): Line {
  const set = inForceOn(parts.managements, today)
  if (set === null) return { text: managementWords[standing.management] }
  return {
    text: `${managementWords[standing.management]}. ${sinceText(set.fromOn, today)}`,
    ...noteOf(set),
  }
}

export const riskSection = (file: Gathered): Section =>
  section('risk', 'Risk and who leads', [
    row('Risk level', ...levelLines(file), ...pendingLines(file, 'level')),
    row('Resting on', ...armsLines(file)),
    row('MAPPA level', mappaLine(file)),
    row('Lead agency', leadLine(file)),
    row('Management', managementLine(file), ...pendingLines(file, 'management')),
  ])
