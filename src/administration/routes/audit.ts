// The access log, for the auditor; every search of it is itself on it.
import { route, type Ask, type Route } from '../../access/index.ts'
import {
  auditAlarm,
  offenderIdByRef,
  searchAudit,
  type AuditAction,
  type AuditPart,
  type AuditResult,
  type AuditSearch,
} from '../../audit/index.ts'
import { addDays, daysBetween, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf, type Reply } from '../../platform/http/reply.ts'
import { isId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, isInstantText, nextUrl } from '../../platform/paging.ts'
import { policyOn } from '../../policy/index.ts'
import { auditSearch } from '../forms.ts'
import {
  auditPage,
  auditStart,
  type AdministrationViews,
  type AuditAsked,
  type AuditStart,
} from '../views.ts'

const page = pagesOf<AdministrationViews>()

/** A search without days is of the last week; none is of more than a year, so that none reads all of the log. */
const usualDays = 7
const mostDays = 366

export type AuditInput = Readonly<{
  actor?: string | undefined
  offender?: string | undefined
  action?: AuditAction | undefined
  result?: AuditResult | undefined
  reason?: 'given' | undefined
  from?: LocalDate | undefined
  to?: LocalDate | undefined
}>
type Input = AuditInput & Readonly<{ size: number; cursor?: string | undefined }>

export function daysOf(
  { from, to }: Pick<AuditInput, 'from' | 'to'>,
  today: LocalDate,
  days = usualDays,
): { from: LocalDate; to: LocalDate } {
  const last = to ?? today
  const first = from ?? addDays(last, 1 - days)
  if (first > last) refuse('invalid', 'The first day must not be after the last', 'from')
  if (daysBetween(first, last) >= mostDays)
    refuse('invalid', `Search at most ${mostDays} days at a time`, 'from')
  return { from: first, to: last }
}

const visorRef = /^v\d{7}$/i

type Person = Readonly<{ named: boolean; id: string | null }>

/** Whom the auditor named, by id or ViSOR ref; the id is null when the force knows nobody of that ref. */
async function personOf({ tx, actor, input }: Ask<AuditInput>): Promise<Person> {
  const { offender } = input
  if (offender === undefined) return { named: false, id: null }
  if (isId(offender)) return { named: true, id: offender }
  if (!visorRef.test(offender))
    refuse('invalid', 'Enter a ViSOR ref, such as V1234567, or an id', 'offender')
  return { named: true, id: await offenderIdByRef(tx, actor.forceId, offender.toUpperCase()) }
}

function markOf(cursor: string | undefined): AuditSearch['after'] {
  if (cursor === undefined) return null
  const [at, id] = decodeCursor(cursor) ?? []
  const isOurs = isInstantText(at) && typeof id === 'string' && /^\d{1,18}$/.test(id)
  return isOurs ? { at, id } : refuse('invalid', 'Use the cursor as the list gave it', 'cursor')
}

const nobodyFound: AuditPart = { rows: [], total: 0, mark: null }

/** What is asked of the log. A ViSOR ref of nobody asks nothing (null), and must not search for everybody. */
function searchFor(
  { actor, input, today }: Ask<AuditInput>,
  person: Person,
): Omit<AuditSearch, 'size' | 'after'> | null {
  if (person.named && person.id === null) return null
  const { from, to } = daysOf(input, today)
  return {
    forceId: actor.forceId,
    from: startOfDay(from),
    until: startOfDay(addDays(to, 1)),
    actor: input.actor?.toLowerCase() ?? null,
    offenderId: person.id,
    action: input.action ?? null,
    result: input.result ?? null,
    withReason: input.reason === 'given',
  }
}

/** The same question, for the whole of its answer in a file. */
export const wholeSearch = async (
  ask: Ask<AuditInput>,
): Promise<Omit<AuditSearch, 'size' | 'after'> | null> => searchFor(ask, await personOf(ask))

async function found(ask: Ask<Input>, person: Person): Promise<AuditPart> {
  const search = searchFor(ask, person)
  if (search === null) return nobodyFound
  const { size, cursor } = ask.input
  return await searchAudit(ask.tx, { ...search, size, after: markOf(cursor) })
}

const askedIn = (input: Input, today: LocalDate): AuditAsked => ({
  ...daysOf(input, today),
  actor: input.actor ?? null,
  offender: input.offender ?? null,
  action: input.action ?? null,
  result: input.result ?? null,
  withReason: input.reason === 'given',
})

const asksNothing = ({ actor, offender, action, result, withReason }: AuditAsked): boolean =>
  !withReason && [actor, offender, action, result].every((one) => one === null)

/** Whoever has asked nothing yet is asked what they want to know. */
async function startFor({ tx, today }: Ask<Input>): Promise<AuditStart> {
  const policy = await policyOn(tx, today)
  return auditStart(today, await auditAlarm(tx, policy.number('audit.verify_hours')))
}

async function searchLog(ask: Ask<Input>): Promise<Reply> {
  const { input, url, today } = ask
  const asked = askedIn(input, today)
  const person = await personOf(ask)
  const { rows, total, mark } = await found(ask, person)
  const next = mark === null ? null : nextUrl(url, encodeCursor([mark.at, mark.id]))
  const continued = input.cursor !== undefined
  const start = asksNothing(asked) && !continued ? await startFor(ask) : null
  const model = auditPage(asked, { rows, total, nextHref: next }, { continued, start })
  return page('audit/search', model, {
    resource: () => ({ items: rows.map(inJson), total, next }),
    shown: {
      count: rows.length,
      fields: Object.keys(input).filter((name) => name !== 'size' && name !== 'cursor'),
      ...(person.id === null ? {} : { offenderId: person.id }),
    },
  })
}

/** Contract section 8: what does not apply is left out. */
const inJson = ({ offenderId, visorRef: ref, reason, ...row }: AuditPart['rows'][number]) => ({
  ...row,
  ...(offenderId === null ? {} : { offenderId }),
  ...(ref === null ? {} : { visorRef: ref }),
  ...(reason === null ? {} : { reason }),
})

export const auditRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/audit',
    may: 'see-audit',
    audit: 'audit.searched',
    summary: 'Search the access log, newest first',
    takes: auditSearch,
    handle: searchLog,
  }),
]
