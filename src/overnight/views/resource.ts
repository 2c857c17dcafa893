// Lists, lines and hits as programs are given them.
import type { PersonLineFacts } from '../../offenders/index.ts'
import { personName } from '../../offenders/index.ts'
import type { ComparedKeys, ShownLine, ShownList } from '../queries.ts'
import { comparisonOf, matchText, openQuestions } from '../rules.ts'
import type { ListedHit } from '../types.ts'
import { nextLinks } from './next.ts'

export const listResource = (list: ShownList) => ({
  id: list.id,
  kind: list.kind,
  forDate: list.forDate,
  fileName: list.fileName,
  loadedAt: list.loadedAt.toISOString(),
  loadedBy: list.loadedBy,
  lines: list.lines,
  seenBefore: list.seenBefore,
  hits: list.hits,
  faults: list.faults,
})

export const lineResource = ({ forceId: _, fingerprint: __, ...line }: ShownLine) => line

type Named = Pick<PersonLineFacts, 'id' | 'visorRef' | 'surname' | 'forenames' | 'level'>

const decidedOf = ({ decidedAt, decidedBy, why, state }: ListedHit) =>
  decidedAt === null ? null : { at: decidedAt.toISOString(), by: decidedBy, why, state }

export const hitResource = (hit: ListedHit, person: Named, dueAt: Date | null) => ({
  id: hit.id,
  version: hit.version,
  state: hit.state,
  foundAt: hit.recordedAt.toISOString(),
  dueAt: dueAt?.toISOString() ?? null,
  offender: {
    id: person.id,
    visorRef: person.visorRef,
    name: personName(person),
    level: person.level,
  },
  matched: hit.matched,
  because: matchText(hit.matched),
  line: hit.line,
  decided: decidedOf(hit),
  correctedBy: hit.correctedBy,
  event: hit.eventId === null ? null : { id: hit.eventId, kind: hit.eventKind },
  questions: { child: hit.child, review: hit.review, visit: hit.visit },
  open: hit.state === 'confirmed' ? openQuestions(hit) : [],
  next: nextLinks(hit),
})

export const comparedResource = ({ line, person }: ComparedKeys) => comparisonOf(line, person)
