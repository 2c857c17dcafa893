// The force and the country that are measured, each made when it is first asked for.
import type { Addresses } from '../support/global-setup.ts'
import { timed } from './measure.ts'
import { deriveEveryone } from './nights.ts'
import { makePlace, seconds, settle, type Place, type Scale } from './place.ts'

const forcesOfTheCountry = 43

export class Places {
  private readonly server: Addresses
  private readonly people: Readonly<{ force: number; country: number }>
  private readonly say: (line: string) => void
  private readonly firstNights = new Map<Place, number>()
  private readonly standing = new Set<Place>()
  private readonly made = new Map<string, Promise<Place>>()

  constructor(
    server: Addresses,
    people: Readonly<{ force: number; country: number }>,
    say: (line: string) => void,
  ) {
    this.server = server
    this.people = people
    this.say = say
  }

  /** One force whose duties are derived. */
  force(): Promise<Place> {
    return this.kept('force', async () => this.derived(await this.bareForce()))
  }

  /** Every force of the country, its duties derived. */
  country(): Promise<Place> {
    return this.kept('country', async () => {
      const scale = { name: 'country', forces: forcesOfTheCountry, people: this.people.country }
      return await this.derived(await this.make(scale))
    })
  }

  /** A tenth of the country, its duties derived. */
  tenth(): Promise<Place> {
    return this.kept('tenth', async () => {
      const forces = Math.ceil(forcesOfTheCountry / 10)
      const scale = { name: 'a tenth', forces, people: this.people.country / 10 }
      return await this.derived(await this.make(scale))
    })
  }

  /** How long it took to derive the country for the first time, when every row had to be written. */
  async firstNightMs(): Promise<number> {
    return this.firstNights.get(await this.country()) ?? 0
  }

  /** A force with facts and nothing derived: the caller drops it. */
  bareForce(): Promise<Place> {
    const { force: people } = this.people
    return this.make({ name: 'force', forces: 1, people })
  }

  /** Drops whatever is left. */
  async close(): Promise<void> {
    for (const place of this.standing) await place.drop()
  }

  private async make(scale: Scale): Promise<Place> {
    const place = await makePlace(this.server, scale, this.say)
    const drop = async (): Promise<void> => {
      this.standing.delete(kept)
      await place.drop()
    }
    const kept = { ...place, drop }
    this.standing.add(kept)
    return kept
  }

  private async derived(place: Place): Promise<Place> {
    const ms = await timed(() => deriveEveryone(place))
    this.firstNights.set(place, ms)
    this.say(`${place.scale.name}: all duties derived in ${seconds(ms)}`)
    await settle(place)
    return place
  }

  private kept(name: string, make: () => Promise<Place>): Promise<Place> {
    const made = this.made.get(name) ?? make()
    this.made.set(name, made)
    return made
  }
}
