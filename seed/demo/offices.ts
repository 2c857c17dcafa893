// The two offices of the demonstration: who works there besides those who sign in, and whose ground is whose.
import {
  ensureAreas,
  ensureOwnOfficers,
  grantSkills,
  teamsByName,
  type Skill,
} from '../../src/officers/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import { districts, type OfficeKey } from './names.ts'

export type Office = Readonly<{
  name: string
  /** The officer who signs in, and who writes up what the colleague did too. */
  officer: string
  /** The same by the number that a register names. */
  collar: string
  /** A colleague without a sign-in. */
  colleague: string
  supervisor: string
  /** Who ratifies: the southern sergeant is not trained to. */
  approver: string
}>

export const offices: Readonly<Record<OfficeKey, Office>> = {
  north: {
    name: 'North office',
    officer: 'om.north',
    collar: '90001',
    colleague: '90011',
    supervisor: 'ds.north',
    approver: 'ds.north',
  },
  south: {
    name: 'South office',
    officer: 'om.south',
    collar: '90002',
    colleague: '90012',
    supervisor: 'ds.south',
    approver: 'di.force',
  },
}

const colleagues = [
  { office: offices.north, name: 'PC Imran Dell', phone: '01632 960011' },
  { office: offices.south, name: 'PC Joan Thistle', phone: '01632 960012' },
] as const

const trained: readonly Skill[] = ['mosovo', 'arms_assessor', 'visor']
const longAgo = localDate('2015-01-01')

/** Officers who do not sign in, and the districts of each office. Safe to run twice. */
export async function staffOffices(tx: Tx, forceId: ForceId): Promise<void> {
  const teams = await teamsByName(tx, forceId, [offices.north.name, offices.south.name])
  const teamIdOf = ({ name }: Office) => teams.get(name)?.id ?? null
  const officers = await ensureOwnOfficers(
    tx,
    forceId,
    colleagues.map(({ office, name, phone }) => ({
      forceId,
      teamId: teamIdOf(office),
      key: office.colleague,
      name,
      collarNumber: office.colleague,
      rank: 'constable',
      isConstable: true,
      phone,
      fromImport: false,
    })),
  )
  const grants = [...officers.values()].flatMap(({ id: officerId }) =>
    trained.map((skill) => ({ officerId, skill, heldFrom: longAgo, heldUntil: null })),
  )
  await grantSkills(tx, grants)
  await ensureAreas(
    tx,
    (['north', 'south'] as const).flatMap((key) => {
      const teamId = teamIdOf(offices[key])
      return teamId === null
        ? []
        : districts[key].map((district) => ({ forceId, district, teamId }))
    }),
  )
}
