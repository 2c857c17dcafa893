// [G8] The night of a first version beside ours: each person loaded with relations, counted in a zone, each duty saved.
import { DataSource } from 'typeorm'
import { SnakeCase } from '../../src/platform/database/naming.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import { policyOn } from '../../src/policy/index.ts'
import { firstDutiesOf } from './first-version-rules.ts'
import {
  everything,
  firstDuties,
  firstTables,
  makeFirstDuties,
  people,
} from './first-version-tables.ts'
import type { Seen } from './goals.ts'
import { timed } from './measure.ts'
import { deriveEveryone } from './nights.ts'
import { seconds, today, type Place } from './place.ts'
import type { Places } from './places.ts'

const opened = (url: string): Promise<DataSource> =>
  new DataSource({
    ...{ type: 'postgres', url, entities: firstTables, namingStrategy: new SnakeCase() },
    ...{ synchronize: false, installExtensions: false, logging: false },
  }).initialize()

/** How the ORM loads relations: joined, as it does unless told, or each asked for by itself. */
type Loading = 'join' | 'query'

/** Joined, one person's facts multiply into tens of thousands of rows, so that a few people tell what all would take. */
const fewPeople = 20

async function derivedAtFirst(
  { appUrl, within }: Place,
  relationLoadStrategy: Loading,
  most?: number,
): Promise<number> {
  const source = await opened(appUrl)
  const policy = await within((tx) => policyOn(tx, localDateOf(tx.at)))
  const [persons, duties] = [source.getRepository(people), source.getRepository(firstDuties)]
  const on = localDateOf(new Date(today))
  const everyone = await persons.find({ select: { id: true }, order: { id: 'asc' } })
  const asked = everyone.slice(0, most)
  for (const { id } of asked) {
    const person = await persons.findOneOrFail({
      where: { id },
      relations: everything,
      relationLoadStrategy,
    })
    for (const duty of firstDutiesOf(person, on, policy)) {
      // eslint-disable-next-line no-restricted-syntax -- one save for each is what a first version does
      await duties.save(duty)
    }
  }
  await source.destroy()
  return asked.length
}

const differing = `select count(*)::int as rows from first_duties f
  full join (select * from duties where closed_at is null) d on d.offender_id = f.offender_id and d.kind = f.kind
  where f.id is null or d.id is null or f.due_on is distinct from d.due_on`

type Timed = Readonly<{ ms: number; people: number }>

async function timedEach(derive: () => Promise<number>): Promise<Timed> {
  let people = 0
  const ms = await timed(async () => {
    people = await derive()
  })
  return { ms, people }
}

const eachMs = ({ ms, people }: Timed): string => `${(ms / people).toFixed(2)} ms`

export async function firstVersion(places: Places): Promise<Seen[]> {
  const place = await places.bareForce()
  try {
    await place.asAdmin(makeFirstDuties)
    const joined = await timedEach(() => derivedAtFirst(place, 'join', fewPeople))
    await place.asAdmin('truncate first_duties')
    const kind = await timedEach(() => derivedAtFirst(place, 'query'))
    const oursMs = await timed(() => deriveEveryone(place))
    const ours = { ms: oursMs, people: kind.people }
    const [found] = await place.within((tx) => tx.query<{ rows: number }>(differing))
    return [
      {
        goal: 'firstVersion',
        seen: joined.ms / joined.people / (ours.ms / ours.people),
        note: `${eachMs(joined)} over ${eachMs(ours)} a person, of ${fewPeople}`,
      },
      {
        goal: 'kindVersion',
        seen: kind.ms / ours.ms,
        note: `${seconds(kind.ms)} over ${seconds(ours.ms)}`,
      },
      { goal: 'sameDuties', seen: found?.rows ?? null },
    ]
  } finally {
    await place.drop()
  }
}
