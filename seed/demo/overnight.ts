// The lists that come every night: mostly of people who are nobody's here, now and then of one who is.
import { actorNamed } from '../../src/access/index.ts'
import {
  arrivedAsLines,
  decideHit,
  loadOvernight,
  type OvernightKind,
} from '../../src/overnight/index.ts'
import { addDays, formatShortDate, type LocalDate } from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import type { Day } from './day.ts'
import type { OfficeKey } from './names.ts'
import { identityOf, refOf, type Cells } from './register.ts'

type Line = Readonly<Record<string, string>>
type Known = readonly ('pnc' | 'name' | 'home')[]

/** Somebody of ours on a list: so many days before the one shown, by what the other system knows of them. */
type Ours = Readonly<{
  ago: number
  kind: OvernightKind
  n: number
  office: OfficeKey
  by: Known
  summary: string
  outcome: string
}>

const ours: readonly Ours[] = [
  {
    ...{ ago: 3, kind: 'custody', n: 120, office: 'north', by: ['pnc', 'name'] },
    summary: 'Criminal damage to a bus shelter',
    outcome: 'Released under investigation',
  },
  {
    ...{ ago: 2, kind: 'crime', n: 131, office: 'north', by: ['home'] },
    summary: 'Bicycle taken from the yard of the house',
    outcome: 'No suspect',
  },
  {
    ...{ ago: 0, kind: 'custody', n: 140, office: 'north', by: ['pnc', 'name'] },
    summary: 'Common assault outside a public house',
    outcome: 'Detained',
  },
  {
    ...{ ago: 0, kind: 'missing', n: 152, office: 'north', by: ['name'] },
    summary: 'Not home since the evening before; reported by a lodger',
    outcome: 'Medium risk',
  },
  {
    ...{ ago: 0, kind: 'crime', n: 203, office: 'south', by: ['home'] },
    summary: 'Threats through the letter box',
    outcome: 'Under investigation',
  },
]

const text = (cells: Cells, heading: string): string => String(cells[heading] ?? '')

const facts: Readonly<Record<Known[number], (cells: Cells) => Line>> = {
  pnc: (cells) => ({ pncId: text(cells, 'PNC ID') }),
  name: (cells) => ({
    surname: text(cells, 'Surname').toUpperCase(),
    forenames: text(cells, 'Forenames'),
    dateOfBirth: text(cells, 'DOB'),
  }),
  home: (cells) => ({ address: text(cells, 'Address'), postcode: text(cells, 'Postcode') }),
}

const lineOf = ({ n, office, by, summary, outcome }: Ours): Line => {
  const cells = identityOf(n, office)
  return by.reduce<Line>((line, one) => ({ ...line, ...facts[one](cells) }), { summary, outcome })
}

/** People of no register, whom every list is full of. */
const others: readonly Line[] = [
  {
    surname: 'Dandelion',
    forenames: 'Basil',
    dateOfBirth: '1991-04-03',
    summary: 'Theft from a shop',
  },
  {
    surname: 'Thimble',
    forenames: 'Rufus',
    dateOfBirth: '1986-11-19',
    summary: 'Drunk and disorderly',
  },
  {
    surname: 'Marchbank',
    forenames: 'Otto',
    dateOfBirth: '2001-02-08',
    summary: 'Driving while disqualified',
  },
]

const shortOf: Readonly<Record<OvernightKind, string>> = {
  custody: 'NC',
  crime: 'CR',
  incident: 'IN',
  missing: 'MP',
  intelligence: 'IL',
}

type Night = Readonly<{ forceId: ForceId; on: LocalDate; ago: number }>

async function listOf(tx: Tx, night: Night, kind: OvernightKind): Promise<void> {
  const { on, ago } = night
  const known = ours.filter((one) => one.ago === ago && one.kind === kind).map(lineOf)
  const eve = formatShortDate(addDays(on, -1))
  const lines = [...others.filter((_, index) => (ago + index) % 3 > 0), ...known]
  const arrived = arrivedAsLines(
    lines.map((line, index) => ({
      ...line,
      reference: `${shortOf[kind]}/${on.slice(5).replace('-', '')}/${String(index + 1)}`,
      at: `${eve} 2${String(index % 3)}:${String(10 + index * 7)}`,
    })),
  )
  await loadOvernight(tx, await actorNamed(tx, 'om.north'), { kind, forDate: on, arrived })
}

const everyNight: readonly OvernightKind[] = [
  'custody',
  'crime',
  'incident',
  'missing',
  'intelligence',
]
/** On the morning that is shown one list has not come yet. */
const soFar = everyNight.filter((kind) => kind !== 'intelligence')

/** The lists of one morning, as they come before the briefing. */
export async function listsCome(tx: Tx, night: Night): Promise<void> {
  for (const kind of night.ago === 0 ? soFar : everyNight) await listOf(tx, night, kind)
}

async function hitOn(tx: Tx, forceId: ForceId, n: number): Promise<string | null> {
  const [found] = await tx.query<{ id: string }>(
    `select h.id from overnight_hits h join offenders o on o.id = h.offender_id
      where o.force_id = $1 and o.visor_ref = $2 and h.state = 'possible'`,
    [forceId, refOf(n)],
  )
  return found?.id ?? null
}

const decisions = [
  {
    ...{ ago: 3, n: 120 },
    said: {
      decision: 'confirm',
      why: 'PNC record and photograph compared with the custody sergeant',
      child: false,
      review: true,
    },
  },
  {
    ...{ ago: 2, n: 131 },
    said: {
      decision: 'dismiss',
      why: 'The bicycle was another tenant’s; he is named in nothing',
    },
  },
] as const

/** What the officer decides of them after the meeting. */
export async function hitsDecided(day: Day): Promise<void> {
  for (const { ago, n, said } of decisions) {
    if (ago !== day.ago) continue
    const { tx, actor } = await day.at('08:50', 'om.north')
    const id = await hitOn(tx, day.forceId, n)
    if (id === null) throw new Error(`nobody found ${refOf(n)} on a list`)
    const decided = await decideHit(tx, actor, { id, said })
    if (!decided.ok) throw new Error(`the decision of a hit was refused: ${decided.why}`)
  }
}
