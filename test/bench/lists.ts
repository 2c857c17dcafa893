// [G3] [G4] [G5] The top of every list, and a page deep in it, by PostgreSQL's own count and clock; the page over HTTP at both sizes.
import { listDuties, type DutyFilter, type DutyMark } from '../../src/duties/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { ForceId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import { explained, explainedText, type Explained } from '../counts/explained.ts'
import type { GoalName, Seen } from './goals.ts'
import { inTurn, median } from './measure.ts'
import { teamPage } from './page.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'
import { serving, underLoad } from './serving.ts'

const size = 50
const repeats = 15

type DutyAsk = Parameters<typeof listDuties>[1]

type Whose = { officerId: OfficerId; teamId: TeamId; forceId: ForceId }

/** An officer of the middle of an office of the seeded force, where the page is asked for. */
async function someone({ within, forceId }: Place): Promise<Whose> {
  const [found] = await within((tx) =>
    tx.query<Whose>(
      `select f.id as "officerId", f.team_id as "teamId", f.force_id as "forceId" from officers f
        where f.force_id = $1 and f.key = 'maker-North office-12'`,
      [forceId],
    ),
  )
  if (found === undefined) throw new Error('there is no such officer')
  return found
}

const askOf = (filter: Omit<DutyFilter, 'state'>, after: DutyMark | null = null): DutyAsk => ({
  filter: { ...filter, state: 'open' },
  on: localDate('2026-03-02'),
  at: null,
  dueWithinDays: 7,
  size,
  after,
})

async function listed(place: Place, ask: DutyAsk): Promise<Explained> {
  const [list] = await explained(place, (tx) => listDuties(tx, ask))
  if (list === undefined) throw new Error('the list sent no statement')
  return list
}

/** The same several times: its middle time, and what it touched. */
async function repeated(look: () => Promise<Explained>): Promise<Explained> {
  const runs: Explained[] = []
  for (let run = 0; run < repeats; run += 1) runs.push(await look())
  const last = runs.at(-1)
  if (last === undefined) throw new Error('nothing was measured')
  return { ...last, ms: median(runs.map(({ ms }) => ms)) }
}

/** The country's list as nothing of the product asks for it yet: the same order, with no force in it. */
const countryList = `select d.id, d.offender_id, d.kind, d.due_on, d.because from duties d
  where d.closed_at is null and d.suspended_why is null order by d.rank, d.due_sort, d.id limit ${size}`

export async function tops(places: Places): Promise<Seen[]> {
  const place = await places.country()
  const { officerId, teamId, forceId } = await someone(place)
  const seen = async (goal: GoalName, look: () => Promise<Explained>): Promise<Seen> => {
    const { ms, rows, buffers } = await repeated(look)
    return { goal, seen: ms, note: `${rows} rows, ${buffers} buffers` }
  }
  return [
    await seen('officer', () => listed(place, askOf({ forceId, officerId }))),
    await seen('team', () => listed(place, askOf({ forceId, teamId }))),
    await seen('force', () => listed(place, askOf({ forceId }))),
    await seen('country', () => explainedText(place, countryList)),
  ]
}

/** The mark nine tenths down a force's list. */
async function deepMark({ within }: Place, forceId: ForceId): Promise<DutyMark> {
  const [mark] = await within((tx) =>
    tx.query<DutyMark>(
      `select d.rank, d.due_sort::text as "dueSort", d.id from duties d
        where d.force_id = $1 and d.closed_at is null and d.suspended_why is null
        order by d.rank, d.due_sort, d.id
        offset (select count(*) * 9 / 10 from duties c
          where c.force_id = $1 and c.closed_at is null and c.suspended_why is null) limit 1`,
      [forceId],
    ),
  )
  if (mark === undefined) throw new Error('the list is empty')
  return mark
}

export async function depth(places: Places): Promise<Seen[]> {
  const place = await places.country()
  const { forceId } = await someone(place)
  const after = await deepMark(place, forceId)
  const first = await repeated(() => listed(place, askOf({ forceId })))
  const deep = await repeated(() => listed(place, askOf({ forceId }, after)))
  const note = `${deep.ms.toFixed(2)} ms over ${first.ms.toFixed(2)} ms, ${deep.buffers} over ${first.buffers} buffers`
  return [{ goal: 'deeper', seen: deep.ms / first.ms, note }]
}

const seconds = 3

export async function width(places: Places): Promise<Seen[]> {
  const [few, many] = [await places.force(), await places.country()]
  const top = async (place: Place): Promise<Explained> => {
    const { forceId, teamId } = await someone(place)
    return await listed(place, askOf({ forceId, teamId }))
  }
  const [fewer, more] = [await top(few), await top(many)]
  const [small, large] = [await serving(few), await serving(many)]
  const p50 = async ({ productUrl, cookie }: typeof small): Promise<number> =>
    median(await underLoad({ url: `${productUrl}${teamPage}`, cookie, seconds }))
  try {
    const times = await inTurn(3, { small: () => p50(small), large: () => p50(large) })
    const note = `${times.large.toFixed(1)} ms over ${times.small.toFixed(1)} ms`
    return [
      { goal: 'wider', seen: times.large / times.small, note },
      {
        goal: 'widerBuffers',
        seen: more.buffers / fewer.buffers,
        note: `${more.buffers} over ${fewer.buffers}`,
      },
    ]
  } finally {
    await small.stop()
    await large.stop()
  }
}
