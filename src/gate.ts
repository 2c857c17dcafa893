// The pipeline's gate for this product: who asks, what they may, how a look is audited, what frames a page.
import {
  hiddenBehind,
  may,
  whoAsks,
  roleWords,
  type Actor,
  type NamedOn,
  type Permission,
} from './access/index.ts'
import { record, type AuditAction } from './audit/index.ts'
import { formatInstant } from './platform/calendar.ts'
import type { Gate, PageFacts } from './platform/http/gate.ts'
import { navigationOf, nowhere } from './navigation.ts'
import type { Chrome } from './platform/views/chrome.ts'

export const serviceName = 'MOSOVO watch'

/** An account that is called what it is, such as the auditor's, says it once. */
const accountShown = ({ name, role }: Actor): NonNullable<Chrome['account']> => {
  const word = roleWords[role]
  return name.toLowerCase() === word.toLowerCase()
    ? { name: word, role: null }
    : { name, role: word }
}

const firstScreens = new Set(['/my-day', '/my-team', '/force'])

const files = (count: number): string =>
  count === 1 ? '1 restricted file' : `${count} restricted files`

const restrictedNotices = ({ files: named, overdue, forced }: NamedOn): Chrome['notices'] => {
  const loud = {
    text: `${files(forced)} you are named on ${forced === 1 ? 'was' : 'were'} opened by breaking the glass, and nobody else has reviewed it.`,
    href: '/restrictions',
    linkText: 'Review it now',
    isLoud: true,
  }
  const late = overdue === 0 ? 'none with an overdue visit' : `${overdue} with an overdue visit`
  const counted = {
    text: `The numbers here include ${files(named)} that only named readers see: ${late}.`,
    href: '/restrictions',
    linkText: 'See which',
    isLoud: false,
  }
  return [...(forced > 0 ? [loud] : []), counted]
}

const conflictNotice = (count: number): Chrome['notices'][number] => ({
  text: `${count === 1 ? '1 conflict of interest was' : `${count} conflicts of interest were`} declared, and nobody has confirmed ${count === 1 ? 'it' : 'them'}.`,
  href: '/conflicts',
  linkText: 'Look at this',
  isLoud: false,
})

/** The pages to which the loud notice leads: there it would only ask for what is being done. */
const reviewing = /^\/(restrictions|break-glass)(\/|$)/

/** Broken glass is told on every page until it is reviewed; the rest on the first screens. */
function noticesFor({ restricted, conflicts }: Actor, url: string): Chrome['notices'] {
  const path = url.split('?')[0] ?? ''
  if (reviewing.test(path)) return []
  const all = [
    ...(restricted === undefined ? [] : restrictedNotices(restricted)),
    ...(conflicts === undefined ? [] : [conflictNotice(conflicts)]),
  ]
  return firstScreens.has(path) ? all : all.filter(({ isLoud }) => isLoud)
}

/** The frame of a page; without an actor, that of the sign-in and of the error pages. */
export const chromeFor = (
  actor: Actor | null,
  facts: PageFacts,
  { demonstration, at }: { demonstration: boolean; at: Date },
): Chrome => ({
  marking: 'OFFICIAL-SENSITIVE',
  serviceName,
  nonce: facts.nonce,
  csrf: facts.csrf,
  account: actor === null ? null : accountShown(actor),
  navigation: actor === null ? nowhere : navigationOf(actor, facts.url),
  notices: actor === null ? [] : noticesFor(actor, facts.url),
  flash: facts.flash,
  asAt: formatInstant(at),
  signOutHref: '/sign-out',
  searchHref: actor !== null && may(actor, 'find-people') ? '/offenders' : null,
  demonstration,
})

export const gateFor = (settings: {
  demonstration: boolean
}): Gate<Actor, Permission, AuditAction> => ({
  identify: async (tx, credentials) => {
    const found = await whoAsks(tx, credentials)
    if (found === null) return null
    await tx.hide(found.hidden)
    return found.actor
  },
  hiddenBehind,
  may,
  nameOf: (actor) => actor.username,
  accountOf: (actor) => actor.accountId,
  record: (tx, { action, path, result, shown }) => record(tx, { action, path, result, ...shown }),
  chrome: (tx, actor, facts) => chromeFor(actor, facts, { ...settings, at: tx.at }),
})
