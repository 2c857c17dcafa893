// The bar of places on every page: which a reader may open, and which of them stand folded behind "More".
import { may, type Actor, type Permission, type Role } from './access/index.ts'
import type { Chrome, NavigationLink } from './platform/views/chrome.ts'

type Place = Readonly<{
  text: string
  href: string
  /** Where its further pages stand, when not beneath it. */
  under?: string
  needs: Permission
  notFor?: readonly Role[]
  /** Opened daily, so it stands in the bar however many places there are. */
  isDaily?: true
}>

/** Every first screen and list, in the order of the day; each reader is shown those they may open. */
const places: readonly Place[] = [
  {
    text: 'My day',
    href: '/my-day',
    needs: 'see-my-day',
    notFor: ['inspector', 'chief_inspector'],
    isDaily: true,
  },
  {
    text: 'My team',
    href: '/my-team',
    needs: 'see-my-team',
    notFor: ['inspector', 'chief_inspector'],
    isDaily: true,
  },
  { text: 'The force', href: '/force', needs: 'see-the-force', isDaily: true },
  {
    text: 'Briefing',
    href: '/briefing',
    under: '/briefings',
    needs: 'see-briefing',
    isDaily: true,
  },
  { text: 'Overnight', href: '/overnight', needs: 'see-overnight', isDaily: true },
  {
    text: 'Weekend list',
    href: '/weekend-list',
    under: '/packs',
    needs: 'claim-visits',
  },
  { text: 'Shifts', href: '/shifts', needs: 'plan-shifts' },
  {
    text: 'Backlog',
    href: '/duties?state=overdue',
    needs: 'see-duties',
    notFor: ['analyst'],
    isDaily: true,
  },
  { text: 'Actions', href: '/meeting-actions', needs: 'find-people' },
  {
    text: 'Corrections',
    href: '/corrections',
    under: '/duplicates',
    needs: 'correct-records',
  },
  { text: 'Figures', href: '/figures', needs: 'see-figures' },
  { text: 'Workload', href: '/workload', needs: 'see-workload' },
  { text: 'Measures', href: '/measures', needs: 'see-measures' },
  { text: 'People', href: '/offenders', needs: 'find-people', isDaily: true },
  { text: 'Restricted', href: '/restrictions', needs: 'read-restrictions', notFor: ['officer'] },
  { text: 'Who is here', href: '/officers', under: '/roster', needs: 'see-roster', isDaily: true },
  { text: 'Register', href: '/imports', needs: 'load-register' },
  { text: 'Exports', href: '/exports', needs: 'see-exports' },
  { text: 'Access log', href: '/audit', needs: 'see-audit' },
  { text: 'Accounts', href: '/accounts', needs: 'manage-accounts' },
  { text: 'Policy', href: '/policy', needs: 'see-policy' },
  {
    text: 'Skills',
    href: '/skills',
    needs: 'see-skills',
    notFor: ['officer', 'supervisor', 'inspector', 'chief_inspector'],
  },
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

/** The widest bar that stands in one row on a desk. */
const inOneRow = 8

/** The bar of a reader: every place while they fit in one row, else the daily ones with the rest folded behind "More". */
export function navigationOf(actor: Actor, url: string): Chrome['navigation'] {
  const path = url.split('?')[0] ?? ''
  const open = places.filter(
    ({ needs, notFor }) => may(actor, needs) && notFor?.includes(actor.role) !== true,
  )
  const isFolded = (place: Place): boolean => open.length > inOneRow && place.isDaily !== true
  const link = ({ text, href, under }: Place): NavigationLink => ({
    text,
    href,
    current: [href, under ?? href].some((place) => isUnder(path, place.split('?')[0] ?? place)),
  })
  const more = open.filter(isFolded).map(link)
  return {
    items: open.filter((place) => !isFolded(place)).map(link),
    more: more.length === 0 ? null : { items: more, open: more.find(({ current }) => current) },
  }
}

export const nowhere: Chrome['navigation'] = { items: [], more: null }
