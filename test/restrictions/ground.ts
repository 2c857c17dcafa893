// A force with a person whose file is restricted, on a database of the test's own.
import type { Response } from 'supertest'
import { aWorld, type Caller, type World } from '../support/world.ts'

export type Restricted = Readonly<{
  world: World
  as: World['as']
  /** Restricted to om.north, ds.north and di.force. */
  hiddenId: string
  person(visorRef: string, surname: string): Promise<string>
  restricted(visorRef: string, surname: string, readers: readonly string[]): Promise<string>
}>

/** The name of a rule's no. */
export const roll = ({ body }: Response): string =>
  ((body as { type?: string }).type ?? '').split('/').at(-1) ?? ''

export const readerOf = (visorRef: string, surname: string) => ({
  visorRef,
  surname,
  forenames: 'Ambrose',
  dateOfBirth: '1971-04-05',
  sex: 'M',
  level: 'very_high',
  leadAgency: 'police',
  leadSince: '2025-11-01',
  team: 'North office',
  officer: 'om.north',
  pncId: `71/${visorRef.slice(-4)}X`,
  homeAddress: { kind: 'residence', line: '4 Hidden Row', postcode: 'NM1 9ZZ', from: '2025-11-01' },
  confirmedNotDuplicate: true,
})

async function idOf(call: ReturnType<Caller['post']>): Promise<string> {
  const answer = await call
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return (answer.body as { id: string }).id
}

export async function restrictedWorld(): Promise<Restricted> {
  const world = await aWorld()
  const { as } = world
  const person = async (visorRef: string, surname: string): Promise<string> =>
    idOf((await as('ds.north')).post('/offenders', readerOf(visorRef, surname)))
  const restricted: Restricted['restricted'] = async (visorRef, surname, readers) => {
    const id = await person(visorRef, surname)
    const body = { reason: 'The brother of an officer', readers, reviewOn: '2026-06-01' }
    await idOf((await as('di.force')).post(`/offenders/${id}/restriction`, body))
    return id
  }
  const readers = ['om.north', 'ds.north', 'di.force']
  const hiddenId = await restricted('V2000001', 'Thistlewood', readers)
  return { world, as, hiddenId, person, restricted }
}
