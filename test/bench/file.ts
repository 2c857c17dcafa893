// [G11] [G17] The offender's file and the backlog page, by the statements they send; the file's executor time at both sizes.
import { actorNamed } from '../../src/access/index.ts'
import { buildApp } from '../../src/app.ts'
import { openedFile } from '../../src/file/service.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { explained } from '../counts/explained.ts'
import { views } from './beside.ts'
import type { Seen } from './goals.ts'
import { addressOf, listening } from './listening.ts'
import { inTurn, median } from './measure.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'
import { signedIn } from './serving.ts'

/** People of the office that the reader belongs to. */
const some = ({ within, forceId }: Place, many: number): Promise<{ id: OffenderId }[]> =>
  within((tx) =>
    tx.query(
      `select s.offender_id as id from standings s join teams t on t.id = s.team_id
        where s.force_id = $1 and t.name = 'North office' order by s.offender_id limit $2`,
      [forceId, many],
    ),
  )

/** How many statements the product sends for a page, of a supervisor's browser. */
async function counting(
  place: Place,
  count: (of: (path: string) => Promise<number>) => Promise<Seen[]>,
) {
  const server = await listening(buildApp(place.product, views))
  const address = addressOf(server)
  const headers = { Accept: 'text/html', Cookie: await signedIn(address, 'ds.north') }
  const of = async (path: string): Promise<number> => {
    place.statements.length = 0
    const response = await fetch(`${address}${path}`, { headers })
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    await response.text()
    return place.statements.length
  }
  try {
    return await count(of)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

export const statements = async (places: Places): Promise<Seen[]> => {
  const place = await places.force()
  const people = await some(place, 20)
  return await counting(place, async (of) => {
    const files: number[] = []
    for (const { id } of people) files.push(await of(`/offenders/${id}`))
    const few = await of('/duties?state=open&size=10')
    const many = await of('/duties?state=open&size=200')
    return [
      {
        goal: 'fileStatements',
        seen: Math.max(...files),
        note: `the most of ${files.length} files`,
      },
      { goal: 'pageStatements', seen: many - few, note: `${many} in all` },
    ]
  })
}

export async function file(places: Places): Promise<Seen[]> {
  const opened = async (place: Place): Promise<number> => {
    const actor = await place.within((tx) => actorNamed(tx, 'ds.north'))
    const times: number[] = []
    for (const { id } of await some(place, 25)) {
      const runs = await explained(place, (tx) =>
        openedFile(tx, actor, { offenderId: id, reason: null }),
      )
      times.push(runs.reduce((sum, { ms }) => sum + ms, 0))
    }
    return median(times)
  }
  const [few, many] = [await places.force(), await places.country()]
  const times = await inTurn(3, { few: () => opened(few), many: () => opened(many) })
  const note = `${times.many.toFixed(2)} ms over ${times.few.toFixed(2)} ms`
  return [{ goal: 'fileWider', seen: times.many / times.few, note }]
}
