// A page's surroundings for tests: a signed-in sergeant of a demonstration force.
import type { Chrome } from '../../src/platform/views/chrome.ts'

export function aChrome(differing: Partial<Chrome> = {}): Chrome {
  return {
    marking: 'OFFICIAL-SENSITIVE',
    serviceName: 'MOSOVO Watch',
    nonce: 'bm9uY2U',
    csrf: 'token-of-this-session',
    account: { name: 'DS Ruth Calder', role: 'Supervisor, North office' },
    navigation: {
      items: [
        { text: 'My team', href: '/', current: true },
        { text: 'Briefing', href: '/briefings/2026-03-02', current: false },
        { text: 'Backlog', href: '/duties', current: false },
        { text: 'People', href: '/offenders', current: false },
        { text: 'Figures', href: '/figures', current: false },
      ],
      more: null,
    },
    notices: [],
    flash: null,
    asAt: '2 March 2026, 08:00',
    signOutHref: '/sign-out',
    searchHref: '/offenders',
    demonstration: true,
    ...differing,
  }
}
