// Every migration in its order; merged ones are never edited.
import { Access20261122070400 } from './20261122070400-access.ts'
import { Audit20261122070100 } from './20261122070100-audit.ts'
import { Duties20261122070700 } from './20261122070700-duties.ts'
import { Imports20261122070800 } from './20261122070800-imports.ts'
import { Offenders20261122070500 } from './20261122070500-offenders.ts'
import { Officers20261122070300 } from './20261122070300-officers.ts'
import { Platform20261122070000 } from './20261122070000-platform.ts'
import { Policy20261122070200 } from './20261122070200-policy.ts'
import { VisitsAndArms20261122070600 } from './20261122070600-visits-and-arms.ts'

export const migrations = [
  Platform20261122070000,
  Audit20261122070100,
  Policy20261122070200,
  Officers20261122070300,
  Access20261122070400,
  Offenders20261122070500,
  VisitsAndArms20261122070600,
  Duties20261122070700,
  Imports20261122070800,
]
