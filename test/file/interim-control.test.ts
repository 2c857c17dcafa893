// What holds the risk meanwhile, at the top of the file: in force, gone while the visit is still owed, or nothing to say.
import { parse } from 'node-html-parser'
import type { Gathered } from '../../src/file/types.ts'
import { controlGone, controlsNow } from '../../src/file/views/interim-control.ts'
import { filePage, offered, resourceOf } from '../../src/file/views.ts'
import { localDate as day } from '../../src/platform/calendar.ts'
import { productViews } from '../support/views.ts'
import { aChrome } from '../support/chrome.ts'
import { wholeFile } from './sample.ts'

type Control = Gathered['parts']['interimControls'][number]
type Duty = Gathered['beside']['duties'][number]

const [held] = wholeFile.parts.interimControls as readonly [Control]
const [visit] = wholeFile.beside.duties as readonly [Duty]

const fileWith = (
  controls: readonly Partial<Control>[],
  duties: readonly Partial<Duty>[] = [{}],
): Gathered => ({
  ...wholeFile,
  parts: {
    ...wholeFile.parts,
    interimControls: controls.map((control) => ({ ...held, ...control })),
  },
  beside: { ...wholeFile.beside, duties: duties.map((duty) => ({ ...visit, ...duty })) },
})

test('every control in force is told with its last day and who recorded it, the latest first', () => {
  const another = { control: 'Tag checked daily', fromOn: day('2026-02-28') }
  const file = fileWith([{}, another, { control: 'Gone', untilOn: day('2026-03-01') }])
  expect(controlsNow(file)).toEqual([
    'Interim control until 9 Mar 2026: Tag checked daily (recorded by DS Ruth Calder)',
    'Interim control until 9 Mar 2026: Neighbourhood team passes the address each evening (recorded by DS Ruth Calder)',
  ])
  expect(controlGone(file)).toBeNull()
})

const gone = { untilOn: day('2026-03-01') }
const ranOut =
  'The interim control ran out on 1 Mar 2026, and nothing is recorded in its place. It was: Neighbourhood team passes the address each evening'

describe('nothing in force on 2 March', () => {
  test.each([
    ['it ran out while the visit is overdue', fileWith([gone]), ranOut],
    [
      'it was ended while the visit is overdue',
      fileWith([{ endedOn: day('2026-02-28'), endedBy: 'ds.north', endedWhy: 'over' }]),
      'The interim control was ended on 28 Feb 2026, and nothing is recorded in its place. It was: Neighbourhood team passes the address each evening',
    ],
    [
      'it ran out and whereabouts are unknown',
      fileWith([gone], [{ kind: 'whereabouts', dueOn: day('2026-03-02') }]),
      ranOut,
    ],
    ['the visit is not overdue', fileWith([gone], [{ dueOn: day('2026-03-02') }]), null],
    ['no visit is owed', fileWith([gone], []), null],
    [
      'the visit is suspended',
      fileWith([gone], [{ suspended: { why: 'custody', since: null, reviewOn: null } }]),
      null,
    ],
    ['only an ARMS is overdue', fileWith([gone], [{ kind: 'arms_review' }]), null],
    [
      'it was of an earlier wait',
      fileWith([{ fromOn: day('2025-12-01'), untilOn: day('2026-01-11') }]),
      null,
    ],
    ['none was ever recorded', fileWith([]), null],
  ])('%s', (_when, file, told) => {
    expect(controlsNow(file)).toEqual([])
    expect(controlGone(file)).toBe(told)
  })
})

test('the page says it above everything that is known of the person', () => {
  const views = productViews()
  const pageOf = (file: Gathered): string =>
    parse(views.render('file/show', filePage(file, offered(file)), aChrome())).text
  for (const [file, said] of [
    [fileWith([{}]), 'Interim control until 9 Mar 2026: '],
    [fileWith([gone]), ranOut],
  ] as const) {
    const before = pageOf(file).split('Photograph')[0]
    expect(before).toContain(said)
  }
})

test('a program is given it with the visit, and all that were recorded', () => {
  const file = fileWith([{}, gone], [{}, { id: 'other', kind: 'arms_review' }])
  const { duties, interimControls } = resourceOf(file)
  expect(duties).toMatchObject([
    { interimControl: { control: held.control, until: '2026-03-09' } },
    {},
  ])
  expect(duties[1]).not.toHaveProperty('interimControl')
  expect(interimControls).toHaveLength(2)
})
