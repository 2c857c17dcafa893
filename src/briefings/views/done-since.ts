// What was done since about a line of an edition: the edition stays as it was issued, and the page says so beside it.
import { formatInstant } from '../../platform/calendar.ts'
import { kindWords } from '../../overnight/index.ts'
import type { DoneSince } from '../queries.ts'
import type { Line } from '../types.ts'

/** The sentence beside the line, and the words of its link once there is nothing left to do. */
export type DoneNote = Readonly<{ text: string; leadText: string }>

const decidedWords = { confirmed: 'this is the person', dismissed: 'somebody else' } as const

function hitNote({ hits }: DoneSince, path: string): DoneNote | null {
  const hit = hits.find(({ hitId }) => path === `/overnight/hits/${hitId}`)
  if (hit === undefined) return null
  const { state, by, at } = hit
  return {
    text: ` Decided since, ${decidedWords[state]}: ${by}, ${formatInstant(at)}.`,
    leadText: 'See what was decided',
  }
}

/** Of the kinds that the line names, those that have come; the link stays while another is awaited. */
function listNote({ lists }: DoneSince, { text }: Line, leadText: string): DoneNote | null {
  const come = lists.filter(({ kind }) => text.includes(kindWords[kind]))
  if (come.length === 0) return null
  const said = come.map(({ kind, by, at }) => `${kindWords[kind]}, ${by}, ${formatInstant(at)}`)
  const awaited = Object.values(kindWords).filter((words) => text.includes(words)).length
  return {
    text: ` Loaded since: ${said.join('; ')}.`,
    leadText: awaited > come.length ? leadText : 'See what has come',
  }
}

/** Null where nothing was done, or nothing was asked. */
export function doneNote(done: DoneSince | null, line: Line): DoneNote | null {
  if (done === null || line.lead === null) return null
  const { path, text } = line.lead
  return path === '/overnight' ? listNote(done, line, text) : hitNote(done, path)
}
