// A story: one person of the register with a row of their own, and what happened to them on which day.
import type { LocalDate } from '../../../src/platform/calendar.ts'
import { beginArms, ratify, sendBack, submit, type Act } from '../acts.ts'
import type { OfficeKey } from '../names.ts'
import { offices, type Office } from '../offices.ts'
import { openArmsOf, pendingOf } from '../reads.ts'
import { identityOf, steady, type Cells } from '../register.ts'
import { decidePending } from '../../../src/offenders/index.ts'

/** So many days before the day that the demonstration is shown on. */
export type Moment = Readonly<{ ago: number; time: string; by: string; act: Act }>

export type Story = Readonly<{
  n: number
  office: OfficeKey
  row(load: LocalDate): Cells
  moments: readonly Moment[]
  /** What everyday work leaves alone, so that the story stays as it is told. */
  apart: 'nothing' | 'visits' | 'arms' | 'both'
}>

type Told = Readonly<{
  level?: string
  cells?: (load: LocalDate) => Cells
  sex?: 'M' | 'F'
  apart?: Story['apart']
  moments?: readonly Moment[]
}>

/** A steady row, but for the cells that the story needs otherwise. */
export const story = (n: number, office: OfficeKey, told: Told): Story => ({
  n,
  office,
  row: (load) => ({
    ...identityOf(n, office, told.sex),
    ...steady(load, told.level),
    ...told.cells?.(load),
  }),
  moments: told.moments ?? [],
  apart: told.apart ?? 'nothing',
})

/** So many days before the last: at what time and by whom, and what was done. */
export const at = (
  ago: number,
  [time, by]: readonly [time: string, by: string],
  act: Act,
): Moment => ({ ago, time, by, act })

/** The usual crew of an office. */
export const crewOf = ({ officer, colleague }: Office): readonly string[] => [officer, colleague]
export const northCrew = crewOf(offices.north)
export const southCrew = crewOf(offices.south)

export const startedArms = beginArms('initial')

export const submittedArms: Act = async (scene, offenderId) =>
  submit(
    scene,
    await openArmsOf(scene.tx, offenderId),
    'Work ended in spring and evenings are empty; his sister sees him weekly. Medium is held by both.',
  )

export const returnedArms: Act = async (scene, offenderId) =>
  sendBack(
    scene,
    await openArmsOf(scene.tx, offenderId),
    'Negative influences rest on his own word alone. Speak to the landlord and say what was found.',
  )

export const ratifiedArms: Act = async (scene, offenderId) =>
  ratify(scene, await openArmsOf(scene.tx, offenderId))

/** The second person's word on a change that waits. */
export const signed =
  (agree: boolean, why: string): Act =>
  async ({ tx, actor }, offenderId) =>
    decidePending(tx, actor, {
      offenderId,
      pendingId: await pendingOf(tx, offenderId),
      agree,
      why,
    })
