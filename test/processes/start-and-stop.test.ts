// The program from its first start to its last stop, with every start that cannot be.
import { request as httpRequest } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { chownSync, cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lives } from '../../src/platform/cluster/processes.ts'
import { csvOf } from '../imports/registers.ts'
import { aPerson, callerOf } from './caller.ts'
import {
  build,
  clearUp,
  command,
  lastLine,
  now,
  postgresOf,
  root,
  run,
  serve,
  startServer,
  stop,
  temporary,
  tokenOf,
} from './program.ts'

beforeAll(build, 60_000)
afterAll(clearUp)

const passwordIn = (said: string): string => /Demonstration password: (\S+)/.exec(said)?.[1] ?? ''

/** Sends the first half of a request and hands back how to send the rest. */
function halfSent(address: string, token: string, body: object) {
  const text = JSON.stringify(body)
  const { hostname, port } = new URL(address)
  const asked = httpRequest({
    hostname,
    port,
    path: '/offenders',
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    },
  })
  const status = new Promise<number>((resolve, reject) => {
    asked.once('error', reject)
    asked.once('response', (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
  })
  const sent = new Promise<void>((resolve) => {
    asked.write(text.slice(0, 20), () => resolve())
  })
  return { sent, finish: () => (asked.end(text.slice(20)), status) }
}

describe('a server on a folder of its own', () => {
  const dataDir = temporary()
  let token = ''
  let password = ''

  test('starts from nothing, prints its address and the password, and finishes what is under way when it is stopped', async () => {
    const server = await startServer({ dataDir })
    password = passwordIn(server.out())
    expect(password).toMatch(/^\S{12,}$/)
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
    const made = await run(
      ['npm', 'run', '--silent', 'token', '--', '--user', 'ds.north', '--label', 'tests'],
      { dataDir },
    ).ended
    expect([made.code, made.err]).toEqual([0, expect.any(String)])
    token = lastLine(made.out)
    const postgres = postgresOf(dataDir) ?? 0
    expect(lives(postgres)).toBe(true)
    const half = halfSent(server.address, token, aPerson(1))
    await half.sent
    await (await fetch(`${server.address}/livez`)).text()
    const ended = stop(server)
    await server.says('Stopping')
    expect(await half.finish()).toBe(201)
    expect(await ended).toMatchObject({ code: 0, err: '' })
    expect(lives(postgres)).toBe(false)
  }, 30_000)

  test('starts again with the same password, token and people', async () => {
    const server = await startServer({ dataDir })
    expect(passwordIn(server.out())).toBe(password)
    const found = await callerOf(server.address, token).get('/offenders?q=V7000001')
    expect(found.body['total']).toBe(1)
    expect((await stop(server)).code).toBe(0)
    expect(postgresOf(dataDir)).toBeNull()
  })

  test('shares its folder with a server of the same clock, and turns away one of another clock', async () => {
    const first = await startServer({ dataDir })
    const [same, other] = await Promise.all([
      startServer({ dataDir }),
      serve({ dataDir, settings: { MOSOVO_NOW: '2026-03-03T08:00:00Z' } }).ended,
    ])
    expect(other).toEqual({ code: 1, out: expect.any(String), err: expect.any(String) })
    expect(other.err.trim()).toBe(
      'Another server runs on this database with another clock. Stop it, or start with the same MOSOVO_NOW.',
    )
    const day = async (address: string) =>
      (await callerOf(address, token).get('/figures')).body['on']
    expect([await day(first.address), await day(same.address)]).toEqual([
      '2026-03-02',
      '2026-03-02',
    ])
    await stop(first)
    expect((await callerOf(same.address, token).get('/figures')).status).toBe(200)
    await stop(same)
    expect(postgresOf(dataDir)).toBeNull()
  }, 30_000)

  test('is not started on a port that is taken, and says so in one sentence', async () => {
    const stranger = createServer()
    await new Promise<void>((resolve) => {
      stranger.listen(0, '127.0.0.1', resolve)
    })
    const { port } = stranger.address() as AddressInfo
    const ended = await serve({ dataDir, settings: { PORT: String(port) } }).ended
    stranger.close()
    expect(ended.code).toBe(1)
    expect(ended.err).toBe(
      'The port is taken by another program: stop it, or set PORT to another number.\n',
    )
    expect(postgresOf(dataDir)).toBeNull()
  })

  test('lends its clock to a command beside it; a command alone goes by MOSOVO_NOW', async () => {
    const file = join(dataDir, 'register.csv')
    writeFileSync(file, csvOf({ 'Last visit': '15/12/2025' }))
    const early = { MOSOVO_NOW: '2025-06-01T08:00:00Z' }
    const tried = () => command('import', [file, '--dry-run'], { dataDir, settings: early }).ended
    const alone = await tried()
    expect([alone.code, alone.out]).toEqual([2, expect.stringContaining('Would load 0 of 1')])
    const server = await startServer({ dataDir })
    const beside = await tried()
    expect([beside.code, beside.out]).toEqual([0, expect.stringContaining('Would load 1 of 1')])
    await stop(server)
  }, 30_000)
})

describe('a start with wrong settings', () => {
  const sentence = async (settings: Record<string, string>): Promise<string> => {
    const dataDir = temporary()
    const { code, err } = await serve({ dataDir, settings }).ended
    expect(code).toBe(1)
    expect(postgresOf(dataDir)).toBeNull()
    return err
  }

  test('names every secret that production misses, at once', async () => {
    const said = await sentence({ NODE_ENV: 'production', SEED: '', MOSOVO_NOW: '' })
    for (const name of ['SESSION_SECRET', 'AUDIT_KEY', 'IDENTITY_KEY'])
      expect(said).toContain(`${name} must be given in production`)
  })

  test('names a wrong port and a wrong clock together', async () => {
    const said = await sentence({ PORT: 'eighty', MOSOVO_NOW: 'yesterday' })
    expect(said).toContain('PORT must be a whole number from 0 to 65535')
    expect(said).toContain('MOSOVO_NOW must be an instant such as 2026-03-02T08:00:00Z')
  })

  test.each([
    [{ NODE_ENV: 'production', SEED: 'demo' }, 'SEED is refused in production'],
    [{ NODE_ENV: 'production', SEED: '' }, 'MOSOVO_NOW is refused in production'],
    [{ SEED: 'plenty' }, 'SEED must be demo or empty'],
    [{ HOST: '0.0.0.0' }, 'HOST must be a loopback address'],
  ])('%j is answered with "%s"', async (settings, said) => {
    expect(await sentence(settings)).toContain(said)
  })
})

describe('an ordinary user', () => {
  const isRoot = process.getuid?.() === 0
  const nobody = { uid: 65_534, gid: 65_534 }

  /** This checkout, or a copy of it where a stranger cannot pass through to it. */
  function reachable(): string {
    const parts = root.split('/').map((_, index, all) => all.slice(0, index + 1).join('/') || '/')
    if (parts.every((folder) => (statSync(folder).mode & 0o005) === 0o005)) return root
    const copy = join(temporary(), 'project')
    mkdirSync(copy)
    for (const part of ['dist', 'views', 'node_modules', 'package.json'])
      cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true })
    return copy
  }

  test('starts, is served and stops the same way', async () => {
    const dataDir = temporary()
    if (isRoot) chownSync(dataDir, nobody.uid, nobody.gid)
    const asked = isRoot ? { dataDir, user: nobody, from: reachable() } : { dataDir }
    const server = await startServer(asked)
    const postgres = postgresOf(dataDir) ?? 0
    const owner = isRoot ? nobody.uid : (process.getuid?.() ?? -1)
    expect(statSync(join(dataDir, 'cluster', 'data')).uid).toBe(owner)
    const answer = await callerOf(server.address, await tokenOf('di.force', asked)).get('/figures')
    expect(answer.body['on']).toBe(now.slice(0, 10))
    expect((await stop(server)).code).toBe(0)
    expect(lives(postgres)).toBe(false)
  }, 60_000)
})
