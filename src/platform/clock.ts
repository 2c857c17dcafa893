// The only code that reads the system clock; everything else is given a Clock.
export type Clock = Readonly<{ now(): Date }>

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still at an ISO instant: for tests and for seeding. */
export const fixedClock = (iso: string): Clock => {
  const at = Date.parse(iso)
  return { now: () => new Date(at) }
}

/** A clock set to an ISO instant that then runs on from there (MOSOVO_NOW). */
export const clockSetTo = (iso: string): Clock => offsetClock(Date.parse(iso) - Date.now())

/** The system clock moved by a number of milliseconds: how a command shares a running server's clock. */
export const offsetClock = (offsetMs: number): Clock => ({
  now: () => new Date(Date.now() + offsetMs),
})
