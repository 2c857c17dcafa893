// Mistakes that the offices found and put right, and some that still wait: each through the service that the pages use.
import { derive } from '../../../src/backlog/index.ts'
import { askCorrection, decideCorrection } from '../../../src/corrections/index.ts'
import { createOffender } from '../../../src/offenders/index.ts'
import { localDateOf, type LocalDate } from '../../../src/platform/calendar.ts'
import type { Tx } from '../../../src/platform/database/transaction.ts'
import type { OffenderId } from '../../../src/platform/ids.ts'
import { event, notSeen, type Act } from '../acts.ts'
import { offices, type Office } from '../offices.ts'
import { refOf } from '../register.ts'
import { at, northCrew, type Moment } from './story.ts'

async function one<Row>(tx: Tx, text: string, value: string): Promise<Row> {
  const [found] = await tx.query<Row>(text, [value])
  if (found === undefined) throw new Error('the demonstration has nothing to put right')
  return found
}

const idOf = async (tx: Tx, ref: string): Promise<OffenderId> =>
  (
    await one<{ id: OffenderId }>(
      tx,
      'select o.id from offenders o where o.visor_ref = $1 order by o.id limit 1',
      ref,
    )
  ).id

type Kept = Awaited<ReturnType<typeof askCorrection>>

function settled(kept: Kept): void {
  if (!kept.ok) throw new Error(`the demonstration's correction was refused: ${kept.why}`)
}

const struckAttempt: Act = async ({ tx, actor }, person) => {
  const { id, offenderId } = await one<{ id: string; offenderId: OffenderId }>(
    tx,
    `select v.id, v.offender_id as "offenderId" from visits v where v.offender_id = $1 and v.seen = 'no'
      order by v.recorded_at desc limit 1`,
    person,
  )
  settled(
    await askCorrection(tx, actor, {
      asked: {
        kind: 'strike',
        offenderId,
        otherId: null,
        entry: { kind: 'visit', id },
        redatedAt: null,
      },
      reason: 'One call, written up twice: PC Dell had recorded it from the car',
      deriveNow: derive,
    }),
  )
}

/** The last event told of the person was of somebody of the other office. */
const movedEvent =
  (ref: string, reason: string): Act =>
  async ({ tx, actor }, person) => {
    const { id, offenderId } = await one<{ id: string; offenderId: OffenderId }>(
      tx,
      `select c.id, c.offender_id as "offenderId" from chronology c
        where c.offender_id = $1 and c.kind = 'event' order by c.recorded_at desc limit 1`,
      person,
    )
    settled(
      await askCorrection(tx, actor, {
        asked: {
          kind: 'move',
          offenderId,
          otherId: await idOf(tx, ref),
          entry: { kind: 'line', id },
          redatedAt: null,
        },
        reason,
        deriveNow: derive,
      }),
    )
  }

type Identity = Readonly<{ surname: string; forenames: string; dateOfBirth: LocalDate }>

/** The same person entered again, by somebody who ticked that it was another. */
const enteredAgain =
  (ref: string, office: Office): Act =>
  async ({ tx, actor }, person) => {
    const identity = await one<Identity>(
      tx,
      `select o.surname, o.forenames, o.date_of_birth as "dateOfBirth" from offenders o where o.id = $1`,
      person,
    )
    await createOffender(tx, actor, {
      ...identity,
      visorRef: ref,
      sex: 'M',
      level: 'low',
      leadAgency: 'police',
      leadSince: localDateOf(tx.at),
      officer: office.officer,
      team: office.name,
      confirmedNotDuplicate: true,
    })
  }

const mergeAsked =
  (ref: string, reason: string): Act =>
  async ({ tx, actor }, person) => {
    settled(
      await askCorrection(tx, actor, {
        asked: {
          kind: 'merge',
          offenderId: (
            await one<{ id: OffenderId }>(
              tx,
              'select o.id from offenders o where o.id = $1',
              person,
            )
          ).id,
          otherId: await idOf(tx, ref),
          entry: null,
          redatedAt: null,
        },
        reason,
        deriveNow: derive,
      }),
    )
  }

const agreed: Act = async ({ tx, actor }, person) => {
  const { id } = await one<{ id: string }>(
    tx,
    `select c.id from corrections c where c.offender_id = $1 and c.state = 'awaiting_second' limit 1`,
    person,
  )
  settled(
    await decideCorrection(tx, actor, {
      ...{ id, agree: true, version: undefined, deriveNow: derive },
      why: 'Both files read, and the photographs compared',
    }),
  )
}

const twice = northCrew

/** By the number of the story: what went wrong with this person's record, and when it was put right. */
export const mistakes: ReadonlyMap<number, readonly Moment[]> = new Map([
  [
    41,
    [
      at(12, ['16:00', 'om.north'], notSeen('no_reply', twice, 'No answer, no lights.')),
      at(12, ['16:40', 'om.north'], notSeen('no_reply', twice, 'No answer; curtains drawn.')),
      at(12, ['17:05', 'om.north'], struckAttempt),
    ],
  ],
  [
    42,
    [
      at(26, ['10:15', 'ds.south'], enteredAgain(refOf(391), offices.south)),
      at(
        25,
        ['11:00', 'ds.south'],
        mergeAsked(refOf(391), 'One man: the PNC photographs are the same'),
      ),
      at(25, ['14:30', 'di.force'], agreed),
    ],
  ],
  [
    43,
    [
      at(
        2,
        ['17:30', 'om.north'],
        event('intelligence', { note: 'Said to be seen with a young family in Storybook Way' }),
      ),
      at(
        1,
        ['09:40', 'om.north'],
        movedEvent(refOf(42), 'The report names the man of the South office, not this one'),
      ),
    ],
  ],
  [46, [at(3, ['15:05', 'om.north'], enteredAgain(refOf(392), offices.north))]],
])
