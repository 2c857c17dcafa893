// Going live: what is still to be put right, and the inspector's press.
import { route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { emptyForm, noQuery } from '../forms.ts'
import { arrearsCounts, goLiveFacts, notLoadedCount } from '../queries.ts'
import { pressGoLive } from '../service.ts'
import { goLiveModel, goLiveWords, type ImportViews } from '../views.ts'

const page = pagesOf<ImportViews>()

async function draw({ tx, actor }: Ask, attempt: Attempt): Promise<Page> {
  const facts = await goLiveFacts(tx, actor.forceId)
  const scope = scopeOf(actor)
  const notLoaded = await notLoadedCount(tx, scope)
  const { open: arrearsOpen } = await arrearsCounts(tx, scope, facts.baselineOn)
  const model = goLiveModel({ facts, notLoaded, arrearsOpen, attempt, key: newId() })
  return page('imports/go-live', model, {
    resource: () => ({ ...facts, notLoaded, arrearsOpen }),
    shown: { fields: ['liveSince', 'liveBy'] },
  })
}

export const goLiveRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/imports/go-live',
    may: 'go-live',
    audit: 'register.opened',
    summary: 'What going live means, and what is still to be put right',
    takes: noQuery,
    handle: (ask) => draw(ask, firstDraw),
  }),
  route({
    method: 'post',
    path: '/imports/go-live',
    may: 'go-live',
    audit: 'force.went-live',
    summary:
      'The force goes live: from then on a register only proposes what it would lower or move',
    takes: emptyForm,
    redraw: draw,
    handle: async ({ tx, actor }) => {
      const pressed = await pressGoLive(tx, actor)
      if (!pressed.ok) return refuse(pressed.why, goLiveWords[pressed.why])
      const { liveSince, liveBy } = pressed.value
      return done(
        '/imports/go-live',
        { liveSince, liveBy },
        { flash: success('The force is live', 'What is recorded here is now the truth.') },
      )
    },
  }),
]
