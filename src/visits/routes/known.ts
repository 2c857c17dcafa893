// What the form of a visit begins with: the conditions in force, the children and devices that are known, and what was promised.
import type { Ask } from '../../access/index.ts'
import { unprovedSelfReports } from '../../evidence/index.ts'
import {
  aroundOf,
  atTheDoor,
  conditionHolds,
  isHeld,
  linkWords,
  type Around,
  type DoorRow,
} from '../../offenders/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { heldBefore, markersHeld } from '../queries.ts'
import { knownChildren, type ChildTold } from '../rules/known-children.ts'
import { knownDevices } from '../rules/known-devices.ts'
import type { KnownBefore } from '../views.ts'

/** What is held of home, work and people, to be asked about at the door; and what is known. */
export type HeldAtTheDoor = Readonly<{ held: readonly DoorRow[]; known: KnownBefore }>

export const nothingHeld: HeldAtTheDoor = {
  held: [],
  known: { conditions: [], children: [], childrenMarked: [], devices: [], promised: [] },
}

/** The children of the household and of the people linked; how they are related is said in the words of the list. */
const childrenOnFile = ({ household, relationships }: Around): ChildTold[] =>
  [...household, ...relationships]
    .filter((one) => one.isChild && isHeld(one))
    .map(({ name, link }) => ({ name, relationship: linkWords[link].toLowerCase() }))

const conditionsOn = ({ licenceConditions }: Around, on: LocalDate): string[] =>
  licenceConditions.filter((one) => conditionHolds(one, on)).map(({ text }) => text)

type Before = Readonly<{
  /** Nothing of this instant or after it is known yet. */
  before: Date
  /** The visit that is written up: what it told itself stands on its form already. */
  visitId: string | null
}>

export async function heldAtTheDoor(
  { tx, today }: Ask,
  offenderId: OffenderId,
  { before, visitId }: Before,
): Promise<HeldAtTheDoor> {
  const on = localDateOf(before)
  const around = await aroundOf(tx, offenderId)
  const { visits } = await heldBefore(tx, offenderId, before)
  const markers = await markersHeld(tx, offenderId, on)
  const marked = (kind: 'orders' | 'children'): string[] =>
    markers.filter((one) => one.kind === kind).map(({ text }) => text)
  const unproved = await unprovedSelfReports(tx, offenderId)
  return {
    held: atTheDoor(around, { id: offenderId, today }),
    known: {
      conditions: [...conditionsOn(around, on), ...marked('orders')],
      children: knownChildren(visits, childrenOnFile(around)),
      childrenMarked: marked('children'),
      devices: knownDevices(visits),
      promised: unproved
        .filter(({ onDate, fromId }) => onDate <= on && (visitId === null || fromId !== visitId))
        .map((one) => ({
          ...one,
          isPast: one.state === 'open' && one.proveOn !== null && one.proveOn < today,
        })),
    },
  }
}
