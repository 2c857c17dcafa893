// What changed between two editions of a briefing: person by person, and how each left the list of overdue visits.
import type { Case, Change, ChangeKind, LeftHow, PersonChange } from '../types.ts'

const away = new Set(['custody', 'hospital', 'abroad', 'missing'])

/** The fields whose difference is a change by itself, in the order in which they are told. */
const told: readonly (readonly [ChangeKind, (one: Case) => string | null])[] = [
  ['status', ({ status }) => status],
  ['level', ({ level }) => level],
  ['management', ({ management }) => management],
  ['owner', ({ owner }) => owner],
  ['latestBy', ({ latestBy }) => latestBy],
  ['arms', ({ arms }) => arms],
  ['control', ({ control }) => control],
  ['event', ({ event }) => event],
  ['met', ({ met }) => met],
  ['lead', ({ lead }) => lead],
  ['mappa', ({ mappa }) => mappa],
  ['home', ({ home }) => home],
  ['marks', ({ marks }) => marks],
  ['born', ({ born }) => born],
  ['identity', ({ name, ref }) => `${name} (${ref})`],
]

const differing = (before: Case, after: Case): Change[] =>
  told.flatMap(([kind, of]) => {
    // An edition issued before a field was kept holds nothing of it.
    const from = of(before) ?? null
    const to = of(after) ?? null
    return from === to ? [] : [{ kind, from, to }]
  })

/** A later last day seen is a visit; an earlier one, or none any more, puts the record right. */
function sight(before: Case, after: Case): Change[] {
  const from = before.lastSeen
  const to = after.lastSeen
  if (from === to) return []
  const later = to !== null && (from === null || to > from)
  return [{ kind: later ? 'seen' : 'corrected', from, to }]
}

/** Attempts count since the person was last seen: a visit sets them to nothing, which is no correction. */
function attempts(before: Case, after: Case): Change[] {
  if (before.attempts === after.attempts || before.lastSeen !== after.lastSeen)
    return after.attempts > 0 && before.lastSeen !== after.lastSeen
      ? [{ kind: 'attempt', from: '0', to: String(after.attempts) }]
      : []
  const kind = after.attempts > before.attempts ? 'attempt' : 'corrected'
  return [{ kind, from: String(before.attempts), to: String(after.attempts) }]
}

const fellDue = (before: Case, after: Case): Change[] =>
  before.overdue || !after.overdue
    ? []
    : [{ kind: 'overdue', from: before.latestBy, to: after.latestBy }]

type Way = readonly [LeftHow, (before: Case, after: Case) => boolean]

/** The first that applies: what a person was taken off the list by. */
const ways: readonly Way[] = [
  ['closed', (_, after) => after.status === 'closed'],
  ['transferred', (_, after) => after.status === 'transferred'],
  ['suspended', (_, after) => away.has(after.status)],
  ['reactive', (_, after) => after.management === 'reactive'],
  ['seen', (before, after) => sight(before, after).some(({ kind }) => kind === 'seen')],
  ['level changed', (before, after) => before.level !== after.level],
  ['plan moved', (before, after) => before.lastSeen === after.lastSeen && after.latestBy !== null],
]

const leftHow = (before: Case, after: Case): LeftHow =>
  ways.find(([, is]) => is(before, after))?.[0] ?? 'corrected'

function listed(before: Case, after: Case): PersonChange['list'] {
  if (before.overdue) return after.overdue ? 'still on' : 'left'
  return after.overdue ? 'came on' : 'not on'
}

function between(before: Case, after: Case): PersonChange | null {
  const changes = [
    ...sight(before, after),
    ...attempts(before, after),
    ...differing(before, after),
    ...fellDue(before, after),
  ]
  if (changes.length === 0 && before.overdue === after.overdue) return null
  const list = listed(before, after)
  const how = list === 'left' ? leftHow(before, after) : null
  return { ...who(after), list, leftHow: how, changes }
}

const who = ({ id, ref, name, level }: Case) => ({ id, ref, name, level })

/** New in this office: from elsewhere, or no longer a restricted file. */
const came = (after: Case, kind: 'came' | 'opened'): PersonChange => ({
  ...who(after),
  list: after.overdue ? 'came on' : 'not on',
  leftHow: null,
  changes: [{ kind, from: null, to: after.team }],
})

/** No longer this office's: with another team, or with no office of the force. */
const gone = (before: Case, elsewhere: Case | undefined): PersonChange => ({
  ...who(before),
  list: before.overdue ? 'left' : 'not on',
  leftHow: before.overdue ? 'transferred' : null,
  changes: [{ kind: 'gone', from: before.team, to: elsewhere?.team ?? null }],
})

/** Closed or transferred out of the force: in no office any more, and told by the status. */
const ended = (one: Case | undefined): Case | null =>
  one?.status === 'closed' || one?.status === 'transferred' ? one : null

const levelOrder = ['very_high', 'high', 'medium', 'low']
const listOrder: readonly PersonChange['list'][] = ['came on', 'left', 'still on', 'not on']

const inOrder = (a: PersonChange, b: PersonChange): number =>
  listOrder.indexOf(a.list) - listOrder.indexOf(b.list) ||
  levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level) ||
  (a.ref < b.ref ? -1 : 1)

/** Where people of the force are now, and whose file has ceased to be restricted since. */
type Beside = Readonly<{ elsewhere: ReadonlyMap<string, Case>; opened: ReadonlySet<string> }>

/**
 * Everything that differs between two days' cases of one office, one entry a person, most dangerous first.
 * One who went to another team is said to have gone there, and one who was hidden is not said to have come.
 */
export function changesBetween(
  before: readonly Case[],
  after: readonly Case[],
  { elsewhere, opened }: Beside = { elsewhere: new Map(), opened: new Set() },
): PersonChange[] {
  const now = new Map(after.map((one) => [one.id, one]))
  const known = new Map(before.map((one) => [one.id, one]))
  const stayed = before.map((one) => {
    const found = now.get(one.id) ?? ended(elsewhere.get(one.id))
    return found === null ? gone(one, elsewhere.get(one.id)) : between(one, found)
  })
  const arrived = after
    .filter(({ id }) => !known.has(id))
    .map((one) => came(one, opened.has(one.id) ? 'opened' : 'came'))
  return [...stayed.filter((one) => one !== null), ...arrived].toSorted(inOrder)
}
