// [G12] The search by name beside the same statement without its index, and beside itself with no force to keep to.
import { searchOffenders, type SearchAsk } from '../../src/offenders/queries/search.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import { explained, explainedText } from '../counts/explained.ts'
import type { Seen } from './goals.ts'
import { inTurn, median } from './measure.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'

const asked = (forceId: ForceId, text: string): SearchAsk => ({
  forceId,
  sought: { by: 'name', text },
  ...{ level: null, status: null, team: null, officer: null },
  ...{ size: 50, mark: null },
})

const scanning = `set local enable_bitmapscan = off`

/** Executor time of all that the search sends; without the index it reads every name. */
async function searched(place: Place, text: string, scans: boolean): Promise<number> {
  const runs = await explained(place, async (tx: Tx) => {
    if (scans) await tx.query(scanning)
    await searchOffenders(tx, asked(place.forceId, text))
  })
  return runs.reduce((sum, { ms }) => sum + ms, 0)
}

/** Surnames of the force with a letter left out, as they are typed. */
async function misspelt({ within, forceId }: Place): Promise<string[]> {
  const rows = await within((tx) =>
    tx.query<{ surname: string }>(
      `select o.surname from offenders o where o.force_id = $1 and length(o.surname) > 7
        order by o.visor_ref limit 5`,
      [forceId],
    ),
  )
  return rows.map(({ surname }) => `${surname.slice(0, 3)}${surname.slice(4)}`)
}

const likeNames = (where: string): string =>
  `select n.offender_id from offender_names n where ${where} n.plain %> plain_name($1)`

export async function search(places: Places): Promise<Seen[]> {
  const place = await places.country()
  const typed = await misspelt(place)
  const middle = async (texts: readonly string[], scans: boolean): Promise<number> => {
    const times: number[] = []
    for (const text of texts) times.push(await searched(place, text, scans))
    return median(times)
  }
  const within = async (where: string, values: readonly unknown[]): Promise<number> =>
    (await explainedText(place, likeNames(where), values)).ms
  const [first = ''] = typed
  const letters = typed.map((text) => text.slice(0, 3))
  const times = await inTurn(5, {
    fuzzy: () => middle(typed, false),
    scan: () => middle(typed, true),
    three: () => middle(letters, false),
    threeScan: () => middle(letters, true),
    scoped: () => within('n.force_id = $2 and', [first, place.forceId]),
    everywhere: () => within('', [first]),
  })
  const ms = (name: keyof typeof times): string => `${times[name].toFixed(2)} ms`
  return [
    { goal: 'fuzzy', seen: times.fuzzy / times.scan, note: `${ms('fuzzy')} over ${ms('scan')}` },
    {
      goal: 'letters',
      seen: times.three / times.threeScan,
      note: `${ms('three')} over ${ms('threeScan')}`,
    },
    {
      goal: 'scope',
      seen: times.scoped / times.everywhere,
      note: `${ms('scoped')} over ${ms('everywhere')}`,
    },
  ]
}
