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

/**
 * Kind to the first version: with its relations joined one person's facts multiply into tens of thousands
 * of rows, so each relation is asked for by itself.
 */
async function everyoneAtFirst({ appUrl, within }: Place): Promise<void> {
  const source = await opened(appUrl)
  const policy = await within((tx) => policyOn(tx, localDateOf(tx.at)))
  const [persons, duties] = [source.getRepository(people), source.getRepository(firstDuties)]
  const on = localDateOf(new Date(today))
  for (const { id } of await persons.find({ select: { id: true } })) {
    const person = await persons.findOneOrFail({
      where: { id },
      relations: everything,
      relationLoadStrategy: 'query',
    })
    for (const duty of firstDutiesOf(person, on, policy)) {
      // eslint-disable-next-line no-restricted-syntax -- one save for each is what a first version does
      await duties.save(duty)
    }
  }
  await source.destroy()
}

const differing = `select count(*)::int as rows from first_duties f
  full join (select * from duties where closed_at is null) d on d.offender_id = f.offender_id and d.kind = f.kind
  where f.id is null or d.id is null or f.due_on is distinct from d.due_on`

export async function firstVersion(places: Places): Promise<Seen[]> {
  const place = await places.bareForce()
  try {
    await place.asAdmin(makeFirstDuties)
    const ours = await timed(() => deriveEveryone(place))
    const theirs = await timed(() => everyoneAtFirst(place))
    const [found] = await place.within((tx) => tx.query<{ rows: number }>(differing))
    return [
      {
        goal: 'firstVersion',
        seen: theirs / ours,
        note: `${seconds(theirs)} over ${seconds(ours)}`,
      },
      { goal: 'sameDuties', seen: found?.rows ?? null },
    ]
  } finally {
    await place.drop()
  }
}
