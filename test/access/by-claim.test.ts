// A claim of the weekend list opens one file to whoever it names, and says so; it opens no other, and nothing of another force.
import { ownsByClaim, ownsFile } from '../../src/access/rules.ts'
import type { Actor, FilePerson } from '../../src/access/types.ts'
import type { AccountId, ForceId, OffenderId, TeamId } from '../../src/platform/ids.ts'

const person: FilePerson = {
  offenderId: 'claimed' as OffenderId,
  forceId: 'force' as ForceId,
  teamId: 'south' as TeamId,
  officerId: null,
}
const actor: Actor = {
  accountId: 'account' as AccountId,
  username: 'om.north',
  name: 'PC Alex Marsh',
  role: 'officer',
  forceId: 'force' as ForceId,
  forceName: 'Northmoor Constabulary',
  forceIsLive: false,
  teamId: 'north' as TeamId,
  teamName: 'North office',
  officerId: null,
  claims: ['claimed' as OffenderId],
}

test.each([
  ['the man who is claimed', actor, person, [true, true]],
  [
    'another man of that team',
    actor,
    { ...person, offenderId: 'other' as OffenderId },
    [false, false],
  ],
  ['the same man without the claim', { ...actor, claims: [] }, person, [false, false]],
  ['somebody of another force', actor, { ...person, forceId: 'b' as ForceId }, [false, false]],
  ['a man of the own team', actor, { ...person, teamId: 'north' as TeamId }, [true, false]],
  ['the man, for an inspector', { ...actor, role: 'inspector' as const }, person, [true, false]],
  ['the man, for an analyst', { ...actor, role: 'analyst' as const }, person, [false, false]],
] as const)('%s', (_whom, asking, whose, [owns, byClaim]) => {
  expect([ownsFile(asking, whose), ownsByClaim(asking, whose)]).toEqual([owns, byClaim])
})
