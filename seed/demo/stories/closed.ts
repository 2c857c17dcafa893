// What few may see, and who looked: a restricted file, a conflict that was declared, a look that nobody needed.
import { fileToRead } from '../../../src/access/index.ts'
import { record } from '../../../src/audit/index.ts'
import { addDays, localDateOf } from '../../../src/platform/calendar.ts'
import { declareConflict, restrictFile } from '../../../src/restrictions/service.ts'
import type { Act } from '../acts.ts'
import { offices } from '../offices.ts'
import { at, type Moment } from './story.ts'

/** Named are the inspector who restricts, the supervisor and the officer: to everybody else the person is not there. */
const restricted: Act = async ({ tx, actor }, offenderId) => {
  const kept = await restrictFile(tx, actor, {
    offenderId,
    reason: 'A relative works for the force; the file is closed to all who do not manage it',
    readers: [actor.username, offices.north.supervisor, offices.north.officer],
    reviewOn: addDays(localDateOf(tx.at), 90),
  })
  if (!kept.ok) throw new Error(`the demonstration's restriction was refused: ${kept.why}`)
}

const conflictDeclared: Act = async ({ tx, actor }, offenderId) => {
  const why = 'We sat in one class at school, and our parents are neighbours'
  const kept = await declareConflict(tx, actor, { offenderId, relation: 'friend', why })
  if (!kept.ok) throw new Error(`the demonstration's conflict was refused: ${kept.why}`)
}

/** A file of the other office, opened by somebody whom nothing ties to it. */
const lookedAt: Act = async ({ tx, actor }, person) => {
  const { offenderId } = (await fileToRead(tx, actor, { offenderId: person, reason: 'other' }))
    .person
  const [action, path] = ['offender.opened', `/offenders/${offenderId}`] as const
  await record(tx, { action, path, offenderId, fields: ['name', 'level'], result: 'shown' })
}

/** By the number of the story. */
export const closed: ReadonlyMap<number, readonly Moment[]> = new Map([
  [47, [at(9, ['11:15', 'om.north'], conflictDeclared)]],
  [52, [at(2, ['19:50', 'om.south'], lookedAt)]],
  [69, [at(1, ['16:40', 'di.force'], restricted)]],
])
