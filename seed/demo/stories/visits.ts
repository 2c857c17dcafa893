// Visits told in full, told late and not told at all; one person who could guess the next, and one who could not.
import { addJob } from '../../../src/offenders/index.ts'
import { addDays, localDateOf } from '../../../src/platform/calendar.ts'
import { beginArms, call, plan, seen, type Act, type Report } from '../acts.ts'
import { at, northCrew, southCrew, type Moment } from './story.ts'

const inside = (
  more: Omit<Report, 'seen' | 'place' | 'crew'> & Partial<Pick<Report, 'crew'>>,
): Act => call({ seen: 'inside', place: 'home', crew: northCrew, ...more })

/** A visit of the time before the force was live here, copied from the note of the day. */
const copied = (daysBefore: number, time: string, account: string): Act =>
  inside({ when: { daysBefore, at: time }, account: `${account} Copied from the note of the day.` })

/** Always the same weekday in the morning, some ninety days apart. */
const sameMorning: readonly Moment[] = [
  at(88, ['10:25', 'om.north'], seen(northCrew, 'In, as always; the kettle was on for three.')),
  at(88, ['13:10', 'om.north'], copied(357, '10:15', 'Seen in the front room with 2 cats.')),
  at(88, ['13:14', 'om.north'], copied(266, '10:40', 'Seen in the kitchen, 3 cups on the table.')),
  at(88, ['13:18', 'om.north'], copied(182, '10:05', 'Said “I had a feeling it was today”.')),
  at(88, ['13:22', 'om.north'], copied(91, '10:30', 'Seen in the kitchen. Both bedrooms seen.')),
  at(4, ['10:20', 'om.north'], seen(northCrew, 'Had the door open before we knocked, at 10:20.')),
  at(4, ['13:05', 'om.north'], plan(80, 'Inside the interval of the level, and on another day')),
]

const daysOfWork: Act = ({ tx, actor }, offenderId) =>
  addJob(tx, actor, {
    ...{ offenderId, employer: 'Figment Glass', role: 'glazier', place: 'The old tram shed' },
    ...{ workDays: ['monday', 'tuesday', 'wednesday'], worksFrom: '07:30', worksUntil: '16:30' },
    ...{ source: 'The foreman, at the shed', checkedOn: localDateOf(tx.at) },
  })

/** Another weekday, another hour, another while. */
const neverTheSame: readonly Moment[] = [
  at(60, ['17:35', 'om.north'], seen(northCrew, 'Home from the shed; nobody else lives there.')),
  at(60, ['18:20', 'om.north'], copied(601, '18:40', 'Seen at the gate and then indoors.')),
  at(60, ['18:24', 'om.north'], copied(459, '09:50', 'Seen in bed with influenza, 2 rooms seen.')),
  at(60, ['18:28', 'om.north'], copied(393, '14:20', 'Seen in the yard and then indoors.')),
  at(60, ['18:32', 'om.north'], daysOfWork),
]

const account =
  'He opened after the second knock, at 10:37, and showed us round without being asked. “I was at my ' +
  'brother’s that week, you can ask him.” Both bedrooms and the loft were seen; one bed is slept in. ' +
  'A tablet lay under the settee cushion: he said that it was broken, and it lit up when it was pressed.'

const whatWasSeen = {
  home: {
    openedBy: 'He did, alone',
    rooms: 'Kitchen, front room, both bedrooms, loft',
    sleeping: 'He, in the back bedroom',
  },
  present: [{ who: 'V. Pennyfeather', relation: 'neighbour, left as we came' }],
  children: [{ relationship: 'niece, comes on Sundays with her mother', ageYears: 6, safe: true }],
  conditions: [
    {
      condition: 'No device that reaches the internet unless the police may look at it',
      how: 'Every drawer downstairs; asked twice',
      kept: 'no',
    },
    {
      condition: 'Not to be alone with anyone under 18',
      how: 'The mother was rung from the car',
      kept: 'yes',
    },
  ],
  devices: [
    {
      ...{ seen: true, checked: true, description: 'Telephone, declared in spring' },
      how: 'Messages, browser, pictures; 14 minutes',
      power: 'Notified device, with his leave',
      result: 'Nothing of note; the history goes back to 3 weeks only',
    },
    {
      ...{
        seen: true,
        checked: false,
        undeclared: true,
        description: 'Tablet with a cracked glass',
      },
      power: 'Seized under section 19 PACE',
      result: 'Goes to digital triage',
    },
  ],
} satisfies Partial<Report>

const whatWasHeard = {
  aware: {
    appearance: 'Shaved, new coat; thinner than in autumn',
    words: 'Quick with answers that nobody had asked for',
    activity: 'Stood between us and the settee twice',
    relationships: 'His sister still rings on Sundays; nobody else',
    environment: 'Tidy; a second toothbrush, which he said is old',
  },
  changes: { travel: 'Away for a week without telling us', work: 'Laid off at the laundry' },
  selfReports: [
    { text: 'Stayed at his brother’s for that week', proveBy: 'Ring the brother' },
    { text: 'Pays his rent every Friday', proveBy: 'Ask the landlord for the rent book' },
  ],
  evidence: [
    {
      ...{ factor: 'opportunity', source: 'device' },
      text: 'A tablet that he had not declared, working, under a cushion',
      verified: 'Seized and seen by both',
    },
    {
      ...{ factor: 'positive_routine', source: 'offender' },
      text: 'Says that he looks for work every morning at the library',
    },
    {
      ...{ factor: 'social_investment', source: 'third_party' },
      text: 'His sister rings every Sunday and knows of the order',
      verified: 'Told by the sister on the telephone',
    },
  ],
} satisfies Partial<Report>

const inFull: Act = (scene, offenderId) =>
  inside({
    ...whatWasSeen,
    ...whatWasHeard,
    when: { at: '10:37', left: '11:45' },
    account,
    selfReports: [
      ...whatWasHeard.selfReports,
      {
        text: 'Will bring the charger and the box of the tablet to the office',
        proveBy: 'He brings them',
        proveOn: addDays(localDateOf(scene.tx.at), 4),
      },
    ],
    ...{ risk: 'up', riskWhy: 'A device kept from us, and a week that he does not account for' },
    agreed: [{ what: 'Asks at the station before he stays anywhere again' }],
    concerns: 'Who uses the second toothbrush',
    ...{ bodyWorn: 'BWV-2291', visorEntry: 'Attachment 31' },
    next: {
      inDays: 27,
      why: 'Well inside the level, because of the tablet; an evening or a weekend',
      purposes: ['compliance', 'risk'],
    },
  })(scene, offenderId)

/** By the number of the story. */
export const visitsTold: ReadonlyMap<number, readonly Moment[]> = new Map([
  [32, neverTheSame],
  [34, sameMorning],
  [48, [at(4, ['15:40', 'om.north'], inside({}))]],
  [66, [at(9, ['11:20', 'om.south'], inside({ crew: southCrew }))]],
  [62, [at(6, ['13:20', 'om.north'], inFull), at(2, ['11:10', 'om.north'], beginArms('review'))]],
])
