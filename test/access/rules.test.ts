// The rules of access: whose files, which reasons, which landing, which accounts.
import {
  checkAccount,
  isThrottled,
  landing,
  ownsFile,
  readReason,
  reasonText,
  scopeOf,
} from '../../src/access/rules.ts'
import type { Actor, Covering, NewAccount, Role } from '../../src/access/types.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../src/platform/ids.ts'

const force = 'force' as ForceId
const north = 'north' as TeamId
const south = 'south' as TeamId
const owner = 'owner' as OfficerId

const anActor = (role: Role, teamId: TeamId | null = north): Actor => ({
  accountId: 'account' as Actor['accountId'],
  username: 'someone',
  name: 'Someone',
  role,
  forceId: force,
  forceName: 'Northmoor Constabulary',
  forceIsLive: false,
  teamId,
  teamName: null,
  officerId: null,
})
const person = (teamId: TeamId, forceId: ForceId = force) => ({
  offenderId: 'o' as OffenderId,
  forceId,
  teamId,
  officerId: owner,
})

test.each<{ role: Role; own: boolean; other: boolean }>([
  { role: 'officer', own: true, other: false },
  { role: 'supervisor', own: true, other: false },
  { role: 'inspector', own: true, other: true },
  { role: 'chief_inspector', own: true, other: true },
  { role: 'analyst', own: false, other: false },
  { role: 'frontline', own: false, other: false },
  { role: 'control_room', own: false, other: false },
  { role: 'auditor', own: false, other: false },
  { role: 'station', own: false, other: false },
  { role: 'admin', own: false, other: false },
])(
  'a file is the $role’s to see and change: own team $own, another team $other, another force never',
  ({ role, own, other }) => {
    const actor = anActor(role)
    expect(ownsFile(actor, person(north))).toBe(own)
    expect(ownsFile(actor, person(south))).toBe(other)
    expect(ownsFile(actor, person(north, 'elsewhere' as ForceId))).toBe(false)
  },
)

test.each<{ cover: string; covering: Covering; of: TeamId; owns: boolean }>([
  {
    cover: 'of the owner',
    covering: { officerId: owner, offenderId: null, queueOf: null },
    of: south,
    owns: true,
  },
  {
    cover: 'of this one person',
    covering: { officerId: owner, offenderId: 'o' as OffenderId, queueOf: null },
    of: south,
    owns: true,
  },
  {
    cover: 'of another person of the owner',
    covering: { officerId: owner, offenderId: 'p' as OffenderId, queueOf: null },
    of: south,
    owns: false,
  },
  {
    cover: 'of somebody else',
    covering: { officerId: 'x' as OfficerId, offenderId: null, queueOf: null },
    of: south,
    owns: false,
  },
  {
    cover: 'of the supervisor of the team',
    covering: { officerId: 'x' as OfficerId, offenderId: null, queueOf: south },
    of: south,
    owns: true,
  },
])('under a cover $cover a file of another team is the officer’s to change: $owns', (one) => {
  const actor = { ...anActor('officer'), covering: [one.covering] }
  expect(ownsFile(actor, person(one.of))).toBe(one.owns)
  expect(ownsFile({ ...actor, role: 'auditor' }, person(one.of))).toBe(false)
  expect(ownsFile(actor, person(one.of, 'elsewhere' as ForceId))).toBe(false)
})

test('an officer of no team owns nothing', () => {
  expect(ownsFile(anActor('officer', null), person(north))).toBe(false)
})

test.each<{ role: Role; team: TeamId | null; counts: boolean }>([
  { role: 'officer', team: north, counts: false },
  { role: 'supervisor', team: north, counts: false },
  { role: 'inspector', team: null, counts: false },
  { role: 'chief_inspector', team: null, counts: false },
  { role: 'analyst', team: null, counts: true },
])('lists of the $role hold team $team, counts only $counts', ({ role, team, counts }) => {
  expect(scopeOf(anActor(role))).toEqual({ forceId: force, teamId: team, countsOnly: counts })
})

test.each([
  { sent: 'covering', reads: 'covering' },
  { sent: ' On-Call ', reads: 'on-call' },
  { sent: 'at-the-door', reads: 'at-the-door' },
  { sent: 'other', reads: 'other' },
  { sent: 'other: asked by the court: today', reads: 'other: asked by the court: today' },
  { sent: 'other:   ', reads: 'other' },
  { sent: 'curious', reads: null },
  { sent: '', reads: null },
  { sent: ': words only', reads: null },
])('the reason "$sent" reads as $reads', ({ sent, reads }) => {
  const read = readReason(sent)
  expect(read.ok ? reasonText(read.value) : null).toBe(reads)
})

test.each([
  { next: '/offenders?q=o%27neil&size=50', to: '/offenders?q=o%27neil&size=50' },
  { next: '/my-day', to: '/my-day' },
  { next: undefined, to: '/' },
  { next: '', to: '/' },
  { next: 'my-day', to: '/' },
  { next: '//evil.example/x', to: '/' },
  { next: '/\\evil.example', to: '/' },
  { next: '/a\\..\\evil', to: '/' },
  { next: 'https://evil.example', to: '/' },
  { next: '/\t/evil.example', to: '/' },
  { next: '/.//evil.example', to: '/' },
  { next: '/%0d%0aSet-Cookie:x', to: '/%0d%0aSet-Cookie:x' },
  { next: 'javascript:alert(1)', to: '/' },
  { next: '/sign-out', to: '/' },
  { next: '/sign-in?next=/x', to: '/' },
])('after signing in, next $next leads to $to', ({ next, to }) => {
  expect(landing(next)).toBe(to)
})

test.each([
  { byUsername: 4, byRemote: 29, held: false },
  { byUsername: 5, byRemote: 5, held: true },
  { byUsername: 0, byRemote: 30, held: true },
])(
  '$byUsername for the name and $byRemote from the address: held back $held',
  ({ held, ...tries }) => {
    expect(isThrottled(tries)).toBe(held)
  },
)

const asked = (differing: Partial<NewAccount>): NewAccount => ({
  username: 'om.east',
  role: 'officer',
  forceId: force,
  teamId: north,
  officerId: null,
  password: 'twelve chars',
  ...differing,
})

test.each<{ differing: Partial<NewAccount>; why: string | null }>([
  { differing: {}, why: null },
  { differing: { username: 'OM East' }, why: 'username-malformed' },
  { differing: { username: 'x' }, why: 'username-malformed' },
  { differing: { teamId: null }, why: 'team-needed' },
  { differing: { role: 'supervisor', teamId: null }, why: 'team-needed' },
  { differing: { role: 'inspector', teamId: null }, why: null },
  { differing: { password: 'eleven char' }, why: 'password-too-short' },
  { differing: { password: null }, why: null },
])('an account differing by $differing is refused as $why', ({ differing, why }) => {
  const checked = checkAccount(asked(differing))
  expect(checked.ok ? null : checked.why).toBe(why)
})
