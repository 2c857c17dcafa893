// What an assessment rests on: the home seen or not, what was taken in, and what is held and may be.
import { factors, factorWords, sourceWords, type Factor } from '../../evidence/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Cell,
  Choices,
  HiddenFields,
  SummaryList,
  SummaryRow,
  Table,
} from '../../platform/views/models.ts'
import type { Cited } from '../queries.ts'
import { onOwnWordAlone } from '../rules/evidence.ts'
import type { Arms, Grounds, HeldStatement } from '../types.ts'
import { inOrder, leaveOutGroup, offeredGroups } from './offered.ts'

/** What was read for one assessment. */
export type Rests = Readonly<{
  grounds: Grounds
  statements: readonly HeldStatement[]
  /** Self-reports of the person that nobody has proved. */
  unproved: number
}>

export type RestsModel = Readonly<{
  grounds: SummaryList
  taken: Table | null
  takenText: string
  form: Readonly<{
    action: string
    hidden: HiddenFields
    groups: readonly Choices[]
    submitText: string
  }> | null
  /** Said where nothing is left to take in. */
  offeredText: string
}>

/** Contract section 6: a factor with its evidence; ratings are on ViSOR. */
export type FactorResource = Readonly<{
  code: Factor
  rating: null
  evidence: readonly Readonly<{
    text: string
    source: string
    on: LocalDate
    verified?: string
  }>[]
}>

type Statement = Pick<Cited, 'factor' | 'text' | 'source' | 'onDate' | 'verified'>

const cited = ({ text, source, onDate: on, verified }: Statement) => ({
  ...{ text, source, on },
  ...(verified === null ? {} : { verified }),
})

/** Headings with something taken in, in their order. */
export const factorsResource = (statements: readonly Statement[]): FactorResource[] =>
  factors
    .map((code) => ({ code, under: statements.filter(({ factor }) => factor === code) }))
    .filter(({ under }) => under.length > 0)
    .map(({ code, under }) => ({ code, rating: null, evidence: under.map(cited) }))

const takenIn = ({ statements }: Rests): readonly HeldStatement[] =>
  statements.filter((one) => one.takenIn)

/** What a program is given besides the assessment itself: what is held, and what it would rest on. */
export const restsResource = (rests: Rests) => ({
  offered: rests.statements
    .filter((one) => !one.takenIn)
    .map((one) => ({
      id: one.id,
      factor: one.factor,
      ...cited(one),
      from: { kind: one.fromKind, id: one.fromId },
      atHome: one.atHome,
    })),
  homeSeenSinceLastArms: rests.grounds.homeSeenOn !== null,
  homeSeenOn: rests.grounds.homeSeenOn,
  lastArmsOn: rests.grounds.since,
  evidenceFromHome: takenIn(rests).some(({ atHome }) => atHome),
  unprovedSelfReports: rests.unproved,
})

const alert = { tagClass: 'govuk-tag--red' }

/** [N20] */
function homeRow({ grounds: { since, homeSeenOn } }: Rests): SummaryRow {
  const key = since === null ? 'Home seen' : 'Home seen since the last ARMS'
  const note =
    since === null
      ? 'No ARMS was ratified before'
      : `The last ratified ARMS was completed on ${formatShortDate(since)}`
  return homeSeenOn === null
    ? { key, text: 'No', ...alert, note }
    : { key, text: `Yes, on ${formatShortDate(homeSeenOn)}`, note }
}

/** [N30] */
function fromHomeRow(rests: Rests): SummaryRow {
  const key = 'Evidence from a visit to the home'
  const all = takenIn(rests)
  const atHome = all.filter((one) => one.atHome).length
  if (all.length === 0) return { key, text: 'No evidence has been taken in' }
  return atHome === 0
    ? {
        key,
        text: 'None',
        ...alert,
        note: `Of ${all.length} taken in, none is from inside the home`,
      }
    : { key, text: `${atHome} of ${all.length} taken in` }
}

/** [H27] */
function ownWordRows(rests: Rests): SummaryRow[] {
  const alone = onOwnWordAlone(takenIn(rests))
  return alone.length === 0
    ? []
    : [
        {
          key: 'The offender’s own word alone',
          lines: alone.map((factor) => ({ text: factorWords[factor], ...alert })),
        },
      ]
}

const unprovedRow = ({ unproved }: Rests, { offenderId }: Arms): SummaryRow => {
  const key = 'Self-reports nobody has proved'
  return unproved === 0
    ? { key, text: 'None' }
    : { key, text: String(unproved), href: `/offenders/${offenderId}/self-reports?state=unproved` }
}

const groundsOf = (rests: Rests, arms: Arms): SummaryList => ({
  rows: [
    homeRow(rests),
    fromHomeRow(rests),
    ...ownWordRows(rests),
    ...(arms.state === 'ratified' ? [] : [unprovedRow(rests, arms)]),
  ],
})

function fromCell({ fromKind, fromId, onDate }: HeldStatement): Cell {
  const on = formatShortDate(onDate)
  return fromKind === 'visit'
    ? { text: `Visit record of ${on}`, href: `/visits/${fromId ?? ''}` }
    : { text: on }
}

const takenTable = (statements: readonly HeldStatement[]): Table | null =>
  statements.length === 0
    ? null
    : {
        caption: 'Evidence taken in',
        captionClasses: 'govuk-visually-hidden',
        regionId: 'taken-in',
        stacks: true,
        head: ['ARMS heading', 'What was said or seen', 'From', 'How it was proved', 'When'].map(
          (text) => ({ text }),
        ),
        rows: inOrder(statements).map((one) => [
          { text: factorWords[one.factor] },
          one.isWithdrawn
            ? {
                text: one.text,
                note: 'Taken back since in the record that it comes from',
                noteClass: 'app-cell-note--alert',
              }
            : { text: one.text },
          { text: sourceWords[one.source] },
          { text: one.verified ?? 'Not proved' },
          fromCell(one),
        ]),
      }

export type RestsAsked = Readonly<{
  arms: Arms
  rests: Rests
  attempt: Attempt
  key: string
  /** Whether the reader may still change it. */
  mayTake: boolean
}>

export function restsModel({ arms, rests, attempt, key, mayTake }: RestsAsked): RestsModel {
  const taken = takenIn(rests)
  const offered = rests.statements.filter((one) => !one.takenIn)
  const groups = [...offeredGroups(offered, attempt), ...leaveOutGroup(taken, attempt)]
  return {
    grounds: groundsOf(rests, arms),
    taken: takenTable(taken),
    takenText: taken.length === 0 ? 'No evidence has been taken in.' : '',
    form:
      mayTake && groups.length > 0
        ? {
            action: `/arms/${arms.id}/evidence`,
            hidden: [
              { name: 'version', value: String(arms.version) },
              { name: '_key', value: key },
            ],
            groups,
            submitText:
              taken.length === 0 ? 'Take in what is ticked' : 'Take in or leave out what is ticked',
          }
        : null,
    offeredText: mayTake && offered.length === 0 ? 'Nothing else is held since the last ARMS.' : '',
  }
}
