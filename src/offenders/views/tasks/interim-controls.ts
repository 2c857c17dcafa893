// The tasks of what holds a risk meanwhile: to record a control with its last day, and to end one before it.
import { formatInstant, formatShortDate } from '../../../platform/calendar.ts'
import type { Cell, Link } from '../../../platform/views/models.ts'
import { controlHolds, controlsInForce, lastStopped, stoppedOn } from '../../rules.ts'
import { dateField, input, textarea } from '../../../platform/views/fields.ts'
import { one, type TaskFile, type TaskParts } from '../task.ts'

type Row = TaskFile['parts']['interimControls'][number]

/** What holds now, line by line, or since when nothing does. */
function heldNow({ parts, today }: TaskFile): string[] {
  const inForce = controlsInForce(parts.interimControls, today)
  if (inForce.length > 0)
    return inForce.map((row) => `In force until ${formatShortDate(row.untilOn)}: ${row.control}`)
  const last = lastStopped(parts.interimControls, today)
  if (last === null) return ['No interim control is in force, and none was recorded before.']
  const how = last.endedOn === null ? 'ran out' : 'was ended'
  const when = formatShortDate(stoppedOn(last))
  return [`No interim control is in force. The last one ${how} on ${when}: ${last.control}`]
}

const endHref = ({ parts }: TaskFile, { id }: Row): string =>
  `/offenders/${parts.identity.id}/interim-controls/${id}/end`

const endLinks = (file: TaskFile): Link[] =>
  controlsInForce(file.parts.interimControls, file.today).map((row) => ({
    text: `End early: the control until ${formatShortDate(row.untilOn)}`,
    href: endHref(file, row),
  }))

/** In force, ended early by whom and why, or run out. */
function standsCell({ today }: TaskFile, row: Row): Cell {
  if (controlHolds(row, today)) return { text: 'In force' }
  if (row.endedOn === null) return { text: 'Ran out' }
  return {
    text: `Ended ${formatShortDate(row.endedOn)}`,
    note: `by ${row.endedBy ?? 'nobody named'}: ${row.endedWhy ?? 'no reason given'}`,
  }
}

export const controlTask = (file: TaskFile): TaskParts => ({
  title: 'Record an interim control',
  intro: [
    'Say what holds the risk until the person is seen: what is done, and by whom. It stands beside the visit on every list. The visit stays owed, and late if it is late.',
    ...heldNow(file),
  ],
  links: endLinks(file),
  values: {},
  sections: (draw) =>
    one([
      textarea(draw, ['control', 'What holds the risk, and who does it'], {
        hint: 'For example, neighbourhood team passes the address each evening',
      }),
      dateField(draw, ['until', 'Until'], {
        hint: 'The last day on which it holds: today or later. For example, 27/3/2026',
      }),
      textarea(draw, ['why', 'Why this is enough until then']),
    ]),
  submitText: 'Record this control',
  table: {
    caption: 'Interim controls on record',
    regionId: 'interim-controls-on-record',
    stacks: true,
    head: ['From', 'Until', 'Control', 'How it stands', 'Recorded'].map((text) => ({ text })),
    rows: file.parts.interimControls
      .toReversed()
      .map((row) => [
        { text: formatShortDate(row.fromOn) },
        { text: formatShortDate(row.untilOn) },
        { text: row.control, note: row.why },
        standsCell(file, row),
        { text: formatInstant(row.recordedAt), note: `by ${row.recordedBy}` },
      ]),
  },
})

/** Null when the control is not this person's. */
export function controlEndTask(file: TaskFile): TaskParts | null {
  const row = file.parts.interimControls.find(({ id }) => id === file.rowId)
  if (row === undefined) return null
  return {
    title: 'End an interim control',
    intro: [
      `Recorded until ${formatShortDate(row.untilOn)}: ${row.control}`,
      'It stops holding today. If the person has still not been seen, record what holds the risk instead.',
    ],
    values: {},
    sections: (draw) => one([input(draw, ['why', 'Why it ends now'])]),
    submitText: 'End this control',
    version: row.version,
  }
}
