// One way of putting something right as two routes: the page that shows what would come of it, and the request itself.
import { fileToChange, type Ask } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Done, type Page } from '../../platform/http/reply.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { personNamed, tellingsOf, visitsThereOf } from '../queries.ts'
import { correctable } from '../rules.ts'
import { askCorrection, entryNamed, weigh, type Weighed } from '../service.ts'
import type { Asked, CorrectionKind, CorrectionRefusal, Entry } from '../types.ts'
import {
  askModel,
  correctionResource,
  namesApart,
  refusalFields,
  refusalWords,
  type CorrectionViews,
  type Place,
} from '../views.ts'
import type { CorrectionPorts } from './ports.ts'

const page = pagesOf<CorrectionViews>()

/** Where something is put right: whose file, which entry, and where the page leads back to. */
export type Where = Readonly<{ offenderId: OffenderId; entry: Entry | null; place: Place }>

/** What a page or a program chose: to whom it belongs or which record, as it was typed, and when it was. */
export type Chosen = Readonly<{ said: string | null; at: Date | null }>

export const nothingChosen: Chosen = { said: null, at: null }

const needsChoice: Readonly<Record<CorrectionKind, boolean>> = {
  strike: false,
  move: true,
  redate: true,
  merge: true,
  unmerge: true,
}

const fieldOf = (kind: CorrectionKind, why: CorrectionRefusal): string => {
  const field = refusalFields[why] ?? ''
  if (field !== 'to') return field
  return kind === 'merge' ? 'with' : kind === 'unmerge' ? 'merged' : 'to'
}

const denied = (kind: CorrectionKind, why: CorrectionRefusal): never =>
  refuse(why, refusalWords[why], fieldOf(kind, why))

type Named = Readonly<{ otherId: OffenderId | null }>

/** Whom the choice names, or null when it names nobody; a merged record's entries belong to the one that is kept. */
async function otherNamed(
  { tx, actor }: Ask,
  kind: CorrectionKind,
  { said }: Chosen,
): Promise<Named | null> {
  if (said === null) return { otherId: null }
  const named = await personNamed(tx, actor.forceId, said)
  if (named === null) return null
  return { otherId: kind === 'move' ? (named.mergedInto ?? named.id) : named.id }
}

/** What is asked, or why it names nobody. */
async function askedFor(
  ask: Ask,
  { kind, where, chosen }: Readonly<{ kind: CorrectionKind; where: Where; chosen: Chosen }>,
): Promise<Asked | CorrectionRefusal> {
  const other = await otherNamed(ask, kind, chosen)
  if (other === null) return 'unknown-person'
  return {
    kind,
    offenderId: where.offenderId,
    otherId: other.otherId,
    entry: where.entry?.ref ?? null,
    redatedAt: chosen.at,
  }
}

type Outcome = Readonly<{
  weighed: Weighed | null
  why: CorrectionRefusal | null
  otherId: OffenderId | null
}>

const nothingYet: Outcome = { weighed: null, why: null, otherId: null }

type Drawing = Readonly<{ kind: CorrectionKind; where: Where; chosen: Chosen }>

/** Before anything is chosen, whether the entry can be put right in this way at all. */
function beforeChoice({ kind, where }: Drawing): Outcome {
  if (where.entry === null) return nothingYet
  const able = correctable(where.entry, kind)
  return able.ok ? nothingYet : { ...nothingYet, why: able.why }
}

async function outcomeOf(ports: CorrectionPorts, ask: Ask, drawing: Drawing): Promise<Outcome> {
  const { said, at } = drawing.chosen
  const isChosen = said !== null || at !== null
  if (needsChoice[drawing.kind] && !isChosen) return beforeChoice(drawing)
  const asked = await askedFor(ask, drawing)
  if (typeof asked === 'string') return { ...nothingYet, why: asked }
  const weighed = await weigh(ask.tx, ask.actor, {
    asked,
    reason: 'Tried only',
    deriveNow: ports.deriveNow,
  })
  return weighed.ok
    ? { weighed: weighed.value, why: null, otherId: asked.otherId }
    : { weighed: null, why: weighed.why, otherId: asked.otherId }
}

const resourceOf = ({ where, chosen, kind }: Drawing, { weighed, why, otherId }: Outcome) => ({
  kind,
  offenderId: where.offenderId,
  otherId,
  at: chosen.at?.toISOString() ?? null,
  entry: where.entry === null ? null : { ...where.entry.ref, summary: where.entry.summary },
  effects: weighed?.effects ?? [],
  waitsBecause: weighed?.waitsBecause ?? null,
  whyNot: why,
})

/** A line of a plan is a plan itself; a visit takes plans with it that would put off what is owed without it. */
const goesWithIt = ({ weighed }: Outcome): boolean =>
  weighed?.named.entry?.ref.kind === 'visit' &&
  weighed.named.entry.rows.some(({ tableName }) => tableName === 'visit_plans')

/** The page, as it stands with what was chosen; nothing of the trial is kept. */
export async function drawAsking(
  ports: CorrectionPorts,
  ask: Ask,
  { attempt, ...drawing }: Drawing & Readonly<{ attempt: Attempt }>,
): Promise<Page> {
  const { tx, actor, today } = ask
  const { where, kind, chosen } = drawing
  await fileToChange(tx, actor, where.offenderId)
  const outcome = await outcomeOf(ports, ask, drawing)
  const ids = [where.offenderId, ...(outcome.otherId === null ? [] : [outcome.otherId])]
  const lines = await ports.personLines(tx, ids)
  const person = lines.get(where.offenderId)
  if (person === undefined) throw new AppError('not-found')
  const visitsThere = await visitsThereOf(tx, where.entry?.ref ?? null)
  const model = askModel({
    ...{ kind, chosen, attempt, today, person, place: where.place, entry: where.entry },
    visitsThere,
    plansGo: goesWithIt(outcome),
    other: outcome.otherId === null ? null : (lines.get(outcome.otherId) ?? null),
    weighed: outcome.weighed,
    whyNot: outcome.why === null ? null : `${refusalWords[outcome.why]}.`,
    names: namesApart(lines, { kind, offenderId: where.offenderId }),
    key: newId(),
  })
  return page('corrections/ask', model, {
    resource: () => ({ ...resourceOf(drawing, outcome), visitsThere }),
    shown: { offenderIds: ids, fields: ['correction'] },
  })
}

/** Keeps what was asked: 201 where it took hold, 202 where it waits. */
export async function keepAsking(
  ports: CorrectionPorts,
  ask: Ask,
  { reason, ...drawing }: Drawing & Readonly<{ reason: string }>,
): Promise<Done> {
  const { kind } = drawing
  const asked = await askedFor(ask, drawing)
  if (typeof asked === 'string') return denied(kind, asked)
  const { deriveNow } = ports
  const kept = await askCorrection(ask.tx, ask.actor, { asked, reason, deriveNow })
  if (!kept.ok) return denied(kind, kept.why)
  const row = kept.value
  const waits = row.state === 'awaiting_second'
  const shown = { ...row, askedByName: null, decidedByName: null, untold: 0 }
  const tellings = await tellingsOf(ask.tx, row.id)
  return done(`/corrections/${row.id}`, correctionResource({ row: shown, tellings }), {
    status: waits ? 202 : 201,
    flash: waits
      ? success('It waits for a second person', row.waitsBecause ?? '')
      : success('Put right', 'What stood there stays readable, with your name and your reason.'),
  })
}

export const idOf = ({ params }: Ask, name = 'id'): string => params[name] ?? ''

/** A visit, below its own address. */
export async function visitHere(ask: Ask): Promise<Where> {
  const entry = await entryNamed(ask.tx, { kind: 'visit', id: idOf(ask) })
  const path = `/visits/${entry.ref.id}`
  return {
    offenderId: entry.offenderId,
    entry,
    place: { path, back: { text: 'Back to the visit', href: path } },
  }
}

/** A line of a chronology and all that was recorded with it, below the file. */
export async function lineHere(ask: Ask): Promise<Where> {
  const entry = await entryNamed(ask.tx, { kind: 'line', id: idOf(ask, 'entryId') })
  const file = `/offenders/${entry.offenderId}`
  // The line of another file than the address says is as absent.
  if (entry.offenderId !== idOf(ask)) throw new AppError('not-found')
  return {
    offenderId: entry.offenderId,
    entry,
    place: {
      path: `${file}/entries/${entry.ref.id}`,
      back: { text: 'Back to the chronology', href: `${file}/chronology` },
    },
  }
}

/** A whole record. */
export async function recordHere({ tx, actor, params }: Ask): Promise<Where> {
  const { offenderId } = await fileToChange(tx, actor, params['id'] ?? '')
  const path = `/offenders/${offenderId}`
  return {
    offenderId,
    entry: null,
    place: { path, back: { text: 'Back to the file', href: path } },
  }
}
