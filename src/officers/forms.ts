// What the pages about officers ask and send.
import { z } from 'zod'
import { choice, date, flag, optional, text, version } from '../platform/http/forms.ts'
import { absenceKinds, hereStates, onCallRanks, rosterKinds } from './types/here.ts'
import { skills } from './types/skills.ts'
import { ranks } from './types.ts'

export {
  columnNames,
  readRosterFile,
  type FaultyTurn,
  type FileTurn,
  type TurnFault,
} from './forms/roster-file.ts'

export const noQuery = z.strictObject({})

const time = (asks: string) =>
  text(asks, 5).refine(
    (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
    'Give the time as 08:00 or 17:30',
  )

const month = text('Say which month', 7).refine(
  (value) => /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value),
  'Give the month as 2026-03',
)

export const rosterQuery = z.strictObject({
  month: optional(month),
  team: optional(text('Say which team', 100)),
})

export const officersQuery = z.strictObject({
  team: optional(text('Say which team', 100)),
  state: optional(choice(hereStates, 'Choose here, rest, away or uncovered')),
})

export const matrixQuery = z.strictObject({ team: optional(text('Say which team', 100)) })

const officer = text('Choose the officer', 64)

const entry = z.strictObject({
  officer,
  on: date('Say which day'),
  kind: choice(rosterKinds, 'Say what the day is'),
  from: optional(time('Say from when')),
  until: optional(time('Say until when')),
  askedBy: optional(text('Say who asked', 200)),
})

export const rosterForm = z.strictObject({
  dryRun: optional(flag('Say whether this is a dry run')),
  entries: optional(
    z.array(entry).min(1, 'Send at least one turn').max(5_000, 'Send 5,000 turns at most'),
  ),
})

export const dayForm = z.strictObject({
  kind: choice([...rosterKinds, 'none'], 'Say what the day is'),
  from: optional(time('Say from when')),
  until: optional(time('Say until when')),
  askedBy: optional(text('Say who asked', 200)),
})

export const onCallForm = z.strictObject({
  rank: choice(onCallRanks, 'Choose supervisor or inspector'),
  officer,
  phone: optional(text('Give the number to ring', 30)),
  fromOn: date('Say on which day it begins'),
  fromAt: time('Say at what time it begins'),
  untilOn: date('Say on which day it ends'),
  untilAt: time('Say at what time it ends'),
})

const absenceFields = {
  kind: choice(absenceKinds, 'Say why the officer is away'),
  from: date('Say from which day'),
  to: optional(date('Say until which day')),
  askedBy: optional(text('Say who asked', 200)),
  note: optional(text('Say more', 500)),
}

export const absenceForm = z.strictObject({
  ...absenceFields,
  coveredBy: optional(text('Say who covers', 64)),
})

export const absenceEdit = z.strictObject({ ...absenceFields, version })

export const withdrawForm = z.strictObject({ version })

/** A turn of the on-call line has one thing that can be done to it. */
export const withdrawnForm = z.strictObject({})

export const skillForm = z.strictObject({
  skill: choice(skills, 'Choose the skill'),
  version: optional(text('Say which version of the course', 60)),
  heldFrom: optional(date('Say from which day')),
  heldUntil: optional(date('Say until which day')),
  bookedFor: optional(date('Say for which day')),
})

export const versionForm = z.strictObject({
  skill: choice(skills, 'Choose the skill'),
  version: text('Say which version of the course', 60),
  supersededOn: optional(date('Say from which day it counts no longer')),
})

export const coverForm = z.strictObject({
  by: text('Choose who covers', 64),
  from: date('Say from which day'),
  to: optional(date('Say until which day')),
})

export const answerForm = z.strictObject({
  answer: choice(['accept', 'decline'], 'Say whether you accept'),
  note: optional(text('Say why', 500)),
})

const particulars = {
  name: text('Enter the name', 100),
  rank: choice(ranks, 'Choose the rank'),
  constable: optional(flag('Say whether they hold the office of constable')),
  // It is part of the address of the officer's pages.
  collarNumber: text('Enter the collar number', 64).refine(
    (value) => /^[\w.@-]+$/.test(value) && value !== 'new',
    'A collar number has letters and digits only',
  ),
  phone: optional(text('Give the number to ring', 30)),
  team: optional(text('Choose the team', 100)),
}

export const officerForm = z.strictObject(particulars)

export const particularsForm = z.strictObject({ ...particulars, version })
