// One visit as it was recorded.
import type { Names } from '../../access/index.ts'
import { formatInstant, formatShortDate, formatTime, spokenTime } from '../../platform/calendar.ts'
import type {
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  SummaryRow,
  Table,
} from '../../platform/views/models.ts'
import { typedIn } from '../../platform/views/typed.ts'
import type { Doubts } from '../rules/doubts.ts'
import type { LookLine } from '../rules/look.ts'
import { isWrittenUp } from '../rules/write-up.ts'
import type { LatestBy, Visit, WordsBefore } from '../types.ts'
import { doubtModels, type DoubtModel } from './doubts.ts'
import { lookAfterModel, type LookModel } from './look.ts'
import { readingOfPage, type ReadingAsked, type ReadingModel } from './found.ts'
import { nextSteps, type NextStep } from './next-steps.ts'
import {
  countsTag,
  isStruck,
  provisionalTag,
  visitResource,
  whenText,
  type VisitResource,
} from './resource.ts'
import {
  rulingOf,
  rulingTextOf,
  versioned,
  writeUpOf,
  writeUpTextOf,
  type RulingAsked,
  type RulingModel,
} from './ruling.ts'
import { beforeModel, said, saidRows, saidTables, type BeforeModel } from './show-said.ts'
import { aloneText, crewWords, outcomeWords, placeWords } from './words.ts'

export type ShowModel = Readonly<{
  title: string
  person: object
  back: Link
  tag: Readonly<{ text: string; classes: string }>
  provisional: Readonly<{ text: string; classes: string }> | null
  because: string
  doubts: readonly DoubtModel[]
  shownOverdueText: string
  registerText: string
  /** Where it is told why this no longer stands. */
  struck: Link | null
  /** For those who may put it right. */
  putRight: Link | null
  /** For those who may record for the file: to write it up, or to put its words right. */
  writeUp: Link | null
  writeUpText: string
  steps: readonly NextStep[]
  reading: ReadingModel | null
  look: LookModel | null
  facts: SummaryList
  tables: readonly Table[]
  before: readonly BeforeModel[]
  problems: readonly Problem[]
  sole: Readonly<{ text: string; action: string | null; hidden: HiddenFields }> | null
  ruling: RulingModel | null
  rulingText: string
}>

const entryText = ({ entry }: Visit): string | null => {
  if (entry === null) return null
  if (!entry.sought) return 'Entry was not asked for'
  const purpose = entry.purpose === 's96b_search' ? 'to search and assess risk' : 'for a visit'
  const got = entry.obtained ? 'and given' : 'and not given'
  return [`Asked for ${purpose}, ${got}.`, entry.said ?? ''].join(' ').trim()
}

/** The hour once more as it is said: 730 may have been meant for the evening. */
const readAs = ({ origin, at }: Visit): string =>
  origin === 'register' ? '' : ` (${spokenTime(at)})`

const announcedText = ({ announced, announcedReason }: Visit): string =>
  announced === true ? `Yes: ${announcedReason ?? ''}` : announced === null ? 'Not known' : 'No'

const factsOf = (visit: Visit, names: Names): SummaryRow[] => [
  { key: 'What happened', text: outcomeWords(visit) },
  { key: 'When', text: `${whenText(visit)}${readAs(visit)}` },
  ...said('Left at', visit.leftAt === null ? null : formatTime(visit.leftAt)),
  { key: 'Where', text: placeWords[visit.place] },
  ...said('Crew', crewWords(visit.crew)),
  ...said('Alone with the authority of', visit.soleCrewAuthority),
  { key: 'Announced', text: announcedText(visit) },
  ...said('Entry', entryText(visit)),
  ...saidRows(visit),
  { key: 'Recorded', text: recordedText(visit, names) },
  ...said('Written up', writtenText(visit, names)),
  ...said('A supervisor’s word', ruledText(visit, names)),
]

const writtenText = ({ account, writtenUpAt, writtenUpBy }: Visit, names: Names): string | null =>
  writtenUpAt === null || !isWrittenUp({ account })
    ? null
    : `${formatInstant(writtenUpAt)} by ${names(writtenUpBy ?? '')}`

const ruledText = ({ ruling, ruledAt, ruledBy, ruledWhy }: Visit, names: Names): string | null =>
  ruling === null || ruledAt === null
    ? null
    : `${ruling === 'counts' ? 'It counts' : 'It does not count'}: ${names(ruledBy ?? '')}, ${formatInstant(ruledAt)}. ${ruledWhy ?? ''}`

const recordedText = ({ recordedAt, recordedBy, standingIn }: Visit, names: Names): string =>
  `${formatInstant(recordedAt)} by ${names(recordedBy)}${standingIn ? ', standing in for the named officer' : ''}`

const overdueText = ({ shownOverdue }: Pick<VisitResource, 'shownOverdue'>): string =>
  shownOverdue === null
    ? ''
    : `The visit was shown as overdue from ${formatShortDate(shownOverdue.from)} until this was recorded on ${formatShortDate(shownOverdue.to)}.`

function soleOf({ visit, mayAcknowledge, key, names }: ShowAsked): ShowModel['sole'] {
  if (!visit.soleCrew || visit.soleCrewAuthority !== null || isStruck(visit)) return null
  const { soleCrewAcknowledgedBy: by } = visit
  if (by !== null)
    return {
      text: `Made alone without authority. Noted by ${names(by)}.`,
      action: null,
      hidden: [],
    }
  return {
    text: aloneText,
    action: mayAcknowledge ? `/visits/${visit.id}/acknowledge` : null,
    hidden: versioned({ visit, key }),
  }
}

export type ShowAsked = RulingAsked &
  ReadingAsked &
  Readonly<{
    person: object
    names: Names
    mayAcknowledge: boolean
    /** Where the person stands on the ceiling alone because of this visit. */
    ceiling: LatestBy | null
    mayCorrect: boolean
    doubts: Doubts
    /** Null for everybody but its writer. */
    look: readonly LookLine[] | null
    before: readonly WordsBefore[]
  }>

const linksOf = (asked: ShowAsked): Pick<ShowModel, 'back' | 'struck' | 'putRight' | 'writeUp'> => {
  const { visit, mayCorrect } = asked
  return {
    back: { text: 'All visits and attempts', href: `/offenders/${visit.offenderId}/visits` },
    struck: isStruck(visit)
      ? {
          text: 'Struck out: it counts for nothing. See who did so, when, why, and where it stands now',
          href: `/corrections/${visit.struck ?? ''}`,
        }
      : null,
    putRight:
      mayCorrect && !isStruck(visit)
        ? {
            text: 'Put this right: it never happened, was somebody else, or was another time',
            href: `/visits/${visit.id}/move`,
          }
        : null,
    writeUp: writeUpOf(asked),
  }
}

export function showModel(asked: ShowAsked): ShowModel {
  const { visit, clock, person, attempt } = asked
  return {
    title: `${visit.seen === 'no' ? 'Attempt' : 'Visit'}, ${formatShortDate(visit.onDate)}`,
    person,
    ...linksOf(asked),
    tag: countsTag(visit),
    provisional: provisionalTag(visit, clock),
    because: visit.because,
    doubts: doubtModels(asked),
    shownOverdueText: overdueText(visitResource(visit, clock)),
    registerText: visit.origin === 'register' ? 'From the register, not recorded here.' : '',
    writeUpText: writeUpTextOf(asked),
    steps: asked.mayWrite && !isStruck(visit) ? nextSteps(visit, asked.ceiling) : [],
    reading: readingOfPage(asked),
    look: asked.look === null ? null : lookAfterModel(asked.look),
    facts: { rows: factsOf(visit, asked.names) },
    tables: saidTables(visit),
    before: asked.before.map((words) => beforeModel(words, asked.names)),
    problems: typedIn(attempt).problems,
    sole: soleOf(asked),
    ruling: rulingOf(asked),
    rulingText: rulingTextOf(asked),
  }
}
