// Who is here today, who is away and who covers: the list, and one officer.
import { toRing } from '../../platform/views/telephone.ts'
import { formatDate, type LocalDate } from '../../platform/calendar.ts'
import type { TeamId } from '../../platform/ids.ts'
import type { Cell } from '../../platform/views/models.ts'
import type { HereToday } from '../service/here.ts'
import type { HereState } from '../types/here.ts'
import { itemsOf } from '../../platform/views/fields.ts'
import { filterBy, teamChoice } from './filters.ts'
import { officerPage, section, type OfficerPage } from './page.ts'
import { tabs } from './tabs.ts'
import { awayText, linkTo, offWords, officerHref, unbroken } from './words.ts'

export type OfficersShown = Readonly<{
  here: readonly HereToday[]
  total: number
  /** The roster says something of somebody's today. */
  hasRoster: boolean
  today: LocalDate
  query: Readonly<{ team?: string | undefined; state?: HereState | undefined }>
  teams: readonly string[]
  anyText: string
  /** The team whose people the reader sees; null is the whole force. */
  seen: TeamId | null
}>

/** Who stands in now, who would, and who was asked. */
export const coverNames = ({ coveredBy, alsoAway, coming }: HereToday): string => {
  const now = coveredBy.map(({ coveringName, personName }) =>
    personName === null ? coveringName : `${coveringName} (for ${personName})`,
  )
  const gone = alsoAway.map(({ coveringName }) => `${coveringName} accepted, and is away too`)
  const asked = coming
    .filter(({ state }) => state === 'asked')
    .map(({ coveringName }) => `${coveringName} asked, not answered`)
  return [...now, ...gone, ...asked].join('; ')
}

export const isUncovered = ({ away, coveredBy, officer }: HereToday): boolean =>
  away !== null && officer.caseload > 0 && !coveredBy.some(({ offenderId }) => offenderId === null)

/** Not away: the owner is there tomorrow. */
export const isResting = ({ off }: HereToday): boolean => off?.why === 'rest'

const todayCell = (one: HereToday): Cell => {
  if (one.away !== null)
    return { text: 'Away', tagClass: 'govuk-tag--orange', note: awayText(one.away) }
  if (isResting(one)) return { text: 'Rest day', tagClass: 'govuk-tag--grey' }
  const { caseload, role } = one.officer
  const note = [
    ...(one.isOnTurn ? ['On duty now'] : []),
    ...(one.off === null ? [] : [offWords(one.off)]),
    // Known from the register only, or gone: nobody opens a list of what these people are owed.
    ...(caseload > 0 && role === null ? ['Holds people, and has no sign-in'] : []),
  ].join('. ')
  return { text: 'Here', tagClass: 'govuk-tag--green', ...(note === '' ? {} : { note }) }
}

const coverCell = (one: HereToday): Cell => {
  if (one.away === null) {
    const covers = one.covers.map(({ officerName }) => officerName)
    return { text: covers.length === 0 ? '' : `Covers for ${covers.join(', ')}` }
  }
  const names = coverNames(one)
  return isUncovered(one)
    ? {
        text: 'Nobody covers',
        tagClass: 'govuk-tag--red',
        ...(names === '' ? {} : { note: names }),
      }
    : { text: names }
}

/** The list holds those of the reader's own team, or of the force. */
export const caseloadLink = (
  { key, caseload, teamId }: HereToday['officer'],
  seen: TeamId | null,
): Readonly<{ href?: string }> =>
  caseload === 0 || (seen !== null && seen !== teamId)
    ? {}
    : { href: linkTo('/lists/caseload', { officer: key }) }

const rowOf = (one: HereToday, seen: TeamId | null): Cell[] => [
  { text: one.officer.name, href: officerHref(one.officer.key) },
  { text: one.officer.teamName ?? 'No team' },
  todayCell(one),
  coverCell(one),
  {
    text: String(one.officer.caseload),
    format: 'numeric',
    ...caseloadLink(one.officer, seen),
  },
  toRing(unbroken(one.officer.phone ?? ''), one.officer.phone),
]

const stateWords: Readonly<Record<HereState, string>> = {
  here: 'Here',
  rest: 'Rest day',
  away: 'Away',
  uncovered: 'Away, nobody covers',
}

const filterOf = ({ query, teams, anyText }: OfficersShown): OfficerPage['filter'] =>
  filterBy('/officers', [
    {
      name: 'state',
      label: 'Today',
      items: itemsOf(stateWords),
      chosen: query.state,
      blank: 'Everybody',
    },
    ...teamChoice(teams, query.team, anyText),
  ])

const head = [
  { text: 'Officer' },
  { text: 'Team' },
  { text: 'Today' },
  { text: 'Cover' },
  { text: 'People', format: 'numeric' as const },
  { text: 'Telephone' },
]

function leadText({ here, total, today, hasRoster }: OfficersShown): string {
  const away = here.filter((one) => one.away !== null).length
  const resting = here.filter(isResting).length
  const rest =
    resting === 0 ? '' : resting === 1 ? ', 1 has a rest day' : `, ${resting} have a rest day`
  const taken = hasRoster
    ? 'Whoever is not on the roster today and not recorded as absent is taken to be here.'
    : 'Without a roster everyone who is not recorded as absent is taken to be here.'
  return `${formatDate(today)}. ${total === 1 ? '1 officer' : `${total} officers`}, ${away} away${rest}. ${taken}`
}

export function officersModel(shown: OfficersShown): OfficerPage {
  const { here } = shown
  return officerPage('Who is here', {
    tabs: tabs('/officers'),
    leadText: leadText(shown),
    filter: filterOf(shown),
    sections: [
      section(null, {
        table:
          here.length === 0
            ? null
            : {
                caption: 'Officers today',
                captionClasses: 'govuk-visually-hidden',
                regionId: 'officers',
                stacks: true,
                head,
                firstCellIsHeader: true,
                rows: here.map((one) => rowOf(one, shown.seen)),
              },
        emptyText: here.length === 0 ? 'There is nobody like that.' : null,
      }),
    ],
  })
}

export const hereResource = ({
  officer,
  away,
  isOnTurn,
  off,
  coveredBy,
  coming,
  covers,
}: HereToday) => ({
  officer: officer.key,
  name: officer.name,
  team: officer.teamName,
  rank: officer.rank,
  isConstable: officer.isConstable,
  caseload: officer.caseload,
  phone: officer.phone,
  onDuty: isOnTurn,
  restDay: off?.why === 'rest',
  signsIn: officer.role !== null,
  away: away === null ? null : { kind: away.kind, from: away.fromOn, to: away.lastOn },
  coveredBy: coveredBy.map((cover) => cover.coveringKey),
  asked: coming.filter(({ state }) => state === 'asked').map((cover) => cover.coveringKey),
  covers: covers.map((cover) => cover.officerKey),
})
