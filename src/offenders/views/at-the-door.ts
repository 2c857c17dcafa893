// What a stranger at the door needs of the rest of the file, a few lines each, with the way to all of it.
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import {
  actionOverdue,
  actionText,
  checkAge,
  checkText,
  conditionHolds,
  conditionText,
  homeNoteText,
  isHeld,
  jobText,
  latestChecks,
  meetingText,
  memberText,
  onlineText,
  openActions,
  relationshipText,
  vehicleText,
} from '../rules/around.ts'
import type { Around, Held, Known } from '../types.ts'

export type DoorLine = Readonly<{ text: string; note?: string; noteClass?: string }>
export type DoorRow = Readonly<{
  key: string
  lines: readonly DoorLine[]
  /** What is said when there is no line. */
  none: string
  link: Readonly<{ text: string; href: string }>
}>

/** Enough for one page; the list that the link leads to holds the rest. */
const shownOfEach = 3

const age = (day: LocalDate, today: LocalDate): string => {
  const days = daysBetween(day, today)
  return days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`
}

const checked = ({ checkedOn }: Held<Known>, today: LocalDate): string =>
  checkedOn === null ? 'not checked' : `checked ${age(checkedOn, today)}`

const cutTo = (lines: readonly DoorLine[]): readonly DoorLine[] =>
  lines.length <= shownOfEach
    ? lines
    : [...lines.slice(0, shownOfEach), { text: `and ${lines.length - shownOfEach} more` }]

type Whose = Readonly<{ id: string; today: LocalDate }>
type Asked = Readonly<{ key: string; path: string; none: string; link: string }>

const rowOf = (
  { id }: Whose,
  { key, path, none, link }: Asked,
  lines: readonly DoorLine[],
): DoorRow => ({
  key,
  lines: cutTo(lines),
  none,
  link: { text: link, href: `/offenders/${id}/${path}` },
})

const known = <Row extends Held<Known>>(
  rows: readonly Row[],
  text: (row: Row) => string,
  today: LocalDate,
): DoorLine[] =>
  rows.filter(isHeld).map((row) => ({ text: `${text(row)} (${checked(row, today)})` }))

type AtHome = Readonly<{ addressId: string }>

const atHome =
  ({ homeId }: Around) =>
  ({ addressId }: AtHome): boolean =>
    addressId === homeId

const homeOf = (around: Around, whose: Whose): DoorRow[] => [
  rowOf(
    whose,
    {
      key: 'Lives there too',
      path: 'household',
      none: 'Nobody else is recorded at this address',
      link: 'Who else lives there',
    },
    known(around.household.filter(atHome(around)), memberText, whose.today),
  ),
  rowOf(
    whose,
    {
      key: 'Layout, dogs, access',
      path: 'home-notes',
      none: 'Nothing is recorded of the home',
      link: 'The home',
    },
    known(around.homeNotes.filter(atHome(around)), homeNoteText, whose.today),
  ),
]

/** Who lives there, what the home is like, cars, work and its hours, names online, people linked: children first. */
export const atTheDoor = (around: Around, whose: Whose): readonly DoorRow[] => [
  ...homeOf(around, whose),
  rowOf(
    whose,
    { key: 'Vehicles', path: 'vehicles', none: 'No vehicle is recorded', link: 'Vehicles' },
    known(around.vehicles, vehicleText, whose.today),
  ),
  rowOf(
    whose,
    { key: 'Work and hours', path: 'work', none: 'No work is recorded', link: 'Work' },
    known(around.jobs, jobText, whose.today),
  ),
  rowOf(
    whose,
    {
      key: 'Names online',
      path: 'online-names',
      none: 'No name used online is recorded',
      link: 'Online names',
    },
    known(around.onlineNames, onlineText, whose.today),
  ),
  rowOf(
    whose,
    {
      key: 'People linked',
      path: 'relationships',
      none: 'No relationship is recorded',
      link: 'Relationships',
    },
    known(
      around.relationships.toSorted((a, b) => Number(b.isChild) - Number(a.isChild)),
      relationshipText,
      whose.today,
    ),
  ),
]

type WithPolicy = Whose & Readonly<{ checksOldAfterDays: number }>

const checkLines = ({ checks }: Around, { today, checksOldAfterDays }: WithPolicy): DoorLine[] =>
  latestChecks(checks).map((check) => {
    const { isOld } = checkAge(check.doneOn, today, checksOldAfterDays)
    const when = `${formatShortDate(check.doneOn)}, ${age(check.doneOn, today)}`
    return isOld
      ? { text: checkText(check), note: `${when}: old`, noteClass: 'app-cell-note--alert' }
      : { text: checkText(check), note: when }
  })

function meetingLines({ meetings }: Around): DoorLine[] {
  const last = meetings.at(-1)
  if (last === undefined) return []
  const next = last.nextOn === null ? '' : `, next on ${formatShortDate(last.nextOn)}`
  return [{ text: meetingText(last), note: `${formatShortDate(last.onDate)}${next}` }]
}

const actionLines = ({ meetingActions }: Around, { today }: Whose): DoorLine[] =>
  openActions(meetingActions).map((action) => {
    const by = `by ${formatShortDate(action.byOn)}`
    return actionOverdue(action, today)
      ? { text: actionText(action), note: `${by}: overdue`, noteClass: 'app-cell-note--alert' }
      : { text: actionText(action), note: by }
  })

const countText = (count: number): string => (count === 1 ? '1 document' : `${count} documents`)

const conditionsAndChecks = (around: Around, whose: WithPolicy): DoorRow[] => [
  rowOf(
    whose,
    {
      key: 'Licence conditions',
      path: 'licence-conditions',
      none: 'No licence condition is in force',
      link: 'Licence conditions',
    },
    around.licenceConditions
      .filter((row) => conditionHolds(row, whose.today))
      .map((row) => ({ text: conditionText(row) })),
  ),
  rowOf(
    whose,
    { key: 'Checks made', path: 'checks', none: 'No check is recorded', link: 'Checks made' },
    checkLines(around, whose),
  ),
]

/** What else is held: licence conditions, checks and their age, meetings, what they asked for, documents. */
export const alsoHeld = (around: Around, whose: WithPolicy): readonly DoorRow[] => [
  ...conditionsAndChecks(around, whose),
  rowOf(
    whose,
    { key: 'Last meeting', path: 'meetings', none: 'No meeting is recorded', link: 'Meetings' },
    meetingLines(around),
  ),
  rowOf(
    whose,
    {
      key: 'Actions open',
      path: 'meetings',
      none: 'No action of a meeting is open',
      link: 'Actions, with their meetings',
    },
    actionLines(around, whose),
  ),
  rowOf(
    whose,
    { key: 'Documents', path: 'documents', none: 'No document is on record', link: 'Documents' },
    around.documentCount === 0 ? [] : [{ text: countText(around.documentCount) }],
  ),
]
