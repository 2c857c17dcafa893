// What the product holds itself to: every goal of the performance decision, its number, and the floor once seen for it.

export type Goal = Readonly<{
  /** The goal it belongs to: what `--only` chooses by. */
  of: `G${number}`
  what: string
  /** The most (or the least) that meets the goal; null is only reported. */
  limit: number | null
  better: 'less' | 'more'
  /** Counts hold exactly; ratios, times and sizes have half as much slack again, and three tries. */
  kind: 'count' | 'measure'
  unit: 'x' | 'ms' | 'MB' | 'rows' | 'statements' | 'rows/s' | 'requests/s'
  /** The best that was seen when the goal was set, as it was written down. */
  floor: string
}>

const ratio = (of: Goal['of'], what: string, limit: number, floor: string): Goal => ({
  ...{ of, what, limit, floor },
  ...{ better: 'less', kind: 'measure', unit: 'x' },
})
const count = (of: Goal['of'], what: string, limit: number, unit: Goal['unit']): Goal => ({
  ...{ of, what, limit, unit, floor: String(limit) },
  ...{ better: 'less', kind: 'count' },
})
const executor = (of: Goal['of'], whose: string): Goal => ({
  ...ratio(of, `top 50 of the ${whose} in the executor`, 5, '0.04 to 0.14'),
  unit: 'ms',
})

export const goals = {
  page: ratio('G1', 'team backlog page, p50, over raw query and render', 2.5, '2.3'),
  bare: ratio('G1', 'the same without sign-in and audit', 1.6, '1.5'),
  rate: {
    ...ratio('G1', 'team backlog pages a second, one reader', 0, ''),
    ...{ limit: null, better: 'more', unit: 'requests/s' },
  },
  nodeCpu: ratio('G2', 'its Node CPU over an empty Express route', 4, '3.2'),
  nodeCpuOverBlank: {
    ...ratio('G2', 'the same over that page with nobody on it', 0, ''),
    limit: null,
  },
  bothCpu: ratio('G2', 'its Node and PostgreSQL CPU over raw query and render', 1.5, '1.0'),
  wider: ratio('G3', 'team page p50, country over force', 1.5, '1.3'),
  widerBuffers: ratio('G3', 'buffers of the team list, country over force', 1.2, '1.01'),
  deeper: ratio('G4', 'a page deep in the list over the first', 1.5, '1.0'),
  officer: executor('G5', 'officer'),
  team: executor('G5', 'team'),
  force: executor('G5', 'force'),
  country: executor('G5', 'country'),
  night: ratio('G6', 'night for the country over one set-based SQL', 2, '1.1 to 1.4'),
  firstNight: {
    ...ratio('G6', 'the first night, which writes every row, over the same SQL', 0, ''),
    limit: null,
  },
  nightMemory: { ...ratio('G6', 'memory of the night', 200, '107'), unit: 'MB' },
  growth: ratio('G7', 'night for ten times the people', 12, '8.8 to 11.6'),
  firstVersion: {
    ...ratio(
      'G8',
      'a first version over ours, a person, relations as the ORM joins them',
      100,
      '300',
    ),
    better: 'more',
  },
  kindVersion: {
    ...ratio('G8', 'a kinder one, each relation asked for by itself, 2,500 people', 0, ''),
    ...{ limit: null, better: 'more' },
  },
  sameDuties: count('G8', 'duties that differ between the two', 0, 'rows'),
  sqlDuties: count('G9', 'duties whose due date is not that of the set-based SQL', 0, 'rows'),
  again: count('G9', 'rows changed by running the same day again', 0, 'rows'),
  drift: count('G9', 'rows that neither a day nor a policy explains', 0, 'rows'),
  sqlNext: count('G9', 'the same the night after', 0, 'rows'),
  againNext: count('G9', 'rows changed by running that night again', 0, 'rows'),
  driftNext: count('G9', 'rows of that night that nothing explains', 0, 'rows'),
  beside: ratio('G10', 'pages during the night over idle, p97.5', 2, '1.1 to 1.7'),
  fileStatements: count('G11', "statements of the offender's file", 14, 'statements'),
  fileWider: ratio('G11', 'executor time of the file, country over force', 1.3, '1.08'),
  fuzzy: ratio('G12', 'fuzzy name search over a scan', 1 / 20, '1/28 to 1/70'),
  letters: ratio('G12', 'three letters over a scan', 1 / 20, '1/28 to 1/70'),
  scope: ratio('G12', 'the search in one force over the same in all', 3, ''),
  writers: {
    ...ratio('G13', 'changes with audit over a plain log, 8 writers', 0.8, '0.85 to 1.0'),
    better: 'more',
  },
  manyWriters: {
    ...ratio('G13', 'changes with audit over a plain log, 16 writers', 0.8, '0.85 to 1.0'),
    better: 'more',
  },
  bulk: ratio('G13', '20,000 audit rows in one job over plain rows', 3, '1.8'),
  bulkGrowth: ratio('G13', '20,000 audit rows over 5,000', 5, '4'),
  sealing: {
    ...ratio('G14', 'rows sealed a second', 100_000, '280,000'),
    ...{ better: 'more', unit: 'rows/s' },
  },
  verifying: {
    ...ratio('G14', 'rows verified a second', 100_000, '280,000'),
    ...{ better: 'more', unit: 'rows/s' },
  },
  pageStatements: count('G17', 'more statements for 200 rows than for 10', 0, 'statements'),
} as const satisfies Readonly<Record<string, Goal>>

export type GoalName = keyof typeof goals

/** What was seen of one goal; null says why it could not be measured here. */
export type Seen = Readonly<{ goal: GoalName; seen: number | null; note?: string }>

const slack = 1.5

export type Verdict = 'ok' | 'slack' | 'over' | 'reported' | 'not measured'

/** How what was seen stands to its goal: within it, within its slack, or over. */
export function verdictOf({ goal, seen }: Seen): Verdict {
  const { limit, better, kind }: Goal = goals[goal]
  if (seen === null) return 'not measured'
  if (limit === null) return 'reported'
  const [has, most] = better === 'less' ? [seen, limit] : [limit, seen]
  if (has <= most) return 'ok'
  return kind === 'measure' && has <= most * slack ? 'slack' : 'over'
}
