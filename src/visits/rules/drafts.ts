// Whether words sent from one open page may take the place of what is kept: nothing typed elsewhere is written over.
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { Draft, DraftFields, DraftRefusal, DraftSave } from '../types.ts'

/** What to do: begin a draft, write over this one, or nothing, since it is kept as sent. */
export type Keeping =
  Readonly<{ what: 'begin' }> | Readonly<{ what: 'replace' | 'nothing'; draft: Draft }>

/** `ofKey` is the draft under the form's key; `live` the one that stands for the same account, person and form. */
export type KeptBefore = Readonly<{ ofKey: Draft | null; live: Draft | null }>

const namesIn = (fields: DraftFields): string[] => Object.keys(fields)

const isSame = (one: DraftFields, other: DraftFields): boolean =>
  namesIn(one).length === namesIn(other).length &&
  namesIn(one).every((name) => one[name] === other[name])

/** A page that is open knows of what it saved itself, answered or not; every other says which version it saw. */
const follows = (draft: Draft, { writer, saves, version }: DraftSave): boolean =>
  writer !== null && draft.writer === writer ? saves > draft.saves : draft.version === version

const isKept = (live: Draft, { key, fields }: DraftSave): boolean =>
  live.key === key && isSame(live.fields, fields)

/** Why the words may not be kept; null when they may. */
function whyNot({ ofKey, live }: KeptBefore, save: DraftSave): DraftRefusal | null {
  if (ofKey !== null && live !== null && ofKey.id !== live.id) return 'elsewhere'
  if (live !== null) return follows(live, save) ? null : 'elsewhere'
  return ofKey === null || ofKey.version === save.version ? null : 'thrown-away'
}

/** What to do with words that are sent, by what was kept before. */
export function decideKeeping(
  before: KeptBefore,
  save: DraftSave,
): Decision<Keeping, DraftRefusal> {
  const { ofKey, live } = before
  if ((ofKey?.endedAs ?? null) !== null) return no('recorded')
  if (live !== null && isKept(live, save)) return yes({ what: 'nothing', draft: live })
  const why = whyNot(before, save)
  if (why !== null) return no(why)
  const draft = live ?? ofKey
  return yes(draft === null ? { what: 'begin' } : { what: 'replace', draft })
}
