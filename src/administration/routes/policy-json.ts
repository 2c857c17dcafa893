// Values of policy, and what they changed, as programs are given them.
import type { ChangeCounts, ListedChange } from '../../backlog/index.ts'
import { inWords, stateOf, type PolicyRow, type PolicyValue } from '../../policy/index.ts'

export const inJson = ({ id, parameter, value, fromOn, source, standing }: PolicyValue) => ({
  id,
  parameter,
  inWords: inWords(parameter),
  value,
  from: fromOn,
  source,
  standing,
})

export const rowInJson = (row: PolicyRow) => ({
  ...inJson(row),
  state: stateOf(row),
  proposedBy: row.proposedBy,
  proposedAt: row.proposedAt,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt,
  why: row.decidedWhy,
  version: row.version,
})

export const countsInJson = ({ people, peopleOverdue, byKind }: ChangeCounts) => ({
  people,
  peopleNewlyOverdue: peopleOverdue,
  byKind,
})

export const changeInJson = (change: ListedChange) => ({
  offender: { id: change.offenderId, visorRef: change.visorRef, name: change.name },
  team: change.team,
  kind: change.kind,
  subject: change.subject,
  how: change.how,
  oldDueOn: change.oldDueOn,
  newDueOn: change.newDueOn,
  becameOverdue: change.becameOverdue,
  ceasedOverdue: change.ceasedOverdue,
})
