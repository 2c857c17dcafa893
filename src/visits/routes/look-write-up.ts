// The look over a write-up before it is kept: at the visit as it would read then.
import { route, type Ask, type Route } from '../../access/index.ts'
import { firstDraw } from '../../platform/http/route.ts'
import { begunEditForm, missingOfEdit, noQuery } from '../forms.ts'
import { lookOverEdit } from '../service.ts'
import { errorsOf } from './faults.ts'
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
    redraw: (ask, attempt) => drawWriteUp(ports, ask, { visitId: idOf(ask), attempt }),
    handle: async (ask) => {
      const { tx, actor, input: change } = ask
      const { lines, faults } = await lookOverEdit(tx, actor, { visitId: idOf(ask), change })
      const missing = [...missingOfEdit(change), ...errorsOf(faults)]
      const drawn = await drawWriteUp(ports, ask, {
        visitId: idOf(ask),
        attempt: { typed: ask.typed, errors: [], stale: false },
        looked: { lines, missing, at: null, leftAt: null },
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
