// The facts of contract section 7, each tried on the matrix.
import { matrix, may } from '../../src/access/index.ts'
import type { Permission, Role } from '../../src/access/types.ts'

const roles: readonly Role[] = [
  'officer',
  'supervisor',
  'inspector',
  'chief_inspector',
  'analyst',
  'frontline',
  'control_room',
  'auditor',
  'station',
  'admin',
]
const team = ['officer', 'supervisor', 'inspector', 'chief_inspector']
const whoMay = (permission: Permission) => roles.filter((role) => may({ role }, permission))

test.each<{ permission: Permission; who: readonly string[] }>([
  { permission: 'find-people', who: team },
  { permission: 'open-files', who: team },
  { permission: 'create-offenders', who: team },
  { permission: 'change-files', who: team },
  { permission: 'record-visits', who: team },
  { permission: 'approve-visit-plans', who: ['supervisor', 'inspector', 'chief_inspector'] },
  { permission: 'allocate', who: ['supervisor', 'inspector', 'chief_inspector'] },
  { permission: 'load-register', who: ['supervisor', 'inspector', 'chief_inspector'] },
  { permission: 'go-live', who: ['inspector', 'chief_inspector'] },
  { permission: 'see-the-force', who: ['inspector', 'chief_inspector'] },
  { permission: 'see-figures', who: [...team, 'analyst'] },
  { permission: 'see-duties', who: [...team, 'analyst'] },
  { permission: 'see-audit', who: ['auditor'] },
  { permission: 'manage-accounts', who: ['admin'] },
])('$permission is for $who', ({ permission, who }) => {
  expect(whoMay(permission)).toEqual(who)
})

test.each(['frontline', 'control_room', 'station'] as const)(
  'the %s may do nothing that is built so far',
  (role) => {
    expect(Object.values(matrix).flat()).not.toContain(role)
  },
)

test('the auditor and the admin open no file and find no person', () => {
  for (const role of ['auditor', 'admin'] as const)
    for (const permission of ['find-people', 'open-files', 'see-duties', 'see-figures'] as const)
      expect(may({ role }, permission)).toBe(false)
})

test('an inspector may do all that a supervisor may, and a supervisor all that an officer may', () => {
  for (const allowed of Object.values(matrix)) {
    if (allowed.includes('officer')) expect(allowed).toContain('supervisor')
    if (allowed.includes('supervisor')) expect(allowed).toContain('inspector')
    if (allowed.includes('inspector')) expect(allowed).toContain('chief_inspector')
  }
})

test('the account of commands is on no line of the matrix', () => {
  expect(Object.values(matrix).flat()).not.toContain('system')
})
