// A task on one person's file as two routes: the page with what is on record, and the change itself.
import type { z } from 'zod'
import { route, type Ask, type Permission, type Route } from '../../access/index.ts'
import { officerChoices, teamChoices } from '../../officers/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { pagesOf, type Done, type Page } from '../../platform/http/reply.ts'
import { newId } from '../../platform/ids.ts'
import { noQuery } from '../forms.ts'
import { changedSince, fileParts, personLines } from '../queries.ts'
import type { FileParts } from '../types.ts'
import { taskPage, type OffenderViews, type TaskFile, type TaskParts } from '../views.ts'
import { resourceOf } from '../views/resource.ts'
import { openFile, type Opened } from './open.ts'

const page = pagesOf<OffenderViews>()

export type Task<Schema extends z.ZodType> = Readonly<{
  /** Below the file: 'level', 'addresses/:rowId/confirm'. */
  path: string
  may: Permission
  summary: string
  takes: Schema
  /** What the address of the form may fill in beforehand. */
  begun?: z.ZodType<TaskFile['begun']>
  /** Null when the row that it is about is not this person's. */
  draw: (file: TaskFile) => TaskParts | null
  /** What a program is shown of what is on record. */
  shows: (parts: FileParts, rowId: string | null) => readonly object[]
  withChoices?: boolean
  act: (ask: Ask<z.output<Schema>>, whose: Whose) => Promise<Done>
}>

type Whose = Readonly<{ offenderId: string; rowId: string }>

/** All that a task draws from: the file, its line, and the choices where the task has some. */
export async function fileOf(
  ask: Ask,
  { id, mayChange, policy }: Opened,
  withChoices: boolean,
): Promise<TaskFile> {
  const parts = await fileParts(ask.tx, id)
  const line = (await personLines(ask.tx, [id])).get(id)
  if (parts === null || line === undefined) throw new AppError('not-found')
  const scope = { forceId: ask.actor.forceId, teamId: null }
  return {
    parts,
    line,
    officers: withChoices ? await officerChoices(ask.tx, scope) : [],
    teams: withChoices ? await teamChoices(ask.tx, scope) : [],
    rowId: ask.params['rowId'] ?? null,
    today: ask.today,
    at: ask.at,
    begun: {},
    mayChange,
    checksOldAfterDays: policy.number('checks.old_after_days'),
  }
}

/** The version that an edit is drawn from, and what waits for a second person. */
const standsAt = ({ parts }: TaskFile) => ({
  version: parts.identity.version,
  waiting: parts.pending.filter(({ state }) => state === 'awaiting_second').map(resourceOf),
})

async function drawn<S extends z.ZodType>(
  task: Task<S>,
  ask: Ask,
  { attempt, begun = {} }: Readonly<{ attempt: Attempt; begun?: TaskFile['begun'] }>,
): Promise<Page> {
  const opened = await openFile(ask)
  const file = { ...(await fileOf(ask, opened, task.withChoices === true)), begun }
  const parts = task.draw(file)
  if (parts === null) throw new AppError('not-found')
  const items = task.shows(file.parts, file.rowId).map(resourceOf)
  const [action = ''] = ask.url.split('?')
  const frame = { file, attempt, action, key: newId<string>(), readOnlyText: opened.readOnlyText }
  return page('offenders/task', taskPage(parts, frame), {
    resource: () => ({ items, total: items.length, next: null, ...standsAt(file) }),
    shown: opened.shown([task.path.split('/')[0] ?? task.path]),
  })
}

export function taskRoutes<S extends z.ZodType>(task: Task<S>): readonly Route[] {
  const path = `/offenders/:id/${task.path}`
  return [
    route({
      method: 'get',
      path,
      may: 'open-files',
      audit: 'offender.opened',
      summary: `${task.summary}: what is on record, and the form`,
      takes: task.begun ?? noQuery,
      handle: (ask) => drawn(task, ask, { attempt: firstDraw, begun: ask.input }),
    }),
    changeRoute(task, path),
  ]
}

const changeRoute = <S extends z.ZodType>(task: Task<S>, path: string): Route =>
  route({
    method: 'post',
    path,
    may: task.may,
    audit: 'offender.changed',
    summary: task.summary,
    takes: task.takes,
    redraw: (ask, attempt) => drawn(task, ask, { attempt }),
    handle: async (ask) => {
      const offenderId = ask.params['id'] ?? ''
      await refuseIfChanged(ask.tx, offenderId, ask.input)
      return await task.act(ask, { offenderId, rowId: ask.params['rowId'] ?? '' })
    },
  })

/** A form left open while somebody else changed the person is stale, whatever it was about. */
export async function refuseIfChanged(tx: Tx, offenderId: string, input: unknown): Promise<void> {
  const drawnAt =
    typeof input === 'object' && input !== null && 'drawnAt' in input ? input.drawnAt : null
  if (!(drawnAt instanceof Date)) return
  if (await changedSince(tx, offenderId, drawnAt)) throw new AppError('stale', { offenderId })
}
