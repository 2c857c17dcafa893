// A program with a token, over HTTP: what it asks and what it is answered.
export type Answered = Readonly<{ status: number; headers: Headers; body: Record<string, unknown> }>

export type Caller = Readonly<{
  get(path: string): Promise<Answered>
  post(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Answered>
  upload(path: string, file: Uint8Array): Promise<Answered>
}>

async function answered(response: Response): Promise<Answered> {
  const { status, headers } = response
  return { status, headers, body: (await response.json()) as Record<string, unknown> }
}

export function callerOf(address: string, token: string): Caller {
  const own = { Authorization: `Bearer ${token}` }
  return {
    get: async (path) => answered(await fetch(`${address}${path}`, { headers: own })),
    post: async (path, body, headers = {}) =>
      answered(
        await fetch(`${address}${path}`, {
          method: 'POST',
          headers: { ...own, 'Content-Type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      ),
    upload: async (path, file) => {
      const form = new FormData()
      form.set('dryRun', 'no')
      form.set('file', new Blob([new Uint8Array(file)]), 'register.csv')
      return answered(
        await fetch(`${address}${path}`, { method: 'POST', headers: own, body: form }),
      )
    },
  }
}

/** A person as programs send them; the number makes them another. */
export const aPerson = (number: number) => ({
  visorRef: `V${String(7_000_000 + number)}`,
  surname: `Example${number}`,
  forenames: 'Sam',
  dateOfBirth: '1980-01-01',
  sex: 'M',
  level: 'high',
  leadAgency: 'police',
  leadSince: '2025-01-01',
  officer: 'om.north',
  team: 'North office',
  homeAddress: {
    line: '1 Test Street',
    postcode: 'NM1 1AA',
    kind: 'residence',
    from: '2025-01-01',
  },
})
