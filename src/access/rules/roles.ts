// What each role is called, and what it opens first. House section 1.
import type { Role } from '../types.ts'

export const roleWords: Readonly<Record<Role, string>> = {
  officer: 'Offender manager',
  supervisor: 'Supervisor',
  inspector: 'Inspector',
  chief_inspector: 'Chief inspector',
  analyst: 'Analyst',
  frontline: 'Front line',
  control_room: 'Control room',
  auditor: 'Auditor',
  station: 'Station counter',
  admin: 'Administrator',
  system: 'Commands',
}

/** Null where the screens of a role are not built yet: its page says so and whom to ring. */
export const firstScreens: Readonly<Record<Role, string | null>> = {
  officer: '/my-day',
  supervisor: '/my-team',
  inspector: '/force',
  chief_inspector: '/force',
  analyst: '/figures',
  frontline: null,
  control_room: null,
  auditor: '/audit',
  station: null,
  admin: '/accounts',
  system: null,
}
