// The one table at the end: goal, what, seen, goal, floor, and how it stands.
import { goals, verdictOf, type Goal, type Seen } from './goals.ts'

const digits = (value: number): string =>
  value >= 100 || Number.isInteger(value)
    ? Math.round(value).toLocaleString('en-GB')
    : value.toPrecision(value < 1 ? 2 : 3)

const withUnit = (value: number, { unit }: Goal): string =>
  unit === 'x' ? `${digits(value)}x` : `${digits(value)} ${unit}`

function limitText(goal: Goal): string {
  if (goal.limit === null) return ''
  const text =
    goal.unit === 'x' && goal.limit < 0.1 ? `1/${1 / goal.limit}` : withUnit(goal.limit, goal)
  if (goal.kind === 'count') return text
  return `${goal.better === 'less' ? 'at most' : 'at least'} ${text}`
}

const seenText = (seen: Seen, goal: Goal): string => {
  if (seen.seen === null) return '-'
  return goal.unit === 'x' && (goal.limit ?? 1) < 0.1 && seen.seen > 0
    ? `1/${Math.round(1 / seen.seen)}`
    : withUnit(seen.seen, goal)
}

const heads = ['', 'what', 'seen', 'goal', 'floor', '', 'note']

const rowOf = (seen: Seen): string[] => {
  const goal: Goal = goals[seen.goal]
  return [
    ...[goal.of, goal.what, seenText(seen, goal), limitText(goal), goal.floor],
    ...[verdictOf(seen), seen.note ?? ''],
  ]
}

/** One result by itself, as it is told while the benchmark goes on. */
export const lineOf = (seen: Seen): string =>
  `${goals[seen.goal].what}: ${seenText(seen, goals[seen.goal])} (${verdictOf(seen)})`

/** A Markdown table, so that it can stand in the README as it was printed. */
export function tableOf(all: readonly Seen[]): string {
  const rows = [heads, ...all.map(rowOf)]
  const widths = heads.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
