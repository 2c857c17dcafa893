// Who and what is around some of the people of the stories: all of it invented, told on a day of their history.
import {
  addCheck,
  addDocument,
  addHomeNote,
  addHouseholdMember,
  addJob,
  addLicenceCondition,
  addMeeting,
  addOnlineName,
  addRelationship,
  addVehicle,
  doMeetingAction,
} from '../../../src/offenders/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../../src/platform/calendar.ts'
import type { Act } from '../acts.ts'
import { at, type Moment } from './story.ts'

type Told = (whose: { offenderId: string; source: string; checkedOn: LocalDate }) => Act

/** One of the adds, with the day on which it is told as the day of its last check. */
const told =
  (source: string, add: Told): Act =>
  (scene, offenderId) => {
    const checkedOn = localDateOf(scene.tx.at)
    return add({ offenderId, source, checkedOn })(scene, offenderId)
  }

const all =
  (...acts: readonly Act[]): Act =>
  async (scene, offenderId) => {
    for (const act of acts) await act(scene, offenderId)
  }

const atTheVisit = 'Seen and told at the visit'

const household = all(
  told(
    atTheVisit,
    (whose) =>
      ({ tx, actor }) =>
        addHouseholdMember(tx, actor, {
          ...whose,
          name: 'P. Larkspur',
          link: 'partner',
          isChild: false,
        }),
  ),
  told(
    atTheVisit,
    (whose) =>
      ({ tx, actor }) =>
        addHouseholdMember(tx, actor, {
          ...whose,
          ...{ name: 'D. L.', link: 'family', isChild: true, markChildren: true },
        }),
  ),
  told(
    atTheVisit,
    (whose) =>
      ({ tx, actor }) =>
        addHomeNote(tx, actor, {
          ...whose,
          kind: 'dogs',
          text: 'One terrier, shut in the kitchen',
        }),
  ),
  told(
    atTheVisit,
    (whose) =>
      ({ tx, actor }) =>
        addHomeNote(tx, actor, {
          ...whose,
          kind: 'layout',
          text: 'Front door opens on the stairs; the child’s room is first on the left upstairs',
        }),
  ),
  told(
    atTheVisit,
    (whose) =>
      ({ tx, actor }) =>
        addHomeNote(tx, actor, {
          ...whose,
          kind: 'access',
          text: 'Bell does not work; the side gate is bolted',
        }),
  ),
)

const belongings = all(
  told(
    'Seen on the drive; DVLA',
    (whose) =>
      ({ tx, actor }) =>
        addVehicle(tx, actor, {
          ...whose,
          ...{ registration: 'FA23 BLE', description: 'grey estate car, roof box' },
        }),
  ),
  told(
    'His own word; the foreman agreed',
    (whose) =>
      ({ tx, actor }) =>
        addJob(tx, actor, {
          ...whose,
          ...{ employer: 'Mythical Mills', role: 'night packer', place: 'Unit 4, Legend Way' },
          ...{ worksFrom: '22:00', worksUntil: '06:00' },
          workDays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'],
        }),
  ),
  told(
    'Declared at the visit',
    (whose) =>
      ({ tx, actor }) =>
        addOnlineName(tx, actor, {
          ...whose,
          ...{ service: 'A fishing forum', name: 'septimus_floats', declared: true },
        }),
  ),
  told(
    'The sister, on the telephone',
    (whose) =>
      ({ tx, actor }) =>
        addRelationship(tx, actor, {
          ...whose,
          ...{ name: 'W. Grimsdyke', link: 'family', isChild: false },
          note: 'Sister; rings him on Sundays and knows of the order',
        }),
  ),
)

const check =
  (system: 'pnd' | 'pnc' | 'social_media', result: string): Act =>
  ({ tx, actor }, offenderId) =>
    addCheck(tx, actor, {
      ...{ offenderId, system, result },
      doneOn: localDateOf(tx.at),
      doneBy: actor.name,
    })

const conference: Act = async ({ tx, actor }, offenderId) => {
  const on = localDateOf(tx.at)
  const { actions } = await addMeeting(tx, actor, {
    ...{ offenderId, kind: 'strategy_discussion', on, next: addDays(on, 60) },
    attended: [
      'DS of the North office',
      'M. Thimble, children’s social care',
      'The head of Makebelieve Primary',
    ],
    outcome: 'A joint visit while he works; the school rings when the child is not brought',
    actions: [
      { what: 'Visit with a social worker', who: 'om.north', by: addDays(on, 7) },
      { what: 'Tell the school whom to ring', who: 'ds.north', by: addDays(on, 3) },
      {
        what: 'Assess the child’s needs',
        who: 'M. Thimble, children’s social care',
        by: addDays(on, 35),
      },
    ],
  })
  const [, school] = actions
  if (school === undefined) throw new Error('the demonstration has no action to do')
  const said = 'The head has the number of the office'
  await doMeetingAction(tx, actor, { offenderId, rowId: school.id, said })
}

const mappaMeeting: Act = ({ tx, actor }, offenderId) =>
  addMeeting(tx, actor, {
    ...{ offenderId, kind: 'mappa_2', on: localDateOf(tx.at) },
    attended: ['DI of the force', 'R. Quill, probation', 'S. Bobbin, housing'],
    outcome: 'Stays at level 2 until the move is settled',
    actions: [
      { what: 'Find another flat', who: 'S. Bobbin, housing', by: addDays(localDateOf(tx.at), 28) },
    ],
  })

const licence = told(
  'Licence of the release, held on ViSOR',
  (whose) =>
    ({ tx, actor }) =>
      addLicenceCondition(tx, actor, {
        ...whose,
        text: 'Not to have unsupervised contact with anyone under 18 without leave',
        from: addDays(localDateOf(tx.at), -20),
        until: addDays(localDateOf(tx.at), 300),
      }),
)

const paper =
  (title: string, kind: 'order' | 'minutes', reference: string): Act =>
  ({ tx, actor }, offenderId) =>
    addDocument(tx, actor, {
      ...{ offenderId, title, kind, system: 'visor', reference, sent: null },
      on: localDateOf(tx.at),
    })

/** By the number of the story. */
export const surroundings: ReadonlyMap<number, readonly Moment[]> = new Map([
  [
    1,
    [
      at(77, ['18:40', 'om.north'], household),
      at(77, ['18:50', 'om.north'], belongings),
      at(76, ['09:20', 'om.north'], check('pnd', 'Nothing since the conviction')),
      at(40, ['11:30', 'ds.north'], conference),
      at(
        40,
        ['12:10', 'ds.north'],
        paper('Minutes of the strategy discussion', 'minutes', 'DOC-4417-3'),
      ),
      at(39, ['09:10', 'om.north'], paper('Prevention order as sealed', 'order', 'DOC-4417-1')),
      at(
        20,
        ['14:05', 'om.north'],
        check('social_media', 'One account, as declared; nobody young among those followed'),
      ),
    ],
  ],
  [
    41,
    [
      at(30, ['10:15', 'om.north'], mappaMeeting),
      at(30, ['10:40', 'om.north'], licence),
      at(3, ['10:20', 'om.north'], check('pnc', 'No trace since 2021')),
    ],
  ],
])
