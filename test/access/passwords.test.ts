// Passwords: how they are kept, and that nothing is learned from the time a check takes.
import { hashPassword, newPassword, verifyPassword } from '../../src/access/service.ts'

test('a password is kept as argon2id with the cost that OWASP asks for', async () => {
  expect(await hashPassword('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('the same password is kept differently each time, and both verify', async () => {
  const [a, b] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
  expect(a).not.toBe(b)
  expect(await verifyPassword(a, 'correct horse')).toBe(true)
  expect(await verifyPassword(b, 'Correct horse')).toBe(false)
})

test('with nothing kept any password is wrong, after the work of a real check', async () => {
  const kept = await hashPassword('correct horse')
  const timeOf = async (hash: string | null): Promise<number> => {
    const from = performance.now()
    for (let n = 0; n < 5; n += 1) expect(await verifyPassword(hash, 'guess')).toBe(false)
    return performance.now() - from
  }
  const [known, unknown] = [await timeOf(kept), await timeOf(null)]
  expect(unknown).toBeGreaterThan(known / 5)
})

test('a new password can be read out, is long enough, and is never the same', () => {
  const made = Array.from({ length: 50 }, newPassword)
  for (const one of made) expect(one).toMatch(/^([A-Za-z0-9]{5}-){3}[A-Za-z0-9]{5}$/)
  expect(new Set(made).size).toBe(50)
})
