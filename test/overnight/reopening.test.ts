// A dismissal that was wrong is taken back: the hit waits again, as late as it would have been.
import { aWorld, type Caller, type World } from '../support/world.ts'
import { aPerson, loadLines, onlyHitOn, type HitShown } from './office.ts'

let world: World
let om: Caller
beforeAll(async () => {
  world = await aWorld()
  om = await world.as('om.north')
})
afterAll(() => world.close())

let number = 0
const why = 'Photograph and tattoo compared'

async function aHit(): Promise<Readonly<{ person: string; hit: HitShown }>> {
  number += 1
  const pncId = `98/${number}B`
  const person = await aPerson(om, { pncId })
  await loadLines(om, 'custody', [{ pncId, reference: `NC/${number}` }])
  return { person, hit: await onlyHitOn(om, person) }
}

const decide = (hit: HitShown, body: object) => om.post(`/overnight/hits/${hit.id}`, body)

type Duty = Readonly<{ subject: string; dueAt?: string }>
async function dutiesOf(person: string): Promise<readonly Duty[]> {
  const { body } = await om.get(`/duties?kind=overnight_hit&offender=${person}`).expect(200)
  return (body as { items: readonly Duty[] }).items
}

describe('A dismissal that was wrong', () => {
  const reopen = (hit: HitShown, body: object) => om.post(`/overnight/hits/${hit.id}/reopen`, body)

  test('is taken back with what shows it, and the hit is as late as it would have been', async () => {
    const { person, hit } = await aHit()
    const [before] = await dutiesOf(person)
    await decide(hit, { decision: 'dismiss', why }).expect(200)
    expect(await dutiesOf(person)).toEqual([])
    await reopen(hit, {}).expect(422)
    await reopen(hit, { because: 'Fingerprints agree' }).expect(200)
    expect(await dutiesOf(person)).toMatchObject([
      { dueAt: before?.dueAt, subject: before?.subject },
    ])
    // What the dismissal had met is corrected, never left as done in time.
    const closed = await world.within((tx) =>
      tx.query(
        `select closed_how as how from duties where subject = $1 and closed_at is not null`,
        [`hit:${hit.id}`],
      ),
    )
    expect(closed).toEqual([{ how: 'corrected' }])
    const { body } = await om.get(`/offenders/${person}/chronology`).expect(200)
    expect(JSON.stringify(body)).toContain(`reopened a dismissed line`)
    expect(JSON.stringify(body)).toContain(`had dismissed it: ${why}`)
    await decide(hit, { decision: 'confirm', why }).expect(200)
    expect(await dutiesOf(person)).toMatchObject([{ subject: `asks:${hit.id}` }])
  })

  test('is nothing that a possible or a confirmed hit has', async () => {
    const { hit } = await aHit()
    const early = await reopen(hit, { because: 'x' })
    expect((early.body as { type: string }).type).toMatch(/not-dismissed$/)
    await decide(hit, { decision: 'confirm', why }).expect(200)
    await reopen(hit, { because: 'x' }).expect(422)
  })
})
