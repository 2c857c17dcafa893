// Sealing and verifying as the program does them: a clean stop, the command beside a server and alone, its exit codes.
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { callerOf } from './caller.ts'
import {
  build,
  clearUp,
  command,
  kill,
  run,
  serve,
  startServer,
  stop,
  temporary,
  tokenOf,
} from './program.ts'

beforeAll(build, 60_000)
afterAll(clearUp)

const verified = async (dataDir: string, settings = {}, args: readonly string[] = []) => {
  const { code, out } = await command('audit-verify', args, { dataDir, settings }).ended
  return { code, last: out.trimEnd().split('\n').at(-1) ?? '', out }
}
const file = (dataDir: string): string => join(dataDir, 'audit-seals.log')
const lines = (dataDir: string): string[] =>
  readFileSync(file(dataDir), 'utf8')
    .split('\n')
    .filter((line) => /^\d+ [0-9a-f]{64}$/.test(line))

describe('the audit log of a server', () => {
  const dataDir = temporary()

  test('is sealed by a clean stop, and verified beside the server and without it', async () => {
    const server = await startServer({ dataDir })
    const token = await tokenOf('di.force', { dataDir })
    for (let look = 0; look < 5; look += 1) await callerOf(server.address, token).get('/figures')
    const beside = await verified(dataDir)
    expect([beside.code, beside.last]).toEqual([
      0,
      expect.stringMatching(
        /^The audit log is intact: \d+ rows in \d+ seals?\. \d+ rows? (is|are) too young/,
      ),
    ])
    await callerOf(server.address, token).get('/figures')
    expect((await stop(server)).code).toBe(0)
    const sealed = lines(dataDir).length
    const alone = await run(['npm', 'run', '--silent', 'audit:verify'], { dataDir }).ended
    expect([alone.code, alone.out]).toEqual([0, expect.stringContaining(' 0 rows are too young')])
    // Nothing was left to seal: the stop had sealed it all.
    expect(lines(dataDir).length).toBe(sealed)
  }, 60_000)

  test('is sealed by the next start when the server was killed', async () => {
    const server = await startServer({ dataDir })
    const token = await tokenOf('di.force', { dataDir })
    await callerOf(server.address, token).get('/figures')
    await kill(server)
    expect((await verified(dataDir)).code).toBe(0)
  }, 60_000)

  test('is tampered with (1) when what stands outside is of another log, and says where', async () => {
    const kept = readFileSync(file(dataDir), 'utf8')
    writeFileSync(file(dataDir), kept.replace(/^2 ....../m, '2 000000'))
    const found = await verified(dataDir)
    expect([found.code, found.out]).toEqual([
      1,
      expect.stringContaining('rewritten: Seal 2 is not the one'),
    ])
    writeFileSync(file(dataDir), kept)
    appendFileSync(file(dataDir), `999999 ${'0'.repeat(64)}\n`)
    const cut = await verified(dataDir)
    expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('end-cut: Seal 999999 is')])
    writeFileSync(file(dataDir), kept)
  }, 60_000)

  test('could not be checked (2) with another key, with no database, or with the seals outside lost', async () => {
    const otherKey = { AUDIT_KEY: 'another key than the one of this log' }
    expect(await verified(dataDir, otherKey)).toMatchObject({
      code: 2,
      last: expect.stringContaining('could not be checked'),
    })
    const refused = await serve({ dataDir, settings: otherKey }).ended
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('was sealed with another key. Set AUDIT_KEY'),
    ])
    const noDatabase = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expect((await verified(dataDir, noDatabase)).code).toBe(2)
    expect((await verified(dataDir, {}, ['--every'])).code).toBe(2)
    const whole = readFileSync(file(dataDir), 'utf8')
    writeFileSync(file(dataDir), whole.split('\n').slice(0, 3).join('\n') + '\n')
    const cut = await verified(dataDir)
    expect([cut.code, cut.out]).toEqual([2, expect.stringContaining('lacks some of them')])
    expect(lines(dataDir).length).toBe(1)
    rmSync(file(dataDir))
    mkdirSync(file(dataDir))
    const folder = await command('audit-verify', [], { dataDir }).ended
    expect([folder.code, folder.out]).toEqual([2, expect.stringContaining('are lost')])
    const refusal = await command('audit-verify', ['--renew-outside'], { dataDir }).ended
    expect([refusal.code, refusal.err]).toEqual([
      2,
      expect.stringMatching(/cannot be read or written: \S+audit-seals.log \(E[A-Z]+\)\. Move/),
    ])
    expect(refusal.err).not.toContain('A fault in the program')
    rmSync(file(dataDir), { recursive: true })
    const lost = await verified(dataDir)
    expect([lost.code, lost.out]).toEqual([2, expect.stringContaining('are lost')])
    expect((await verified(dataDir)).code).toBe(2)
    expect((await verified(dataDir, {}, ['--renew-outside'])).code).toBe(0)
    expect((await verified(dataDir)).code).toBe(0)
  }, 60_000)
})
