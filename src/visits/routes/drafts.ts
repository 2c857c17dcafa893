// What is typed and not recorded yet: kept every few seconds, shown to its writer alone, thrown away on a page of its own.
import { route, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { draftForm, draftQuery, throwAwayForm } from '../forms.ts'
import { keepDraft, ownDraft, throwAway } from '../service.ts'
import { draftFormOf, visitWrittenUp } from '../rules/draft-forms.ts'
import type { DraftForm } from '../types.ts'
import {
  draftPageModel,
  draftRefusalWords,
  draftResource,
  formHref,
  savedResource,
  type VisitViews,
} from '../views.ts'
import type { VisitPorts } from './ports.ts'

const page = pagesOf<VisitViews>()

/** Draws the form itself again, with what was typed and why it is not kept. */
type DrawForm = (ask: Ask, form: DraftForm, attempt: Attempt) => Promise<Page>

const idOf = ({ params }: Ask): string => params['id'] ?? ''

function formOf({ params }: Ask): DraftForm {
  const form = draftFormOf(params['form'] ?? '')
  if (form === null) throw new AppError('not-found')
  return form
}

const keep = (drawForm: DrawForm): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/drafts/:form',
    may: 'record-visits',
    audit: 'draft.begun',
    summary: 'Keeps a form as it stands, unrecorded, for the account that types it',
    takes: draftForm,
    asTyped: true,
    redraw: (ask, attempt) => drawForm(ask, formOf(ask), attempt),
    handle: async (ask) => {
      const asked = { offenderId: idOf(ask), form: formOf(ask) }
      const kept = await keepDraft(ask.tx, ask.actor, { ...asked, save: ask.input })
      if (!kept.ok) {
        const detail = draftRefusalWords[kept.why]
        if (kept.why === 'recorded') return refuse(kept.why, detail)
        throw new AppError('stale', { detail })
      }
      return done(
        `/offenders/${asked.offenderId}/drafts/${asked.form}`,
        savedResource(kept.value),
        {
          onward: formHref(asked.offenderId, asked.form),
          flash: success(
            'Kept',
            'It is not recorded yet. Go on writing, or come back to it later.',
          ),
        },
      )
    },
  })

type Drawn = Readonly<{ key?: string | undefined; attempt: Attempt }>

async function drawDraft(ports: VisitPorts, ask: Ask, drawn: Drawn): Promise<Page> {
  const { key, attempt } = drawn
  const asked = { offenderId: idOf(ask), form: formOf(ask), key }
  const draft = await ownDraft(ask.tx, ask.actor, asked)
  const { offenderId } = draft
  const model = draftPageModel({
    draft,
    person: await ports.personLine(ask.tx, offenderId),
    at: ask.at,
    problems: attempt.errors.map(({ message }) => ({ text: message })),
  })
  return page('visits/draft', model, {
    resource: () => draftResource(draft),
    shown: { offenderId, fields: ['draft'] },
  })
}

const show = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/offenders/:id/drafts/:form',
    may: 'record-visits',
    audit: 'draft.opened',
    summary:
      'What the account has begun to write and not recorded, and the step that throws it away',
    takes: draftQuery,
    handle: (ask) => drawDraft(ports, ask, { key: ask.input.key, attempt: firstDraw }),
  })

const thrown = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/offenders/:id/drafts/:form/throw-away',
    may: 'record-visits',
    audit: 'draft.thrown-away',
    summary: 'Throws away what the account has begun to write and not recorded',
    takes: throwAwayForm,
    redraw: (ask, attempt) => drawDraft(ports, ask, { attempt }),
    handle: async (ask) => {
      const asked = { offenderId: idOf(ask), form: formOf(ask) }
      const { version } = ask.input
      const draft = await throwAway(ask.tx, ask.actor, { ...asked, version })
      return done(`/offenders/${draft.offenderId}`, savedResource(draft), {
        // Whoever owes a write-up has its visit, and not always the file.
        ...(visitWrittenUp(draft.form) === null ? {} : { onward: '/' }),
        flash: success('Thrown away', 'Nothing of it was recorded.'),
      })
    },
  })

export const draftRoutes = (ports: VisitPorts, drawForm: DrawForm): readonly Route[] => [
  keep(drawForm),
  show(ports),
  thrown(ports),
]
