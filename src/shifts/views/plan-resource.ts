// A planned shift as programs are given it: who goes when, its stops in order, and what stands in the way.
import { crewKeys } from '../rules.ts'
import type { ShiftPlan } from '../types.ts'
import { othersOf, warningsOf, type PlanPage } from './plan.ts'

export const planResource = (plan: ShiftPlan) => ({
  id: plan.id,
  version: plan.version,
  on: plan.onDay,
  from: plan.fromTime,
  until: plan.untilTime,
  crew: crewKeys(plan.crew),
  districts: plan.districts,
  note: plan.note,
  madeBy: plan.recordedBy,
  madeAt: plan.recordedAt.toISOString(),
})

export const planPageResource = ({
  read,
  stops,
  officers,
}: Pick<PlanPage, 'read' | 'stops' | 'officers'>) => ({
  ...planResource(read.plan),
  warnings: warningsOf(read, officers),
  stops: stops.map((stop, index) => ({
    id: stop.id,
    place: index + 1,
    offender: {
      id: stop.offenderId,
      visorRef: stop.facts.visorRef,
      name: `${stop.facts.forenames} ${stop.facts.surname}`,
      level: stop.facts.level,
    },
    because: stop.because,
    notBefore: stop.notBefore,
    others: othersOf(read.plan, stop),
    seen: stop.seen === null ? null : { visit: stop.seen.id, at: stop.seen.at.toISOString() },
  })),
})
