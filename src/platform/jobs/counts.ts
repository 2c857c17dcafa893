// What a run counted, in words: becameOverdue 14 is "became overdue 14".
import type { Counts } from './types.ts'

const spaced = (name: string): string =>
  name
    .replace(/Arms\b/g, 'ARMS')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\b[A-Z][a-z]+/g, (word) => word.toLowerCase())

const grouped = (count: number): string => count.toLocaleString('en-GB')

/** The counts of a run in the order the job gives them; one that counted nothing says so. */
export function countsInWords(counts: Counts): string {
  const said = Object.entries(counts).map(([name, count]) => `${spaced(name)} ${grouped(count)}`)
  return said.length === 0 ? 'nothing to count' : said.join(', ')
}
