// The file page: its order, its words for what is not known, and who is offered what.
import { parse } from 'node-html-parser'
import type { Gathered } from '../../src/file/types.ts'
import { armsRoutes } from '../../src/arms/routes.ts'
import { correctionRoutes } from '../../src/corrections/routes.ts'
import { fileRoutes } from '../../src/file/routes.ts'
import { filePage, offered } from '../../src/file/views.ts'
import { offenderRoutes } from '../../src/offenders/routes.ts'
import { evidenceRoutes } from '../../src/evidence/routes.ts'
import { overnightRoutes } from '../../src/overnight/routes.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { restrictedRoutes } from '../../src/restrictions/routes.ts'
import { escalationRoutes } from '../../src/backlog/routes/escalations.ts'
import { sightingRoutes } from '../../src/sightings/routes.ts'
import { visitRoutes } from '../../src/visits/routes.ts'
import { shelfIn } from '../../src/platform/uploads/index.ts'
import { productViews } from '../support/views.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import { bareFile, wholeFile } from './sample.ts'

const views = productViews()
const modelOf = (file: Gathered) => filePage(file, offered(file))
/** A blank before each tag, so that what stands on two lines reads as two. */
const pageOf = (file: Gathered) =>
  parse(views.render('file/show', modelOf(file), aChrome()).replaceAll('<', ' <'))
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
const textOf = (file: Gathered): string => plain(pageOf(file).querySelector('main')?.text ?? '')

/** The answer beside a question of the page. */
const answer = (file: Gathered, question: string): string =>
  pageOf(file)
    .querySelectorAll('.govuk-summary-list__row')
    .filter((row) => plain(row.querySelector('dt')?.text ?? '') === question)
    .map((row) => plain(row.querySelector('dd')?.text ?? ''))
    .join(' | ')

test.each([
  ['everything is known', wholeFile],
  ['next to nothing is known', bareFile],
])('the template asks for nothing that the model lacks when %s', (_when, file) => {
  expect(missingPaths(views, 'file/show', modelOf(file))).toEqual([])
})

test('the page goes from who to the last events in the order in which it is asked for', () => {
  const headings = pageOf(wholeFile).querySelectorAll('main section > h2')
  expect(headings.map(({ text }) => plain(text))).toEqual([
    'Who',
    'Warnings',
    'Risk and who leads',
    'Where now',
    'At the door',
    'Children',
    'Orders',
    'Visits',
    'What is said, and what is proved',
    'The next visit',
    'Owed now',
    'Conditions, checks, meetings and documents',
    'Named officer',
    'Last five events',
    'Also held',
    'As it was known',
  ])
})

describe('what is not known is said in words', () => {
  test.each([
    ['Names', 'Tobias Ellingham No other name is recorded'],
    ['References', 'ViSOR ref V1234567 No PNC ID is recorded'],
    ['Photograph', 'No photograph is recorded'],
    ['Risk level', 'Low risk level Since when is not recorded, set by ds.north'],
    ['Resting on', 'No completed ARMS is held Probation leads, so ARMS is theirs to do'],
    ['MAPPA level', 'No MAPPA level is recorded'],
    ['Lead agency', 'Probation. Since when is not recorded'],
    ['Address', 'No address is held today'],
    ['At the address', 'Whether children live at the address is not recorded'],
    ['Met at visits', 'No child is named in the record of any visit'],
    ['In force', 'No order is recorded'],
    ['Last seen', 'No visit that counts is recorded: never seen, as far as is known'],
    ['Since then', 'Nothing has been tried since'],
    ['Next visit', 'No visit plan Nothing sets a day for the next visit. Make a plan'],
    ['Duties', 'Nothing is owed now'],
    ['Officer', 'No officer is named North office holds the file'],
    ['Cover', 'Nobody is covering'],
    ['Ring', 'No number is recorded, for the officer or the team’s supervisors'],
  ])('%s: %s', (question, words) => {
    expect(answer(bareFile, question)).toBe(words)
  })

  test('no answer on the page is empty', () => {
    const blank = (file: Gathered) =>
      pageOf(file)
        .querySelectorAll('dd, main p, main li')
        .filter(({ text }) => plain(text) === '')
    expect([blank(bareFile), blank(wholeFile)]).toEqual([[], []])
  })
})

describe('what is known is told with its origin', () => {
  const register = 'From the register, not recorded here'
  test.each([
    ['Names', `Tobias Ellingham ${register} Also known as Toby Ellis`],
    ['Photograph', 'Held: Custody imaging, ref 20250114-7 Taken 14 Jan 2025 (13 months ago)'],
    ['MAPPA level', `MAPPA level 2. Since when is not recorded ${register}`],
    ['Lead agency', `Police. Since 3 Feb 2025 (12 months ago) ${register}`],
    [
      'Address',
      `59 Station Road, NM6 2XL ${register} Residence. Since 18 Oct 2025 (4 months ago) Last confirmed 12 Jan 2026 (49 days ago) Confirm this address`,
    ],
    [
      'Last seen',
      '12 Jan 2026 (49 days ago), at 17:40 Seen inside, at home, 59 Station Road, NM6 2XL By PC Alex Marsh, J. Ford (Probation)',
    ],
    [
      'Since then',
      '1 attempt since, and no visit 20 Feb 2026: no reply, at home, 59 Station Road, NM6 2XL PC Alex Marsh',
    ],
    ['Ring', 'PC Alex Marsh: 01632 960001 DS Ruth Calder: 01632 960003'],
  ])('%s', (question, words) => {
    expect(answer(wholeFile, question)).toBe(words)
  })

  test('a level rests on an ARMS, and says when that no longer supports it', () => {
    expect(answer(wholeFile, 'Resting on')).toBe(
      `ARMS completed 10 Feb 2025 (12 months ago), ratified 14 Feb 2025 ${register} ARMS review overdue: risk level not supported The review was due by 10 Feb 2026 (20 days ago)`,
    )
  })

  test('who set the level, since when and why', () => {
    expect(answer(wholeFile, 'Risk level')).toContain(
      'Very high risk level Since 5 Jan 2026 (56 days ago), set by DS Ruth Calder Why: Contact with a child not declared',
    )
  })

  test('a visit of the register has a day and nothing more', () => {
    const [seen] = wholeFile.beside.visits
    const visits = seen === undefined ? [] : [{ ...seen, origin: 'register' as const }]
    const file = { ...wholeFile, beside: { ...wholeFile.beside, visits } }
    expect(answer(file, 'Last seen')).toBe(
      `12 Jan 2026 (49 days ago) ${register} Where and by whom is not recorded`,
    )
  })
})

test('what others saw stands beside the visits, and is none of them', () => {
  expect(answer(wholeFile, 'Seen by others')).toBe(
    '25 Feb 2026 at 15:10, The park behind the school, seen by PC Ida Bloom (Northmoor neighbourhood team) On a bench with two boys of about ten. Children were there. All sightings, and record another',
  )
  expect(answer(wholeFile, 'Last seen')).not.toContain('25 Feb')
})

test('an alert on which nothing is chosen stands beside the next visit', () => {
  const { alert } = wholeFile.beside
  if (alert === null) throw new Error('the sample holds an alert')
  const unanswered = {
    ...alert,
    chosenAt: null,
    chosenBy: null,
    choice: null,
    why: null,
    lookAgainOn: null,
  }
  const file = { ...wholeFile, beside: { ...wholeFile.beside, alert: unanswered } }
  expect(answer(file, 'Next visit')).toContain(
    'Alert to the inspector since 20 Feb 2026, no choice made yet 7 days overdue at high risk level',
  )
})

describe('the next visit', () => {
  test('how late it is, by when it was due, why, and what waits for a second person', () => {
    expect(answer(wholeFile, 'Next visit')).toBe(
      '18 days overdue By 12 Feb 2026 (18 days ago) ' +
        'Why: Last seen 12 Jan 2026; the ceiling for very high risk is 1 month, which makes 12 Feb 2026. No plan has set an earlier or later day. ' +
        'Was overdue from 9 Jan 2025 (418 days) when DS Ruth Calder moved latest-by to 12 Mar 2026: He is in hospital ' +
        'Chosen while not seen: consider a warrant under section 96B Refused twice to let us search. (di.force; looked at again on 27 Feb 2026) ' +
        'A later day waits for a second person: 20 Apr 2026 Asked by PC Alex Marsh: In hospital for two weeks. ' +
        'A supervisor other than PC Alex Marsh decides. Until then the day above stands ' +
        'A later day is no longer asked for: the risk level changed on 21 Feb 2026 ' +
        '20 May 2026, asked by PC Alex Marsh. A new plan can be made',
    )
  })

  test.each([
    ['on the day itself', '2026-03-02', 'By 2 Mar 2026 (today)'],
    ['tomorrow', '2026-03-03', 'By 3 Mar 2026 (in 1 day)'],
    ['yesterday', '2026-03-01', '1 day overdue By 1 Mar 2026 (1 day ago)'],
  ])('due %s', (_when, on, words) => {
    const latestBy = { ...wholeFile.latestBy, on: localDate(on) } as Gathered['latestBy']
    expect(answer({ ...wholeFile, latestBy }, 'Next visit')).toContain(words)
  })

  test('in custody it waits, and is never called overdue', () => {
    const standing = { ...wholeFile.standing, status: 'custody' as const }
    const beside = { ...wholeFile.beside, lateMoves: [] }
    const words = answer({ ...wholeFile, standing, beside }, 'Next visit')
    expect(words).toContain('Suspended while in custody')
    expect(words).not.toContain('overdue')
  })

  test('managed reactively none is owed', () => {
    const standing = { ...wholeFile.standing, management: 'reactive' as const }
    expect(answer({ ...wholeFile, standing, latestBy: null }, 'Next visit')).toContain(
      'No visit is owed: managed reactively',
    )
  })
})

test('a review day that has passed is said beside the status', () => {
  const standing = {
    ...wholeFile.standing,
    status: 'custody' as const,
    reviewOn: localDate('2026-02-20'),
  }
  expect(answer({ ...wholeFile, standing }, 'Status')).toContain(
    'To be looked at again by 20 Feb 2026 (10 days ago) That day has passed',
  )
})

test('each duty says how it stands, by whom it is owed, and the arithmetic', () => {
  expect(answer(wholeFile, 'Visit')).toBe(
    '18 days overdue Was due 12 Feb 2026 By PC Alex Marsh Last seen 12 Jan 2026; the ceiling for very high risk is 1 month, which makes 12 Feb 2026. No plan has set an earlier or later day.',
  )
  expect(answer(wholeFile, 'First ARMS')).toContain(
    'Suspended Waits: in custody; to be looked at again by 10 Mar 2026',
  )
  expect(answer(wholeFile, 'Plan for the next visit')).toContain('No date Owed, with no date')
})

describe('two people', () => {
  test('a lower level that waits names who proposed it, who may decide, and leads there', () => {
    expect(answer(wholeFile, 'Risk level')).toContain(
      'Waiting for a second person: risk level high from 20 Feb 2026 Proposed by DS Ruth Calder: Settled since the referral. An inspector other than DS Ruth Calder decides. Until then nothing changes',
    )
    const links = pageOf(wholeFile)
      .querySelectorAll('dd a')
      .map((link) => link.getAttribute('href'))
    expect(links).toContain(`/offenders/${wholeFile.head.id}/pending-changes/row-pending/decision`)
    expect(links).toContain('/visit-plans/p1')
  })
})

test('an ARMS that waits for ratification says so beside the one the level rests on', () => {
  const [arms] = wholeFile.beside.arms
  if (arms === undefined) throw new Error('the sample has an ARMS')
  const waits = {
    ...arms,
    id: 'a2',
    state: 'submitted',
    completedOn: localDate('2026-02-25'),
    ratifiedOn: null,
    recordedBy: 'om.north',
    origin: 'here' as const,
  }
  const file = { ...wholeFile, beside: { ...wholeFile.beside, arms: [waits, arms] } }
  expect(answer(file, 'Resting on')).toContain(
    'Waiting for ratification: ARMS completed 25 Feb 2026 By PC Alex Marsh. A supervisor trained to approve ARMS, who did not write it, ratifies or returns it',
  )
  expect(answer(file, 'Resting on')).toContain('ARMS completed 10 Feb 2025')
})

test('an ARMS from before the present clock is said not to count for it', () => {
  const { armsStanding, beside } = wholeFile
  const arms = beside.arms.map((one) => ({ ...one, completedOn: localDate('2024-03-01') }))
  const file = {
    ...wholeFile,
    beside: { ...beside, arms },
    armsStanding: { ...armsStanding, current: null },
  }
  expect(answer(file, 'Resting on')).toContain(
    'Completed before 3 Feb 2025, when the present clock began, so it does not count for it',
  )
})

describe('who is offered what', () => {
  const actionsOf = (file: Gathered) =>
    pageOf(file)
      .querySelectorAll('nav[aria-labelledby=actions] a')
      .map(({ text }) => plain(text))

  test('a supervisor of the team may record, plan and allocate', () => {
    expect(actionsOf(wholeFile)).toEqual(
      expect.arrayContaining([
        'Record a visit',
        'Record an attempt',
        'Plan the next visit',
        'Allocate to an officer',
      ]),
    )
  })

  test('an officer of the team may not allocate', () => {
    const actor = { ...wholeFile.actor, role: 'officer' as const }
    const offers = actionsOf({ ...wholeFile, actor })
    expect(offers).toContain('Record a visit')
    expect(offers).not.toContain('Allocate to an officer')
  })

  test('a reader of another team may only look further, and is told whom to ask', () => {
    const actor = { ...wholeFile.actor, teamId: null }
    const file = { ...wholeFile, actor, openings: null }
    expect(actionsOf(file)).toEqual([
      'Visits and attempts',
      'The next visit, and plans made',
      'Seen by others',
      'Section 96B evidence pack',
      'ARMS',
      'Hits of overnight lists',
      'Everything that happened',
      'Who may read this file',
      'Declare a conflict of interest',
    ])
    const text = textOf(file)
    expect(text).toContain('You can read this file. To change it, ask the named officer')
    expect(text).not.toContain('Opened by other teams')
    expect(text).not.toContain('PC Bryony Kerr')
  })
})

describe('every link of the page', () => {
  const nothing = {
    deriveNow: () => Promise.resolve(),
    bringUpToDate: () => Promise.resolve(),
    documents: shelfIn('unused'),
  }
  const ports = {
    ...nothing,
    personLine: () => Promise.resolve({}),
    callsText: () => Promise.resolve(''),
  }
  const paths = [
    ...offenderRoutes(ports),
    ...visitRoutes(ports),
    ...sightingRoutes(ports),
    ...escalationRoutes,
    ...armsRoutes(ports),
    ...evidenceRoutes(ports),
    ...overnightRoutes,
    ...restrictedRoutes,
    ...correctionRoutes({ ...nothing, personLines: () => Promise.resolve(new Map()) }),
    ...fileRoutes,
  ].flatMap(({ method, path }) => (method === 'get' ? [path] : []))
  const leads = (href: string): boolean =>
    paths.some((path) =>
      new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(href.split('?')[0] ?? ''),
    )
  const hrefs = pageOf(wholeFile)
    .querySelectorAll('main a')
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => href.startsWith('/'))

  test.each([...new Set(hrefs)])('%s leads to a page', (href) => {
    expect(leads(href)).toBe(true)
  })
})

test('openings by other teams are told with their reasons', () => {
  expect(textOf(wholeFile)).toContain(
    'Opened by other teams 27 February 2026 at 21:10: PC Bryony Kerr, South office (covering for the named officer) 20 February 2026 at 21:10: DI Harriet Osei (something else: Stopped in a car)',
  )
})

test('what only the register knows of the sentence stands under its own heading', () => {
  const text = textOf(wholeFile)
  expect(text).toContain('Sentence and notification From the register, not recorded here.')
  expect(answer(wholeFile, 'Sentence')).toBe('36 months')
  expect(textOf(bareFile)).not.toContain('Sentence and notification')
})

test('what a hostile register wrote is shown as text', () => {
  const [marker] = wholeFile.parts.markers
  if (marker === undefined) throw new Error('the sample has a marker')
  const markers = [{ ...marker, text: '<script>alert(1)</script>' }]
  const page = pageOf({ ...wholeFile, parts: { ...wholeFile.parts, markers } })
  expect(page.querySelectorAll('main script')).toEqual([])
})

test('a file as it was known offers no sighting to be recorded, whether or not there were any', () => {
  const past = (file: Gathered): Gathered => ({
    ...file,
    actor: { ...file.actor, looksBackAt: file.head.id },
  })
  expect(answer(past(bareFile), 'Seen by others')).toBe('No sighting had been recorded')
  expect(answer(past(wholeFile), 'Seen by others')).toMatch(/All sightings$/)
  expect(answer(bareFile, 'Seen by others')).toBe('No sighting is recorded. Record one')
})
