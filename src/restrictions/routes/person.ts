// The person that a page here is about, as every list names one.
import type { Ask } from '../../access/index.ts'
import { personLine, personLines, type PersonLine } from '../../offenders/index.ts'
import { AppError } from '../../platform/errors.ts'
import { pagesOf } from '../../platform/http/reply.ts'
import { refuse } from '../../platform/http/problem.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { RestrictRefusal } from '../types.ts'
import { refusals, type RestrictionViews } from '../views.ts'

export const page = pagesOf<RestrictionViews>()

export async function lineOf({ tx, today }: Ask, id: OffenderId): Promise<PersonLine> {
  const line = (await personLines(tx, [id])).get(id)
  if (line === undefined) throw new AppError('not-found')
  return personLine(line, today, { withTeam: true })
}

/** A rule's no, beside the field that it is about. */
export const denied = (why: RestrictRefusal, field = ''): never => refuse(why, refusals[why], field)
