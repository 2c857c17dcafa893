// The parts of the page in the order in which they are read out. A later room adds its own with one line.
import type { BriefingPart } from './asked.ts'
import { arms } from './parts/arms.ts'
import { decided } from './parts/decisions.ts'
import { figures } from './parts/figures.ts'
import { found } from './parts/found.ts'
import { here } from './parts/here.ts'
import { immediate } from './parts/immediate.ts'
import { moving } from './parts/moving.ts'
import { overnight } from './parts/overnight.ts'
import { overdue } from './parts/overdue.ts'
import { unheld } from './parts/unheld.ts'
import { weekend } from './parts/weekend.ts'

export const briefingParts: readonly BriefingPart[] = [
  weekend,
  immediate,
  found,
  decided,
  overnight,
  overdue,
  moving,
  arms,
  unheld,
  here,
  figures,
]
