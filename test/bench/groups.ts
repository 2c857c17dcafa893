// What is measured, in its order: one file for each group of goals.
import { file, statements } from './file.ts'
import { firstVersion } from './first-version.ts'
import type { Seen } from './goals.ts'
import { depth, tops, width } from './lists.ts'
import { bulk, writers } from './log.ts'
import { again, beside, growth, next, night } from './night.ts'
import { page } from './page.ts'
import type { Places } from './places.ts'
import { seals } from './seals.ts'
import { search } from './search.ts'

type Group = Readonly<{
  of: readonly string[]
  what: string
  measure(places: Places): Promise<readonly Seen[]>
}>

export const groups: readonly Group[] = [
  { of: ['G1', 'G2'], what: "the team's backlog page", measure: page },
  { of: ['G3'], what: 'the same page in a country', measure: width },
  { of: ['G4'], what: 'a page deep in a list', measure: depth },
  { of: ['G5'], what: 'the top of every list', measure: tops },
  { of: ['G8'], what: 'a first version beside ours', measure: firstVersion },
  { of: ['G11', 'G17'], what: 'statements of a page', measure: statements },
  { of: ['G11'], what: "the offender's file", measure: file },
  { of: ['G12'], what: 'the search for a name', measure: search },
  { of: ['G13'], what: 'many writers and their log', measure: writers },
  { of: ['G13'], what: 'many rows of the log in one job', measure: bulk },
  { of: ['G14'], what: 'seals of the log and their verification', measure: seals },
  { of: ['G6'], what: 'the night beside one SQL statement', measure: night },
  { of: ['G7'], what: 'the night at a tenth of the size', measure: growth },
  { of: ['G10'], what: 'pages during the night', measure: beside },
  { of: ['G9'], what: 'the same night again', measure: again },
  { of: ['G9'], what: 'the night after', measure: next },
]
