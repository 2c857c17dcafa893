// Every way of putting something right: of a visit, of a line of the chronology, and of two records.
import type { z } from 'zod'
import { route, type Ask, type Route } from '../../access/index.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import {
  mergeForm,
  mergeQuery,
  moveForm,
  moveQuery,
  noQuery,
  redateForm,
  redateQuery,
  strikeForm,
  unmergeForm,
  unmergeQuery,
} from '../forms.ts'
import type { CorrectionKind } from '../types.ts'
import {
  drawAsking,
  keepAsking,
  lineHere,
  nothingChosen,
  recordHere,
  visitHere,
  type Chosen,
  type Where,
} from './asking.ts'
import type { CorrectionPorts } from './ports.ts'

type Way<Query, Form> = Readonly<{
  kind: CorrectionKind
  what: string
  query: z.ZodType<Query>
  form: z.ZodType<Form>
  chosenIn: (input: Query | Form) => Chosen
  /** The same from what was typed, when the form is drawn again. */
  typedIn: (typed: Attempt['typed']) => Chosen
}>

type Place = Readonly<{ base: string; of: string; here: (ask: Ask) => Promise<Where> }>

const look = <Query, Form>(
  ports: CorrectionPorts,
  { base, of, here }: Place,
  { kind, what, query, chosenIn }: Way<Query, Form>,
): Route =>
  route({
    method: 'get',
    path: `${base}/${kind}`,
    may: 'correct-records',
    audit: 'correction.opened',
    summary: `What would come of it: ${what} ${of}; nothing is changed`,
    takes: query,
    handle: async (ask) =>
      drawAsking(ports, ask, {
        kind,
        where: await here(ask),
        chosen: chosenIn(ask.input),
        attempt: firstDraw,
      }),
  })

const put = <Query, Form extends Readonly<{ reason: string }>>(
  ports: CorrectionPorts,
  { base, of, here }: Place,
  { kind, what, form, chosenIn, typedIn }: Way<Query, Form>,
): Route =>
  route({
    method: 'post',
    path: `${base}/${kind}`,
    may: 'correct-records',
    audit: 'correction.asked',
    summary: `Puts right: ${what} ${of}; at once, or when a second person agrees`,
    takes: form,
    redraw: async (ask, attempt) =>
      drawAsking(ports, ask, {
        kind,
        where: await here(ask),
        chosen: typedIn(attempt.typed),
        attempt,
      }),
    handle: async (ask) =>
      keepAsking(ports, ask, {
        kind,
        where: await here(ask),
        chosen: chosenIn(ask.input),
        reason: ask.input.reason,
      }),
  })

const routesOf = <Query, Form extends Readonly<{ reason: string }>>(
  ports: CorrectionPorts,
  place: Place,
  way: Way<Query, Form>,
): Route[] => [look(ports, place, way), put(ports, place, way)]

const said = (text: string | undefined): Chosen =>
  text === undefined || text.trim() === '' ? nothingChosen : { said: text, at: null }

const strike = {
  kind: 'strike',
  what: 'strike out',
  query: noQuery,
  form: strikeForm,
  chosenIn: () => nothingChosen,
  typedIn: () => nothingChosen,
} as const

const move = {
  kind: 'move',
  what: 'move to the right person',
  query: moveQuery,
  form: moveForm,
  chosenIn: ({ to }: Readonly<{ to?: string | undefined }>) => said(to),
  typedIn: (typed: Attempt['typed']) => said(typed['to']),
} as const

const atIn = ({ at }: Readonly<{ at?: Date | undefined }>): Chosen =>
  at === undefined ? nothingChosen : { said: null, at }

const redate = {
  kind: 'redate',
  what: 'give another time to',
  query: redateQuery,
  form: redateForm,
  chosenIn: atIn,
  typedIn: ({ at, onDate, atTime }: Attempt['typed']): Chosen => {
    const read = redateQuery.safeParse({ at, onDate, atTime })
    return read.success ? atIn(read.data) : nothingChosen
  },
} as const

const merge = {
  kind: 'merge',
  what: 'merge another record into',
  query: mergeQuery,
  form: mergeForm,
  chosenIn: (input: Readonly<{ with?: string | undefined }>) => said(input.with),
  typedIn: (typed: Attempt['typed']) => said(typed['with']),
} as const

const unmerge = {
  kind: 'unmerge',
  what: 'take a merged record out of',
  query: unmergeQuery,
  form: unmergeForm,
  chosenIn: ({ merged }: Readonly<{ merged?: string | undefined }>) => said(merged),
  typedIn: (typed: Attempt['typed']) => said(typed['merged']),
} as const

/** The ways of an entry, wherever it stands. */
const ofEntry = (ports: CorrectionPorts, place: Place): Route[] => [
  ...routesOf(ports, place, strike),
  ...routesOf(ports, place, move),
  ...routesOf(ports, place, redate),
]

export const askingRoutes = (ports: CorrectionPorts): readonly Route[] => {
  const record = { base: '/offenders/:id', of: 'this one', here: recordHere }
  return [
    ...ofEntry(ports, { base: '/visits/:id', of: 'a visit', here: visitHere }),
    ...ofEntry(ports, {
      base: '/offenders/:id/entries/:entryId',
      of: 'what was recorded with a line of the chronology',
      here: lineHere,
    }),
    ...routesOf(ports, record, merge),
    ...routesOf(ports, record, unmerge),
  ]
}
