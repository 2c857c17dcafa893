// The pages of the backlog as they are drawn: nothing missing from a model, and everything said in words.
import { parse, type HTMLElement } from 'node-html-parser'
import { localDate } from '../../src/platform/calendar.ts'
import { productViews } from '../support/views.ts'
import { dutyRow, whenWords } from '../../src/backlog/views/duty.ts'
import { countedHow } from '../../src/backlog/views/counted-how.ts'
import { counts, isListName } from '../../src/backlog/rules/counts.ts'
import {
  dutiesModel,
  escalationModel,
  escalationsModel,
  figuresModel,
  type BacklogViews,
} from '../../src/backlog/views.ts'
import { escalatedLine } from '../../src/backlog/views/escalations.ts'
import { proposalsText } from '../../src/backlog/views/my-team.ts'
import { firstDraw } from '../../src/platform/http/route.ts'
import { aPolicy } from '../support/policy.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import { wordsOf } from './browser.ts'
import { heldText, ratioNote } from '../../src/workload/index.ts'
import { triedSoFar } from '../../src/visits/rules/warrant-pack.ts'
import { aPack } from '../visits/warrant-pack-sample.ts'
import { escalated } from './escalation-sample.ts'
import { aDuty, aPerson, on, policy } from './person-sample.ts'
import { leftSample, samples, someFigures } from './sample.ts'

const views = productViews()
const drawn = (name: keyof BacklogViews, model: object = samples[name]): HTMLElement =>
  parse(views.render(name, model, aChrome()))

describe('the sample model holds everything that is placed', () => {
  test('for every page of the room', () => {
    const pages = views.names.filter((name) => /^backlog\/[^_]/.test(name))
    expect(Object.keys(samples).toSorted()).toEqual(pages.toSorted())
  })

  test.each(Object.entries(samples))('%s', (name, model) => {
    expect(missingPaths(views, name, model)).toEqual([])
  })

  test('the list of those who left', () => {
    expect(missingPaths(views, 'backlog/list', leftSample)).toEqual([])
    expect(wordsOf(drawn('backlog/list', leftSample))).toContain(
      'Visit, was due by 10 Feb 2026. Seen: a qualifying visit was made, 19 days late.',
    )
  })
})

describe('every page', () => {
  test.each(Object.keys(samples))('%s has one h1, and no link that leads nowhere', (name) => {
    const page = drawn(name as keyof BacklogViews)
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    expect(page.querySelectorAll('main a:not([href])')).toEqual([])
    expect(page.querySelectorAll('main a[href=""]')).toEqual([])
  })
})

test.each([
  [1, '1 proposal from the register waits for a decision'],
  [1_200, '1,200 proposals from the register wait for a decision'],
])('%d proposals that wait are said as: %s', (count, says) => {
  expect(proposalsText(count)).toBe(says)
})

describe('how a duty stands, in words', () => {
  test.each<[string, Parameters<typeof aDuty>[0]]>([
    ['20 days overdue', {}],
    ['1 day overdue', { daysOverdue: 1 }],
    ['due by 5 Mar 2026', { state: 'due', daysOverdue: 0, dueOn: localDate('2026-03-05') }],
    ['no day set', { state: 'no_date', daysOverdue: 0, dueOn: null }],
    [
      'due by 09:30 on 5 Mar 2026',
      {
        daysOverdue: 0,
        dueOn: localDate('2026-03-05'),
        state: 'due',
        dueAt: new Date('2026-03-05T09:30:00Z'),
      },
    ],
    [
      'suspended: whereabouts unknown, to be looked at again by 30 Mar 2026',
      {
        daysOverdue: 0,
        suspended: { why: 'missing', since: null, reviewOn: localDate('2026-03-30') },
      },
    ],
    ['suspended: in custody', { suspended: { why: 'custody', since: null, reviewOn: null } }],
    ['met on 1 Mar 2026, 19 days late', { metOn: localDate('2026-03-01'), daysLate: 19 }],
    ['met on 1 Mar 2026, in time', { metOn: localDate('2026-03-01'), daysLate: 0 }],
  ])('%s', (said, duty) => {
    expect(whenWords(aDuty(duty))).toBe(said)
  })

  test('a person without an owner says so', () => {
    const duty = aDuty({
      person: aPerson({ officerId: null, officerKey: null, officerName: null }),
    })
    expect(dutyRow(duty, on).person).toMatchObject({ ownerText: 'nobody', ownerMissing: true })
  })
})

describe('the backlog', () => {
  const shown = {
    query: { state: 'open' as const },
    on,
    today: on,
    part: { items: [], total: 0, next: null },
    choices: { teams: [], officers: [] },
    countsOnly: false,
    nextHref: null,
    isFirstPart: true,
    mayExport: false,
  }

  test('to one who may know only how many says so', () => {
    const model = dutiesModel({ ...shown, countsOnly: true, part: { ...shown.part, total: 7 } })
    expect(wordsOf(drawn('backlog/duties', model))).toContain(
      'You can see how many there are, and not who they are. 7 duties in all',
    )
  })

  test('lifts one filter at a time and keeps the others', () => {
    const { filter } = samples['backlog/duties']
    expect(filter.active).toEqual([
      {
        text: 'High risk level',
        removeHref: '/duties?state=overdue&officer=om.north&offender=x',
      },
      { text: 'PC Alex Marsh', removeHref: '/duties?state=overdue&level=high&offender=x' },
      { text: 'One person', removeHref: '/duties?state=overdue&level=high&officer=om.north' },
    ])
  })

  test('a day that is not today is a filter like any other', () => {
    const model = dutiesModel({ ...shown, today: localDate('2026-03-09') })
    expect(model.asAtText).toBe('As at 2 March 2026')
    expect(model.filter.active).toEqual([
      { text: '2 March 2026', removeHref: '/duties?state=open' },
    ])
  })
})

describe('figures', () => {
  test('thousands are set apart, and what nobody may open is not a link', () => {
    const page = drawn(
      'backlog/figures',
      figuresModel({ figures: someFigures, on, today: on, policy, mayName: false }),
    )
    expect(page.querySelector('.app-figure__number')?.text).toBe('1,234')
    expect(page.querySelectorAll('main a[href^="/lists"]')).toHaveLength(0)
    expect(wordsOf(page)).not.toContain('V1234567')
  })

  test('the links of another day keep the day', () => {
    const today = localDate('2026-03-09')
    const model = figuresModel({ figures: someFigures, on, today, policy, mayName: true })
    const lists = model.tiles
      .map(({ href }) => href)
      .filter((href) => href?.startsWith('/lists') === true)
    expect(lists.every((href) => href?.includes('on=2026-03-02') === true)).toBe(true)
  })

  test.each(Object.keys(counts).filter(isListName))('%s says how it is counted', (name) => {
    expect(countedHow(name, policy)).toMatch(/^[A-Z].*\.$/)
  })

  test('what is said is the policy’s number, with its standing', () => {
    expect(countedHow('missing-arms', policy)).toContain('15 days (force policy)')
    expect(countedHow('missing-arms', aPolicy({ 'arms.initial_days': 21 }))).toContain('21 days')
    expect(countedHow('on-backstop', policy)).toContain('very high 1 month (force policy)')
    expect(countedHow('on-backstop', policy)).toContain('high 3 months (force policy)')
  })
})

describe('an escalation, in words', () => {
  test.each<[string, Parameters<typeof escalated>[0]]>([
    ['Escalated to the supervisor and inspector 3 days ago, not yet answered.', {}],
    ['Escalated to the supervisor 3 days ago, not yet answered.', { toInspector: false }],
    [
      'Escalated to the supervisor and inspector today, not yet answered.',
      { forDate: localDate('2026-03-02') },
    ],
    [
      'Escalated to the supervisor and inspector 3 days ago, not yet answered. Done on 1 Mar 2026.',
      { metOn: localDate('2026-03-01') },
    ],
    [
      'Answered by ds.north, 27 February 2026 at 09:00.',
      {
        acknowledgedAt: new Date('2026-02-27T09:00:00Z'),
        acknowledgedBy: 'ds.north',
        spokenTo: 'PC Alex Marsh',
        said: 'Goes today.',
      },
    ],
  ])('%s', (said, differing) => {
    const model = escalationModel({ ...escalated(differing), attempt: firstDraw, key: 'a key' })
    expect(model.facts.rows[1]).toMatchObject({ text: said })
    expect(model.answer === null).toBe(differing?.acknowledgedAt !== undefined)
  })

  test.each<[string, Parameters<typeof escalated>[0]]>([
    ['Became an alert when 1 day overdue; now 4 days.', {}],
    ['Now 1 day overdue.', { dueNow: localDate('2026-03-01') }],
    [
      'Latest-by has since been moved to 20 Dec 2026 by DS Ruth Calder.',
      {
        dueNow: localDate('2026-12-20'),
        movedSince: { to: localDate('2026-12-20'), by: 'DS Ruth Calder', agreedBy: null },
      },
    ],
    [
      'moved to 20 Dec 2026 by PC Alex Marsh, agreed by DS Ruth Calder.',
      {
        dueNow: localDate('2026-12-20'),
        movedSince: {
          to: localDate('2026-12-20'),
          by: 'PC Alex Marsh',
          agreedBy: 'DS Ruth Calder',
        },
      },
    ],
  ])('of an alert it says beside what was told how it is now: %s', (said, differing) => {
    const asked = { ...escalated({ isAlert: true, ...differing }), attempt: firstDraw, key: 'k' }
    expect(asked.today).toBe('2026-03-02')
    expect(wordsOf(drawn('backlog/escalation', escalationModel(asked)))).toContain(said)
  })

  test('an inspector reads what was tried since, and how far section 96B has come, before choosing', () => {
    const tried = triedSoFar(aPack().rows, { seen: [] })
    const asked = { ...escalated({ isAlert: true }), tried, attempt: firstDraw, key: 'k' }
    const html = drawn('backlog/escalation', escalationModel(asked)).toString()
    const words = wordsOf(drawn('backlog/escalation', escalationModel(asked)))
    expect(words).toContain('20 Feb 2026 at 10:00: Refused; an occasion for section 96B')
    expect(words).toContain('23 Feb 2026 at 10:00: No reply')
    expect(words.match(/So far 1 of the 2 occasions that section 96B asks/g)).toHaveLength(2)
    expect(html.indexOf('/entry-warrant')).toBeLessThan(html.indexOf('s96b_warrant'))
    const nothing = { ...tried, calls: [] }
    expect(
      wordsOf(drawn('backlog/escalation', escalationModel({ ...asked, tried: nothing }))),
    ).toContain('No attempt is recorded since the last visit.')
  })

  test('an alert that a supervisor has answered says since when the inspector knows', () => {
    const answered = {
      acknowledgedAt: new Date('2026-02-27T09:00:00Z'),
      acknowledgedBy: 'ds.north',
    }
    const asked = { ...escalated({ isAlert: true, ...answered }), attempt: firstDraw, key: 'k' }
    expect(wordsOf(drawn('backlog/escalation', escalationModel(asked)))).toContain(
      'the inspector was told 3 days ago and has not yet chosen what is done.',
    )
  })

  test('whoever covers is to be rung first, then the owner, who is away', () => {
    const cover = { name: 'PC Bryony Kerr', phone: '01632 960002' }
    const asked = { ...escalated({ ownerAway: true, cover }), attempt: firstDraw, key: 'k' }
    const words = wordsOf(drawn('backlog/escalation', escalationModel(asked)))
    expect(words).toMatch(
      /PC Bryony Kerr, covering: 01632.960002PC [^,]+, owner, away today: 01632.960001DS Ruth/,
    )
  })

  test('without a telephone says that none is held', () => {
    const model = escalationModel({
      ...escalated({ ownerPhone: null }),
      ringable: [],
      attempt: firstDraw,
      key: 'a key',
    })
    expect(wordsOf(drawn('backlog/escalation', model))).toContain('No number is held')
  })

  test('an alert asks an inspector for a choice, and a supervisor for what was said', () => {
    const alert = { ...escalated({ isAlert: true }), attempt: firstDraw, key: 'a key' }
    const [asked, told] = [true, false].map((decides) => escalationModel({ ...alert, decides }))
    expect(asked?.title).toBe('Alert: visit overdue')
    expect(asked?.choice?.choice.items).toHaveLength(7)
    expect(asked?.choice?.lookAgainOn.value).toBe('9/3/2026')
    expect(asked?.answer).toBeNull()
    expect(told?.choice).toBeNull()
    expect(told?.answer).not.toBeNull()
    expect(told?.decidedText).toMatch(/^An inspector chooses what is done/)
  })

  test('a choice that was made says what, by whom, why and until when', () => {
    const model = escalationModel({
      ...escalated({
        isAlert: true,
        chosenAt: new Date('2026-02-27T09:00:00Z'),
        chosenBy: 'di.force',
        choice: 's96b_warrant',
        why: 'Refused twice to let us search.',
        lookAgainOn: localDate('2026-03-04'),
      }),
      attempt: firstDraw,
      key: 'a key',
    })
    expect(model.facts.rows).toContainEqual({
      key: 'How it stands',
      text: 'Chosen by di.force, 27 February 2026 at 09:00: consider a warrant under section 96B. To be looked at again on 4 Mar 2026. Became an alert when 1 day overdue; now 4 days.',
    })
    expect(model.facts.rows).toContainEqual({ key: 'Why', text: 'Refused twice to let us search.' })
    expect(model.choice).toBeNull()
  })

  test('none says so, by the state that was asked for', () => {
    const model = escalationsModel({
      query: { state: 'met' },
      items: [],
      total: 0,
      teams: ['North office'],
      today: on,
      nextHref: null,
      isFirstPart: true,
    })
    expect(wordsOf(drawn('backlog/escalations', model))).toContain(
      'There is none: not answered, but done since.',
    )
  })

  test('a first screen with nothing to answer leads nowhere', () => {
    expect(escalatedLine({ total: 0, alerts: 0 }, { to: 'inspector' }).href).toBeNull()
    expect(escalatedLine({ total: 1, alerts: 0 }, { team: 'North office' })).toEqual({
      text: '1 escalation waits for an answer',
      href: '/escalations?team=North+office',
      alerts: null,
    })
  })
})

test('the matrix has a number for each level and band, and a total', () => {
  const { matrix } = samples['backlog/force']
  expect(matrix.head?.map(({ text }) => text)).toEqual([
    'Risk level',
    '1 to 7 days',
    '8 to 28 days',
    '29 to 90 days',
    '91 days or more',
    'All',
  ])
  expect(matrix.rows).toHaveLength(4)
})

test('a caseload says how many of it are held, and how many have no officer', () => {
  expect(heldText({ total: 121, officers: 2 }, 0)).toBe('held by 2 officers')
  expect(heldText({ total: 123, officers: 2 }, 2)).toBe('121 held by 2 officers, 2 with no officer')
  expect(ratioNote(50, 0)).toBe('policy 50')
  expect(ratioNote(50, 2)).toBe('policy 50; counts 2 with no officer')
})
