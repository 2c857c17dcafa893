// The look over a write-up before it is kept: at the visit as it would read then.
import { route, type Ask, type Route } from '../../access/index.ts'
import { firstDraw } from '../../platform/http/route.ts'
import { begunEditForm, noQuery } from '../forms.ts'
import { withoutTold } from './one-pass.ts'
import { editLookedOver, readableEditIn } from './one-pass-write-up.ts'
import type { VisitPorts } from './ports.ts'
import { drawWriteUp } from './write-up.ts'

const idOf = ({ params }: Ask): string => params['id'] ?? ''

/** Loaded anew, the page of the look is the form again. */
const lookAgain = (ports: VisitPorts): Route =>
  route({
    method: 'get',
    path: '/visits/:id/look',
    may: 'record-visits',
    audit: 'visit.opened',
    summary: 'The form in which a visit is written up, where a look over it was asked for',
    takes: noQuery,
    handle: (ask) => drawWriteUp(ports, ask, { visitId: idOf(ask), attempt: firstDraw }),
  })

const look = (ports: VisitPorts): Route =>
  route({
    method: 'post',
    path: '/visits/:id/look',
    may: 'record-visits',
    audit: 'visit.opened',
    summary:
      'Looks over a visit as it would read with these words, says what is missing, and keeps nothing',
    takes: begunEditForm,
    keepsNothing: true,
    redraw: async (ask, attempt) => {
      const begun = attempt.stale || attempt.errors.length === 0 ? null : readableEditIn(ask)
      const looked = begun === null ? null : await editLookedOver(ask, begun)
      return await drawWriteUp(ports, ask, {
        ...{ visitId: idOf(ask), attempt },
        ...(looked === null ? {} : { looked: withoutTold(looked, attempt) }),
      })
    },
    handle: async (ask) => {
      const looked = await editLookedOver(ask, ask.input)
      const { lines, missing } = looked
      const drawn = await drawWriteUp(ports, ask, {
        visitId: idOf(ask),
        attempt: { typed: ask.typed, errors: [], stale: false },
        looked,
      })
      return {
        ...drawn,
        resource: () => ({ look: lines, ...(missing.length === 0 ? {} : { missing }) }),
      }
    },
  })

export const writeUpLookRoutes = (ports: VisitPorts): readonly Route[] => [
  look(ports),
  lookAgain(ports),
]
