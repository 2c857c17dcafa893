// People and what happened to them, as tests of the file arrange them.
import { identify, type Actor } from '../../src/access/index.ts'
import { createOffender, type NewPerson } from '../../src/offenders/index.ts'
import { addDays, localDate, startOfDay, type LocalDate } from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { insertVisits, noRuling, nothingSaid, type Visit } from '../../src/visits/index.ts'
import type { World } from '../support/world.ts'

async function actorOf(tx: Tx, username: string): Promise<Actor> {
  const [account] = await tx.query<{ id: string }>(
    'select a.id from accounts a where a.username = $1',
    [username],
  )
  const actor = await identify(tx, { accountId: account?.id ?? null, bearer: null })
  if (actor === null) throw new Error(`there is no ${username}`)
  return actor
}

export const as = <T>(
  world: World,
  username: string,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> => world.within(async (tx) => await work(tx, await actorOf(tx, username)), username)

let number = 0

/** Someone of the North office, high risk, police lead since 5 January 2026, never seen. */
export async function aPerson(
  world: World,
  differing: Partial<NewPerson> = {},
): Promise<OffenderId> {
  number += 1
  const person: NewPerson = {
    visorRef: `V${String(number).padStart(7, '0')}`,
    surname: 'Ellingham',
    forenames: 'Tobias',
    dateOfBirth: addDays(localDate('1960-02-03'), number),
    sex: 'M',
    level: 'high',
    leadAgency: 'police',
    leadSince: localDate('2026-01-05'),
    officer: 'om.north',
    team: 'North office',
    ...differing,
  }
  const { id } = await as(world, 'om.north', (tx, actor) => createOffender(tx, actor, person))
  return id
}

const aVisit = (offenderId: OffenderId, world: World, differing: Partial<Visit>): Visit => {
  const onDate: LocalDate = differing.onDate ?? localDate('2026-02-01')
  return {
    id: newId(),
    forceId: world.forceId,
    offenderId,
    recordedAt: world.clock.now(),
    recordedBy: 'om.north',
    origin: 'here',
    at: new Date(startOfDay(onDate).getTime() + 36_000_000),
    onDate,
    seen: 'inside',
    notSeenBecause: null,
    place: 'home',
    addressId: null,
    announced: false,
    announcedReason: null,
    crew: [{ officer: 'om.north', name: 'PC Alex Marsh', mosovo: true, assumed: false }],
    soleCrew: false,
    soleCrewAuthority: null,
    soleCrewAcknowledgedBy: null,
    standingIn: false,
    entry: null,
    leftAt: null,
    ...nothingSaid,
    account: 'Spoke of the week.',
    ...noRuling,
    qualifies: true,
    because: 'Seen inside at home',
    clearedOverdueSince: null,
    version: 1,
    ...differing,
  }
}

export const attempt = { seen: 'no', notSeenBecause: 'no_reply', qualifies: false } as const

export const visited = (
  world: World,
  offenderId: OffenderId,
  visits: readonly Partial<Visit>[],
): Promise<void> =>
  world.within(async (tx) => {
    await insertVisits(
      tx,
      visits.map((differing) => aVisit(offenderId, world, differing)),
    )
    tx.touch(offenderId)
  })
