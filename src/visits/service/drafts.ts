// Keeping what is typed before it is recorded, throwing it away, and ending it with what it became.
import { fileToRecord, type Actor, type FilePerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { policyOn } from '../../policy/index.ts'
import { hoursBefore, localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { draftByKey, draftOf } from '../queries.ts'
import { decideKeeping } from '../rules/drafts.ts'
import { visitWrittenUp } from '../rules/draft-forms.ts'
import { amendDraft, endDraft, forgetDraftsBefore, insertDraft } from '../store.ts'
import type { Draft, DraftForm, DraftPlace, DraftRefusal, DraftSave } from '../types.ts'
import { visitToWrite } from './to-write.ts'

export type FormAsked = Readonly<{ offenderId: string; form: DraftForm }>
type Placed = DraftPlace & Pick<FilePerson, 'forceId'>

const placeOf = (
  { accountId }: Actor,
  { offenderId, forceId }: Pick<FilePerson, 'offenderId' | 'forceId'>,
  form: DraftForm,
): Placed => ({ accountId, offenderId, forceId, form })

/** The first time of a draft is written down in the log; the saves that follow are not. */
async function beginDraft(tx: Tx, place: Placed, save: DraftSave): Promise<Draft> {
  const draft = await insertDraft(tx, place, save)
  const { offenderId, form } = place
  await record(tx, { action: 'draft.begun', offenderId, fields: [form], result: 'done' })
  return draft
}

async function replaceDraft(tx: Tx, draft: Draft, save: DraftSave): Promise<Draft> {
  const { key, fields, writer, saves } = save
  const change = { key, fields, writer, saves, savedAt: tx.at, endedAt: null }
  await amendDraft(tx, draft, change)
  return { ...draft, ...change, version: draft.version + 1 }
}

/** Whose file the form is of; a write-up is of a visit of the same person, of any other there is none. */
async function personOfForm(
  tx: Tx,
  actor: Actor,
  { form, offenderId }: FormAsked,
): Promise<Pick<FilePerson, 'offenderId' | 'forceId'>> {
  const visitId = visitWrittenUp(form)
  if (visitId === null) return (await fileToRecord(tx, actor, { offenderId })).person
  const { visit } = await visitToWrite(tx, actor, visitId)
  if (visit.offenderId !== offenderId) throw new AppError('not-found')
  return visit
}

/** Keeps a form as it stands, for this account alone. */
export async function keepDraft(
  tx: Tx,
  actor: Actor,
  { offenderId, form, save }: FormAsked & Readonly<{ save: DraftSave }>,
): Promise<Decision<Draft, DraftRefusal>> {
  const place = placeOf(actor, await personOfForm(tx, actor, { offenderId, form }), form)
  const ofKey = await draftByKey(tx, place, save.key)
  const decided = decideKeeping({ ofKey, live: await draftOf(tx, place) }, save)
  if (!decided.ok) return decided
  const { what } = decided.value
  if (what === 'begin') return yes(await beginDraft(tx, place, save))
  const { draft } = decided.value
  return yes(what === 'nothing' ? draft : await replaceDraft(tx, draft, save))
}

/** The account's own draft that stands, or the fault `not-found`; of whom it is about nothing else is shown. */
export async function ownDraft(
  tx: Tx,
  { accountId }: Actor,
  { offenderId, form, key }: FormAsked & Readonly<{ key?: string | undefined }>,
): Promise<Draft> {
  // The database hides what is about somebody hidden from who asks.
  const place = { accountId, offenderId, form }
  const draft = key === undefined ? await draftOf(tx, place) : await draftByKey(tx, place, key)
  if (draft === null) throw new AppError('not-found')
  return draft
}

/** Throws the account's own draft away: its words are gone. */
export async function throwAway(
  tx: Tx,
  actor: Actor,
  { version, ...asked }: FormAsked & Readonly<{ version: number | undefined }>,
): Promise<Draft> {
  const draft = await ownDraft(tx, actor, asked)
  if (version !== undefined && version !== draft.version) throw new AppError('stale')
  await amendDraft(tx, draft, { fields: {}, endedAt: tx.at, savedAt: tx.at })
  const { offenderId, form } = draft
  await record(tx, { action: 'draft.thrown-away', offenderId, fields: [form], result: 'done' })
  return draft
}

type Became = Readonly<{ form: DraftForm; key: string | null; endedAs: string }>

/** Ends the draft under a form's key in the transaction that keeps what became of it; a program's key is one too. */
export async function draftBecame(
  tx: Tx,
  actor: Actor,
  {
    person,
    form,
    key,
    endedAs,
  }: Became & Readonly<{ person: Pick<FilePerson, 'offenderId' | 'forceId'> }>,
): Promise<void> {
  if (key !== null && isId(key)) await endDraft(tx, placeOf(actor, person, form), { key, endedAs })
}

/** What was recorded under a form's key already, however long ago it was sent; null when nothing was. */
export async function recordedUnder(
  tx: Tx,
  { accountId }: Actor,
  { offenderId, form, key }: FormAsked & Readonly<{ key: string | null }>,
): Promise<Draft | null> {
  if (key === null || !isId(key)) return null
  const draft = await draftByKey(tx, { accountId, offenderId, form }, key)
  return draft !== null && draft.endedAs !== null ? draft : null
}

/** Forgets what nobody wrote on for the days of policy. */
export async function forgetDrafts(tx: Tx): Promise<void> {
  const days = (await policyOn(tx, localDateOf(tx.at))).number('drafts.days')
  await forgetDraftsBefore(tx, hoursBefore(tx.at, days * 24))
}
