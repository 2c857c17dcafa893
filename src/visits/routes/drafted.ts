// A form that is kept while it is typed: drawn with what was kept, and never recorded twice under one key.
import type { Ask } from '../../access/index.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids.ts'
import { draftOf } from '../queries.ts'
import { recordedUnder } from '../service.ts'
import type { DraftForm } from '../types.ts'
import {
  draftModel,
  draftRefusalWords,
  recordedAlreadyModel,
  type DraftModel,
  type VisitViews,
} from '../views.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

export type FormDrawn = Readonly<{ offenderId: string; form: DraftForm; attempt: Attempt }>

/** A form keeps the key of its first draw, so that it is one visit however often it is sent. */
const keyAgain = ({ key }: Ask): string => (key !== null && isId(key) ? key : newId())

type Drafted = Readonly<{ attempt: Attempt; key: string; draft: DraftModel }>

/** What to draw a form with: what was just typed, or else was kept. */
export async function drafted(
  ask: Ask,
  { offenderId, form, attempt }: FormDrawn,
): Promise<Drafted> {
  const { accountId } = ask.actor
  const kept = await draftOf(ask.tx, { accountId, offenderId, form })
  const drawn = { offenderId, form, account: accountId, at: ask.at }
  if (attempt === firstDraw) {
    const draft = draftModel({ ...drawn, draft: kept, isTold: true })
    if (kept === null) return { attempt, key: newId(), draft }
    return { attempt: { ...attempt, typed: kept.fields }, key: kept.key, draft }
  }
  const key = keyAgain(ask)
  // Told that it was typed on elsewhere, the writer may press once more to keep this instead.
  const isOver = attempt.stale || kept?.key === key
  return {
    attempt,
    key,
    draft: draftModel({ ...drawn, draft: isOver ? kept : null, isTold: false }),
  }
}

type FormSent = Readonly<{ offenderId: string; form: DraftForm; key: string | null }>

/** Ends a recording under a key that was recorded already, however long ago. */
export async function refuseSecond({ tx, actor }: Ask, sent: FormSent): Promise<void> {
  if ((await recordedUnder(tx, actor, sent)) !== null)
    refuse('recorded', draftRefusalWords.recorded)
}

/** The page that gives the words back when the form's key was recorded already; null when it was not. */
export async function recordedAlready(
  { personLine }: VisitPorts,
  { tx, actor, at, key }: Ask,
  { offenderId, form, attempt: { typed } }: FormDrawn,
): Promise<Page | null> {
  const draft = await recordedUnder(tx, actor, { offenderId, form, key })
  if (draft === null) return null
  const person = await personLine(tx, draft.offenderId)
  return page('visits/recorded-already', recordedAlreadyModel({ person, draft, typed, at }), {
    resource: () => ({ recordedAs: draft.endedAs }),
    shown: { offenderId, fields: ['draft'] },
  })
}
