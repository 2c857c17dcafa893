// The tabs that stand above the pages about who is here.

/** Which of them is open is said. */
export const tabs = (current: string) =>
  [
    { text: 'Officers', href: '/officers' },
    { text: 'Roster', href: '/roster' },
    { text: 'On call', href: '/roster/on-call' },
    { text: 'Skills', href: '/skills' },
  ].map((tab) => ({ ...tab, current: tab.href === current }))
