// People are entered once, changed by those whose they are, and nothing of their history is lost.
import {
  addAlias,
  createOffender,
  editOffender,
  recordEvent,
  setStatus,
} from '../../src/offenders/service.ts'
import { fileParts } from '../../src/offenders/queries.ts'
import { personFactsOf, standingOn } from '../../src/offenders/index.ts'
import type { EventKind, Standing } from '../../src/offenders/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aPerson, endedBy, openWorld, today, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const day = localDate
const standing = async (id: OffenderId): Promise<Standing | null> =>
  world.as('system', async (tx) => {
    const [person] = await personFactsOf(tx, { ids: [id] })
    return person === undefined ? null : standingOn(person, today, 28)
  })
const told = async (id: OffenderId): Promise<string[]> =>
  (
    await world.rows<{ summary: string }>(
      'select c.summary from chronology c where c.offender_id = $1 order by c.recorded_at, c.at',
      [id],
    )
  ).map(({ summary }) => summary)

describe('entering a person', () => {
  test('starts every history, tells the chronology, and is audited by field name', async () => {
    const home = {
      line: '4 Mill Lane',
      postcode: 'SO14 2AB',
      kind: 'residence',
      from: day('2025-12-01'),
    } as const
    const person = await world.add({ homeAddress: home, officer: 'om.north', mappaLevel: 2 })
    expect(person).toMatchObject({
      level: 'high',
      status: 'community',
      management: 'active',
      leadAgency: 'police',
      leadSince: '2026-01-05',
      officer: 'om.north',
      team: 'North office',
      mappaLevel: 2,
      version: 1,
      homeAddress: home,
    })
    expect(await standing(person.id)).toMatchObject({
      level: 'high',
      policeLeadSince: '2026-01-05',
      status: 'community',
      mappaLevel: 2,
      lastReturn: null,
    })
    expect(await told(person.id)).toEqual([
      'Entered on the system: risk level high, police lead, North office.',
    ])
    const [audited] = await world.rows<{ action: string; actor: string; fields: string[] }>(
      'select e.action, e.actor, e.fields from audit_events e where e.offender_id = $1',
      [person.id],
    )
    expect(audited).toMatchObject({ action: 'offender.created', actor: 'om.north' })
    expect(audited?.fields).toContain('homeAddress')
  })

  test('a level that nobody gave is held as high, and police lead without a day counts from today: both are told as to be put right', async () => {
    const person = await world.add({
      level: undefined,
      leadAgency: undefined,
      leadSince: undefined,
    })
    expect(person).toMatchObject({ level: 'high', leadAgency: 'police', leadSince: '2026-03-02' })
    expect((await told(person.id))[0]).toContain(
      'To be put right: no risk level was given, so it is held as high; no day was given for police lead',
    )
  })

  test('[U06] the same PNC ID, written with or without its stroke, is asked about', async () => {
    await world.add({ pncId: '98/123456K', surname: 'Quill' })
    const again = { pncId: '98123456K', surname: 'Someone', forenames: 'Else' }
    expect(await endedBy(world.add(again))).toBe('possible-duplicate')
    expect(await endedBy(world.add({ ...again, confirmedNotDuplicate: true }))).toBe('none')
  })

  test.each([
    ['the same name and birth date', 'Sean', "O'Brien", '1970-05-06', 'possible-duplicate'],
    ['without the apostrophe', 'Seán', 'OBrien', '1970-05-06', 'possible-duplicate'],
    ['the names the other way about', 'OBRIEN', 'Sean', '1970-05-06', 'possible-duplicate'],
    ['another birth date', 'Sean', "O'Brien", '1970-05-07', 'none'],
    ['another name', 'Sean', 'Obrienson', '1970-05-06', 'none'],
  ])('[U06] %s', async (_what, forenames, surname, born, ended) => {
    const held = { surname: 'O’Brien', forenames: 'Sean', dateOfBirth: day('1970-05-06') }
    await world.add({ ...held, confirmedNotDuplicate: true })
    expect(await endedBy(world.add({ forenames, surname, dateOfBirth: day(born) }))).toBe(ended)
  })

  test('a person of another force is neither a duplicate nor betrayed', async () => {
    await world.rows(
      `insert into forces (id, name) values ('00000000-0000-4000-8000-000000000001', 'Southmoor')`,
    )
    await world.rows(
      `insert into offenders (id, force_id, visor_ref, pnc_id, surname, forenames, date_of_birth, sex, origin, recorded_at, recorded_by)
        values (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', 'V9999999', '77/1X', 'Hidden', 'Jo', '1966-01-01', 'M', 'here', now(), 'x')`,
    )
    const same = {
      visorRef: 'V9999999',
      pncId: '77/1X',
      surname: 'Hidden',
      forenames: 'Jo',
      dateOfBirth: day('1966-01-01'),
    }
    expect(await endedBy(world.add(same))).toBe('none')
  })

  test.each([
    [
      'a ViSOR ref already held, even when confirmed',
      { visorRef: 'V0000002', confirmedNotDuplicate: true },
      'visor-ref-held',
    ],
    ['a birth date of today', { dateOfBirth: today }, 'born-in-the-future'],
    ['police lead from tomorrow', { leadSince: day('2026-03-03') }, 'in-the-future'],
    ['a team that does not exist', { team: 'West office' }, 'unknown-team'],
    ['an officer who does not exist', { officer: 'om.west' }, 'unknown-officer'],
  ])('refuses %s', async (_what, differing, why) => {
    expect(await endedBy(world.add(differing))).toBe(why)
  })

  test('an inspector, who has no team, must choose one unless the postcode or the officer says it', async () => {
    const as = (differing: object) =>
      world.as('di.force', (tx, actor) =>
        createOffender(
          tx,
          actor,
          aPerson(7_000_000 + Math.trunc(Object.keys(differing).length), {
            surname: 'Teamless',
            ...differing,
          }),
        ),
      )
    expect(await endedBy(as({}))).toBe('team-needed')
    expect((await as({ officer: 'om.south' })).team).toBe('South office')
  })
})

describe('editing identity', () => {
  test('keeps the name before, so that both are names of the person', async () => {
    const { id, version } = await world.add({ surname: 'Before' })
    const edited = await world.as('om.north', (tx, actor) =>
      editOffender(tx, actor, { offenderId: id, version, surname: 'After' }),
    )
    expect(edited).toMatchObject({ surname: 'After', version: version + 1 })
    const names = await world.rows<{ plain: string }>(
      'select n.plain from offender_names n where n.offender_id = $1 order by n.plain',
      [id],
    )
    expect(names.map(({ plain }) => plain)).toEqual(['tobias after', 'tobias before'])
    expect((await told(id)).at(-1)).toBe('Changed: surname. Known before as Tobias Before.')
  })

  test('a form drawn before another change is stale, and nothing is written over', async () => {
    const { id, version } = await world.add()
    const edit = (surname: string) =>
      world.as('om.north', (tx, actor) =>
        editOffender(tx, actor, { offenderId: id, version, surname }),
      )
    await edit('First')
    expect(await endedBy(edit('Second'))).toBe('stale')
  })

  test('[H29] where the photo is and when it was taken are kept', async () => {
    const { id, version } = await world.add()
    await world.as('om.north', (tx, actor) =>
      editOffender(tx, actor, {
        offenderId: id,
        version,
        photoPlace: 'Records system',
        photoTakenOn: day('2025-11-01'),
      }),
    )
    const parts = await world.as('om.north', (tx) => fileParts(tx, id))
    expect(parts?.identity).toMatchObject({
      photoPlace: 'Records system',
      photoTakenOn: '2025-11-01',
    })
  })

  test.each([
    ['an officer of another team', 'om.south', 'not-yours'],
    ['a supervisor of another team', 'ds.south', 'not-yours'],
    ['an officer of the team', 'om.north', 'none'],
    ['an inspector', 'di.force', 'none'],
  ])('by %s: %s', async (_who, username, ended) => {
    const { id } = await world.add()
    expect(
      await endedBy(
        world.as(username, (tx, actor) =>
          addAlias(tx, actor, { offenderId: id, surname: 'Also', forenames: 'Known' }),
        ),
      ),
    ).toBe(ended)
  })
})

describe('where a person is', () => {
  const set = (id: OffenderId, from: string, more: object = {}) =>
    world.as('om.north', (tx, actor) =>
      setStatus(tx, actor, {
        offenderId: id,
        status: 'custody',
        from: day(from),
        reviewOn: day('2026-04-01'),
        reason: 'remanded',
        ...more,
      }),
    )

  test('custody that began before the person was entered takes hold from its own day', async () => {
    const { id } = await world.add()
    await set(id, '2024-06-01')
    expect(await standing(id)).toMatchObject({
      status: 'custody',
      statusSince: '2024-06-01',
      reviewOn: '2026-04-01',
      inCaseload: false,
    })
  })

  test.each([
    ['custody without a review date', '2026-02-01', { reviewOn: undefined }, 'review-needed'],
    ['tomorrow', '2026-03-03', {}, 'in-the-future'],
    ['an end before the start', '2026-02-01', { to: day('2026-01-31') }, 'ends-before-it-begins'],
    [
      'a review before the start',
      '2026-02-01',
      { reviewOn: day('2026-01-31') },
      'review-before-start',
    ],
    ['missing needs no review', '2026-02-01', { status: 'missing', reviewOn: undefined }, 'none'],
    ['a planned end', '2026-02-01', { to: day('2026-06-01') }, 'none'],
  ])('%s', async (_what, from, more, ended) => {
    const { id } = await world.add()
    expect(await endedBy(set(id, from, more))).toBe(ended)
  })

  test('a status may not begin before the current one, unless it ended in an earlier gap', async () => {
    const { id } = await world.add()
    await set(id, '2026-02-10')
    expect(await endedBy(set(id, '2026-01-01'))).toBe('earlier-than-current')
    expect(await endedBy(set(id, '2026-01-01', { to: day('2026-02-11') }))).toBe(
      'earlier-than-current',
    )
    expect(await endedBy(set(id, '2026-01-01', { to: day('2026-01-20') }))).toBe('none')
    expect(await endedBy(set(id, '2026-01-10', { to: day('2026-01-15') }))).toBe(
      'earlier-than-current',
    )
    expect(await standing(id)).toMatchObject({ status: 'custody', statusSince: '2026-02-10' })
  })
})

describe('events', () => {
  const happened = (id: OffenderId, kind: EventKind, more: object = {}) =>
    world.as('om.north', (tx, actor) =>
      recordEvent(tx, actor, { offenderId: id, kind, on: day('2026-02-20'), ...more }),
    )

  test('release closes the open custody and begins the first-visit clock', async () => {
    const { id } = await world.add()
    await world.as('om.north', (tx, actor) =>
      setStatus(tx, actor, {
        offenderId: id,
        status: 'custody',
        from: day('2025-06-01'),
        reviewOn: day('2026-04-01'),
        reason: 'sentenced',
      }),
    )
    expect(await endedBy(happened(id, 'release', { on: day('2025-05-01') }))).toBe(
      'earlier-than-current',
    )
    await happened(id, 'release')
    expect(await standing(id)).toMatchObject({
      status: 'community',
      statusSince: '2026-02-20',
      lastReturn: { on: '2026-02-20', how: 'released from custody' },
    })
  })

  test('the end of a licence makes police lead from that day', async () => {
    const { id } = await world.add({ leadAgency: 'probation', leadSince: undefined })
    expect(await standing(id)).toMatchObject({ agency: 'probation', policeLeadSince: null })
    await happened(id, 'licence_end')
    expect(await standing(id)).toMatchObject({ agency: 'police', policeLeadSince: '2026-02-20' })
  })

  test('a move needs its address, and ends the one before', async () => {
    const { id } = await world.add({
      homeAddress: { line: 'Old', kind: 'residence', from: day('2025-01-01') },
    })
    expect(await endedBy(happened(id, 'move'))).toBe('address-needed')
    await happened(id, 'move', {
      homeAddress: { line: 'New', postcode: 'SO15 1AA', kind: 'residence' },
    })
    const homes = await world.rows(
      'select a.line, a.until_on as "untilOn", a.district from addresses a where a.offender_id = $1 order by a.from_on',
      [id],
    )
    expect(homes).toEqual([
      { line: 'Old', untilOn: '2026-02-20', district: null },
      { line: 'New', untilOn: null, district: 'SO15' },
    ])
  })

  test('a transfer out needs the force and who was told, and ends nothing by itself', async () => {
    const { id } = await world.add()
    expect(await endedBy(happened(id, 'transfer_out'))).toBe('force-needed')
    expect(await endedBy(happened(id, 'transfer_out', { toForce: 'Southmoor' }))).toBe(
      'note-needed',
    )
    await happened(id, 'transfer_out', {
      toForce: 'Southmoor',
      note: 'Their desk told by telephone',
    })
    expect(await standing(id)).toMatchObject({ status: 'community', inCaseload: true })
  })

  test('a transfer in is a return to the community', async () => {
    const { id } = await world.add()
    await happened(id, 'transfer_in')
    expect((await standing(id))?.lastReturn).toMatchObject({
      on: '2026-02-20',
      how: 'transferred in',
    })
  })

  test.each<[EventKind, string]>([
    ['arrest', 'active'],
    ['charge', 'active'],
    ['breach', 'active'],
    ['intelligence', 'active'],
    ['new_household', 'active'],
    ['recall', 'reactive'],
    ['other', 'reactive'],
  ])('%s leaves someone managed reactively %s', async (kind, management) => {
    const { id } = await world.add({ management: 'reactive' })
    const { reactiveUndone } = await happened(id, kind)
    expect(reactiveUndone).toBe(management === 'active')
    expect((await standing(id))?.management).toBe(management)
  })
})
