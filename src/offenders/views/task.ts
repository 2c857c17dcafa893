// The page of one task on one person's file: the person, the form, and what is on record already.
import type { LocalDate } from '../../platform/calendar.ts'
import type { OfficerChoice, TeamRef } from '../../officers/index.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { HiddenFields, Link, Problem, Table } from '../../platform/views/models.ts'
import type { FileParts, PersonLineFacts } from '../types.ts'
import { problemsOf, type Draw, type Field, type Values } from '../../platform/views/fields.ts'
import { personLine, personName, type PersonLine } from './person-line.ts'

export type Section = Readonly<{ legend: string | null; fields: readonly Field[] }>

export type FormModel = Readonly<{
  action: string
  hidden: HiddenFields
  sections: readonly Section[]
  submitText: string
}>

export type TaskPage = Readonly<{
  title: string
  backHref: string
  backText: string
  problems: readonly Problem[]
  person: PersonLine
  /** What to know before filling it in. */
  intro: readonly string[]
  links: readonly Link[]
  /** Null for someone who may look and not change. */
  form: FormModel | null
  table: Table | null
}>

/** All that a task may draw from. */
export type TaskFile = Readonly<{
  parts: FileParts
  line: PersonLineFacts
  officers: readonly OfficerChoice[]
  teams: readonly TeamRef[]
  /** The row that the task is about, where it is about one. */
  rowId: string | null
  today: LocalDate
  /** When the form is drawn. */
  at: Date
  /** What the address filled in beforehand, where the task takes any of it. */
  begun: Readonly<Record<string, string | undefined>>
  mayChange: boolean
  checksOldAfterDays: number
}>

/** What one task says for itself; the frame is the same for all. */
export type TaskParts = Readonly<{
  title: string
  intro?: readonly string[]
  links?: readonly Link[]
  values: Values
  sections: (draw: Draw) => readonly Section[]
  submitText: string
  /** The version that the form was drawn from; the file's unless the task changes a row of its own. */
  version?: number
  /** False for an edit whose version alone guards it. */
  takesDrawnAt?: boolean
  table?: Table
}>

type Frame = Readonly<{
  file: TaskFile
  attempt: Attempt
  action: string
  key: string
  /** Why nothing can be changed here; null for whoever may. */
  readOnlyText: string | null
}>

export function taskPage(parts: TaskParts, frame: Frame): TaskPage {
  const { file, attempt, action, key, readOnlyText } = frame
  const version = parts.version ?? file.parts.identity.version
  const form: FormModel = {
    action,
    hidden: [
      { name: '_key', value: key },
      { name: 'version', value: String(version) },
      ...(parts.takesDrawnAt === false ? [] : [{ name: 'drawnAt', value: file.at.toISOString() }]),
    ],
    sections: parts.sections({ attempt, values: parts.values }),
    submitText: parts.submitText,
  }
  return {
    title: parts.title,
    backHref: `/offenders/${file.parts.identity.id}`,
    backText: `Back to the file of ${personName(file.parts.identity)}`,
    problems: problemsOf({ attempt }),
    person: personLine(file.line, file.today, { withTeam: true }),
    intro: readOnlyText === null ? (parts.intro ?? []) : [readOnlyText],
    links: readOnlyText === null ? (parts.links ?? []) : [],
    form: readOnlyText === null ? form : null,
    table: parts.table ?? null,
  }
}

export const one = (fields: readonly Field[]): readonly Section[] => [{ legend: null, fields }]
