// What is said of a visit, as a page or a program sends it: of a new record, of an edit, and of the look before either.
import { z } from 'zod'
import { factors, sources } from '../../evidence/index.ts'
import { choice, date, flag, optional, text, wholeNumber } from '../../platform/http/forms.ts'
import { heldLists, isUnanswered, withoutMarks } from '../rules/held-rows.ts'
import { isBlank } from '../rules/typed-words.ts'
import { awareHeadings, changeHeadings, keptWays, riskMoves } from '../types.ts'

export type Sent = Readonly<Record<string, unknown>>

export const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The page's word for a child who was met and of whom it is not known whether safe; left empty the child was not met. */
const metNotKnown = 'unknown'

/** In place of no answer, of a known child of whom something else is told: nobody is met by another age alone. */
const metNotSaid = 'not said'

/** The rows of children that a page drew with what is known say whether the child was there. */
function metOf(list: string, row: Sent): Sent {
  if (list !== 'children') return row
  if (isBlank(row['safe'])) return { ...row, safe: metNotSaid }
  return row['safe'] === metNotKnown ? { ...row, safe: null } : row
}

/** The rows of a page that were drawn with what is held, without those that nobody said anything of. */
function answered(list: string, rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows
  return rows.flatMap((row: unknown) => {
    if (!isSent(row) || row['held'] !== 'yes') return [row]
    return isUnanswered(list, row) ? [] : [metOf(list, withoutMarks(row))]
  })
}

/** Nothing in any of its parts is nothing at all. */
const wholeOrNothing = (value: unknown): unknown =>
  isSent(value) && Object.values(value).every(isBlank) ? null : value

/** What is sent without all that is blank: a look asks of nothing that it be filled in. */
export function filledIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filledIn)
  if (!isSent(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => !isBlank(inner))
      .map(([name, inner]) => [name, filledIn(inner)]),
  )
}

/** A page's form of what was said in the shape that programs send. */
export function foldedSaid(sent: Sent): Sent {
  const folded: Record<string, unknown> = { ...sent }
  for (const name of heldLists) if (name in sent) folded[name] = answered(name, sent[name])
  for (const name of ['home', 'aware', 'changes'] as const)
    if (name in sent) folded[name] = wholeOrNothing(sent[name])
  return folded
}

const yesNoUnknown = z.preprocess(
  (value) => {
    if (value === 'yes' || value === 'true') return true
    if (value === 'no' || value === 'false') return false
    return isBlank(value) ? null : value
  },
  z
    .boolean({
      error: ({ input }) =>
        input === metNotSaid
          ? 'Say whether the child was there this time, or put the age back as it was'
          : 'Say yes, no or not known',
    })
    .nullable(),
)

const child = z.strictObject({
  name: optional(text('Name the child', 100)),
  relationship: optional(text('Say how the child is related', 100)),
  ageYears: optional(wholeNumber('Give the age in years', { least: 0, most: 25 })),
  safe: yesNoUnknown,
})

const device = z.strictObject({
  deviceId: optional(text('Which device', 100)),
  seen: flag('Say whether the device was seen'),
  checked: flag('Say whether the device was checked'),
  how: optional(text('How it was checked', 500)),
  power: optional(text('The power relied on', 200)),
  result: optional(text('What was found', 2_000)),
  undeclared: optional(flag('Say whether the device was undeclared')),
  description: optional(text('Describe the device', 500)),
})

const verified = z.preprocess(
  (value) => {
    if (isBlank(value)) return undefined
    if (value === 'yes' || value === 'true') return true
    return value === 'no' || value === 'false' ? false : value
  },
  z
    .union([z.boolean(), z.string().trim().max(500)], { error: 'Say how it was verified' })
    .optional(),
)

const evidence = z.strictObject({
  factor: choice(factors, 'Choose the ARMS heading that this belongs to'),
  text: text('Write what was said or seen', 4_000),
  source: choice(sources, 'Choose where this comes from'),
  verified,
})

const present = z.strictObject({
  who: text('Say who was there', 200),
  relation: optional(text('Say who that is to the person', 200)),
})

const condition = z.strictObject({
  condition: text('Say which condition', 1_000),
  how: optional(text('Say how it was checked', 1_000)),
  kept: choice(keptWays, 'Say whether the condition is kept'),
})

const selfReport = z.strictObject({
  text: text('Write what was said', 2_000),
  proveBy: optional(text('Say how it will be proved', 500)),
  proveOn: optional(date('The day by which it will be proved')),
})

const agreed = z.strictObject({
  what: text('Say what was agreed', 1_000),
  on: optional(date('The day by which it is done')),
})

const home = z.strictObject({
  openedBy: optional(text('Who opened', 200)),
  rooms: optional(text('The rooms that were seen', 1_000)),
  sleeping: optional(text('Who sleeps where', 1_000)),
})

/** The same question under each heading, any of them left out. */
const under = <Name extends string>(names: readonly Name[], asks: string) =>
  z.partialRecord(z.enum(names), optional(text(asks, 4_000)))

const list = <S extends z.ZodType>(schema: S, asks: string, most: number) =>
  z.array(schema, { error: asks }).max(most, `List ${most} at most`)

const account = text('What happened', 20_000)
const concerns = text('What concerns you', 4_000)
const riskWhy = text('Say why', 2_000)
const reference = text('The reference', 200)

const lists = {
  children: list(child, 'List the children', 30),
  present: list(present, 'List who was there', 30),
  conditions: list(condition, 'List the conditions', 50),
  devices: list(device, 'List the devices', 50),
  selfReports: list(selfReport, 'List what the person said', 30),
  evidence: list(evidence, 'List the evidence', 50),
  agreed: list(agreed, 'List what was agreed', 20),
}

const parts = {
  home,
  aware: under(awareHeadings, 'Say what you noticed'),
  changes: under(changeHeadings, 'Say what has changed'),
}

const risk = choice(riskMoves, 'Say whether the risk is up, the same or down')

const nullIsAbsent = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => value ?? undefined, schema.optional())

/** Of a new record: what is left out was not said. */
export const saidFields = {
  account: optional(account),
  home: nullIsAbsent(parts.home),
  children: lists.children.optional(),
  present: lists.present.optional(),
  conditions: lists.conditions.optional(),
  devices: lists.devices.optional(),
  selfReports: lists.selfReports.optional(),
  aware: nullIsAbsent(parts.aware),
  evidence: lists.evidence.optional(),
  changes: nullIsAbsent(parts.changes),
  risk: optional(risk),
  riskWhy: optional(riskWhy),
  agreed: lists.agreed.optional(),
  concerns: optional(concerns),
  bodyWorn: optional(reference),
  visorEntry: optional(reference),
}

/** Rows of which something is filled in: what is missing of them is asked for when they are recorded. */
const begun = <S extends z.ZodRawShape>(row: z.ZodObject<S>, asks: string, most: number) =>
  list(row.partial(), asks, most).optional()

const begunLists = {
  children: begun(child, 'List the children', 30),
  present: begun(present, 'List who was there', 30),
  conditions: begun(condition, 'List the conditions', 50),
  devices: begun(device, 'List the devices', 50),
  selfReports: begun(selfReport, 'List what the person said', 30),
  evidence: begun(evidence, 'List the evidence', 50),
  agreed: begun(agreed, 'List what was agreed', 20),
}

/** Of a record that is not whole yet. */
export const begunFields = { ...saidFields, ...begunLists }

/** Blank takes out; left out stays as it is. */
const changed = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (isBlank(value) ? null : value), schema.nullable()).optional()

/** Of an edit: what is left out stays as it is. */
export const saidChangeFields = {
  account: changed(account),
  home: changed(parts.home),
  children: lists.children.optional(),
  present: lists.present.optional(),
  conditions: lists.conditions.optional(),
  devices: lists.devices.optional(),
  selfReports: lists.selfReports.optional(),
  aware: changed(parts.aware),
  evidence: lists.evidence.optional(),
  changes: changed(parts.changes),
  risk: changed(risk),
  riskWhy: changed(riskWhy),
  agreed: lists.agreed.optional(),
  concerns: changed(concerns),
  bodyWorn: changed(reference),
  visorEntry: changed(reference),
}

/** Of an edit that is not whole yet. */
export const begunChangeFields = { ...saidChangeFields, ...begunLists }

/** The rows of an edit without what is blank in them; blank elsewhere takes out. */
export const filledRows = (sent: Sent): Sent =>
  Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      name,
      Array.isArray(value) ? filledIn(value) : value,
    ]),
  )
