// What the demonstration shows of visits, evidence, weekends and shifts: one test for each state, asked over HTTP.
import type { World } from '../support/world.ts'

const numbers = {
  ...{ varied: 32, predictable: 34, unread: 60, read: 46, entry: 57, tried: 58, met: 54 },
  ...{ inFull: 62, provisional: 48, toBeRuled: 66, begun: 14, worst: 1 },
} as const

type Named = Readonly<{ name: string; offender: { visorRef: string } }>

/** The tests, to be told within a world that holds the demonstration. */
export function tellsOfVisits(world: () => World): void {
  const idOf = async (who: keyof typeof numbers): Promise<string> => {
    const [found] = await world().within((tx) =>
      tx.query<{ id: string }>('select o.id from offenders o where o.visor_ref = $1', [
        `V${1_000_000 + numbers[who]}`,
      ]),
    )
    return found?.id ?? ''
  }
  const asked = async (by: string, path: string) =>
    (await (await world().as(by)).get(path).expect(200)).body
  const ofPerson = async (by: string, who: keyof typeof numbers, part: string) =>
    asked(by, `/offenders/${await idOf(who)}${part}`)
  const newestVisit = async (by: string, who: keyof typeof numbers) => {
    const { items } = await ofPerson(by, who, '/visits')
    return asked(by, `/visits/${items[0].id}`)
  }

  test('somebody could guess the next visit: the same weekday in the morning, some ninety days apart', async () => {
    const { predictability } = await ofPerson('om.north', 'predictable', '/visit-plan')
    expect(predictability).toMatchObject({
      ...{ visits: 6, isRegular: true, isConcentrated: true },
      gaps: { least: 84, most: 91 },
      usual: { part: 'morning', count: 6 },
    })
  })

  test('somebody else could not, and the days of work rule hours out', async () => {
    const { predictability, work, slots } = await ofPerson('om.north', 'varied', '/visit-plan')
    expect(predictability).toMatchObject({ visits: 5, isRegular: false, isConcentrated: false })
    expect(work.told).toEqual([
      'Figment Glass, glazier, The old tram shed, Mon Tue Wed 07:30 to 16:30',
    ])
    expect(
      slots.week.filter(({ takenBy }: { takenBy: string | null }) => takenBy === 'work').length,
    ).toBeGreaterThanOrEqual(6)
  })

  test('one visit is told in full, with the next plan made from it', async () => {
    const visit = await newestVisit('om.north', 'inFull')
    expect(visit).toMatchObject({ writeUp: 'done', qualifies: true, risk: 'up' })
    const empty = Object.entries(visit).filter(
      ([name, value]) =>
        [
          ...['account', 'home', 'children', 'present', 'conditions', 'devices', 'selfReports'],
          ...['aware', 'evidence', 'changes', 'agreed', 'concerns', 'leftAt'],
        ].includes(name) &&
        (value === null || (Array.isArray(value) && value.length === 0)),
    )
    expect(empty).toEqual([])
    expect(visit.devices.map(({ power }: { power: string }) => power)).toEqual([
      'Notified device, with his leave',
      'Seized under section 19 PACE',
    ])
    const { plan } = await ofPerson('om.north', 'inFull', '/visit-plan')
    expect(plan).toMatchObject({ state: 'in_force', purposes: ['compliance', 'risk'] })
  })

  test('what was found at a visit stands on my team until the supervisor has read it', async () => {
    const { found } = await asked('ds.north', '/my-team')
    const visit = await newestVisit('om.north', 'inFull')
    expect(found.items).toContainEqual(
      expect.objectContaining({
        id: visit.id,
        found: expect.stringMatching(
          /^A child was met: niece.*; an undeclared device was found: Tablet.*; a condition was not kept; risk is up$/,
        ),
      }),
    )
  })

  test('one visit counts provisionally, and one has waited long enough for the supervisor', async () => {
    expect(await newestVisit('om.north', 'provisional')).toMatchObject({
      ...{ qualifies: true, provisional: true, waitsForRuling: false },
    })
    expect(await newestVisit('ds.south', 'toBeRuled')).toMatchObject({
      ...{ qualifies: true, provisional: true, waitsForRuling: true },
    })
    expect((await asked('ds.south', '/my-team')).waiting.writeUps).toBe(1)
  })

  test('a self-report was proved true, one false, and one is past its day on the owner’s own day', async () => {
    const { items } = await ofPerson('om.north', 'inFull', '/self-reports')
    expect(items.map(({ state }: { state: string }) => state).toSorted()).toEqual([
      'false',
      'open',
      'true',
    ])
    expect((await asked('om.north', '/my-day')).promises).toBe(1)
  })

  test('an ARMS draft is offered what the visit brought', async () => {
    const [draft] = await world().within(async (tx) =>
      tx.query<{ id: string }>(
        `select a.id from arms a where a.offender_id = $1 and a.state = 'draft'`,
        [await idOf('inFull')],
      ),
    )
    const { offered } = await asked('om.north', `/arms/${draft?.id ?? ''}`)
    expect(offered.map(({ factor }: { factor: string }) => factor).toSorted()).toEqual([
      'opportunity',
      'positive_routine',
      'social_investment',
    ])
  })

  test('a sighting waits for its owner, and another has been read', async () => {
    const unread = await ofPerson('om.north', 'unread', '/sightings')
    const read = await ofPerson('om.north', 'read', '/sightings')
    expect([unread.items[0].readAt, read.items[0].readBy]).toEqual([null, 'om.north'])
    const { sightings } = await asked('om.north', '/my-day')
    expect(sightings.map(({ visorRef }: { visorRef: string }) => visorRef)).toEqual(['V1000060'])
  })

  test('the inspector chose what is done about one who is not seen, and others wait for a choice', async () => {
    const { alert } = await ofPerson('om.south', 'tried', '')
    expect(alert.chosen).toMatchObject({ choice: 'another_crew', by: 'di.force' })
    const { items } = await asked('di.force', '/escalations')
    const waiting = items.filter(
      ({ isAlert, chosen }: { isAlert: boolean; chosen: unknown }) => isAlert && chosen === null,
    )
    expect(waiting.map(({ offender }: Named) => offender.visorRef)).toContain('V1000001')
  })

  test('entry to search was sought on two days and not obtained', async () => {
    const pack = await ofPerson('om.north', 'entry', '/entry-warrant')
    expect(pack).toMatchObject({ attempts: 2, needed: 2, met: true })
  })

  test('of Friday’s list a pair of the north claimed two of the south: one was seen, one tried', async () => {
    const { list, items } = await asked('om.north', '/weekend-list')
    expect(list.forDate).toBe('2026-02-27')
    const claimed = items
      .filter(({ claim }: { claim: unknown }) => claim !== null)
      .map(({ offender, team, result }: Named & { team: string; result: { state: string } }) => [
        ...[offender.visorRef, team, result.state],
      ])
    expect(claimed).toEqual([
      ['V1000058', 'South office', 'tried'],
      ['V1000054', 'South office', 'seen'],
    ])
    const { standingIn, crew } = await newestVisit('om.south', 'met')
    expect(standingIn).toBe(true)
    expect(crew.map(({ officer }: { officer: string }) => officer)).toEqual([
      'om.north',
      'ds.north',
    ])
  })

  test('one printed page is out, and one came back', async () => {
    const { items } = await asked('om.north', '/packs')
    expect(items.map(({ visorRef }: { visorRef: string }) => visorRef)).toEqual(['V1000058'])
    const pages = await world().within((tx) =>
      tx.query<{ number: number; how: string | null }>(
        'select p.number, p.returned_how as how from packs p order by p.number',
      ),
    )
    expect(pages).toEqual([
      { number: 1, how: null },
      { number: 2, how: 'returned' },
    ])
  })

  test('a shift is planned for today, the worst case first', async () => {
    const { items } = await asked('om.north', '/shifts')
    expect(items).toMatchObject([{ on: '2026-03-02', crew: ['om.north', 'ds.north'] }])
    const { stops } = await asked('om.north', `/shifts/${items[0].id}`)
    expect(stops.length).toBe(items[0].stops)
    expect(stops[0].offender.visorRef).toBe('V1000001')
  })

  test('a form was begun at the kerb and not recorded', async () => {
    const { fields, recordedAs } = await ofPerson('om.north', 'begun', '/drafts/attempt')
    expect([recordedAs, fields.account]).toEqual([
      null,
      'His mother spoke from the window: he had gone to the',
    ])
  })
}
