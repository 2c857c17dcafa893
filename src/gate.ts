// The pipeline's gate for this product: who asks, what they may, how a look is audited, what frames a page.
import { identify, may, roleWords, type Actor, type Permission, type Role } from './access/index.ts'
import { record, type AuditAction } from './audit/index.ts'
import { formatInstant } from './platform/calendar.ts'
import type { Gate, PageFacts } from './platform/http/gate.ts'
import type { Chrome } from './platform/views/chrome.ts'

export const serviceName = 'MOSOVO watch'

/** Every first screen and list, in the order of the day; each reader is shown those they may open. */
const places: readonly {
  text: string
  href: string
  /** Where its further pages stand, when not beneath it. */
  under?: string
  needs: Permission
  notFor?: readonly Role[]
}[] = [
  {
    text: 'My day',
    href: '/my-day',
    needs: 'see-my-day',
    notFor: ['inspector', 'chief_inspector'],
  },
  {
    text: 'My team',
    href: '/my-team',
    needs: 'see-my-team',
    notFor: ['inspector', 'chief_inspector'],
  },
  { text: 'The force', href: '/force', needs: 'see-the-force' },
  { text: 'Briefing', href: '/briefing', under: '/briefings', needs: 'see-briefing' },
  { text: 'Backlog', href: '/duties?state=overdue', needs: 'see-duties', notFor: ['analyst'] },
  { text: 'Figures', href: '/figures', needs: 'see-figures' },
  { text: 'Workload', href: '/workload', needs: 'see-workload' },
  { text: 'People', href: '/offenders', needs: 'find-people' },
  { text: 'Register', href: '/imports', needs: 'load-register' },
  { text: 'Exports', href: '/exports', needs: 'see-exports' },
  { text: 'Access log', href: '/audit', needs: 'see-audit' },
  { text: 'Accounts', href: '/accounts', needs: 'manage-accounts' },
  { text: 'Policy', href: '/policy', needs: 'see-policy' },
  { text: 'Jobs', href: '/jobs', needs: 'see-jobs' },
  {
    text: 'Permissions',
    href: '/permissions',
    needs: 'see-permissions',
    notFor: ['officer', 'supervisor'],
  },
]

const isUnder = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`)

const navigation = (actor: Actor, url: string): Chrome['navigation'] => {
  const path = url.split('?')[0] ?? ''
  return places
    .filter(({ needs, notFor }) => may(actor, needs) && notFor?.includes(actor.role) !== true)
    .map(({ text, href, under }) => ({
      text,
      href,
      current: [href, under ?? href].some((place) => isUnder(path, place.split('?')[0] ?? place)),
    }))
}

/** An account that is called what it is, such as the auditor's, says it once. */
const accountShown = ({ name, role }: Actor): NonNullable<Chrome['account']> => {
  const word = roleWords[role]
  return name.toLowerCase() === word.toLowerCase()
    ? { name: word, role: null }
    : { name, role: word }
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
  navigation: actor === null ? [] : navigation(actor, facts.url),
  flash: facts.flash,
  asAt: formatInstant(at),
  signOutHref: '/sign-out',
  searchHref: actor !== null && may(actor, 'find-people') ? '/offenders' : null,
  demonstration,
})

export const gateFor = (settings: {
  demonstration: boolean
}): Gate<Actor, Permission, AuditAction> => ({
  identify,
  may,
  nameOf: (actor) => actor.username,
  accountOf: (actor) => actor.accountId,
  record: (tx, { action, path, result, shown }) => record(tx, { action, path, result, ...shown }),
  chrome: (tx, actor, facts) => chromeFor(actor, facts, { ...settings, at: tx.at }),
})
