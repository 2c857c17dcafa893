// The digests of the product are HMAC-SHA256, whatever way they are made.
import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { signWith } from '../../src/platform/sign.ts'

const byTheBook = (key: string, text: string, bytes: Uint8Array): string =>
  createHmac('sha256', key).update(text).update(bytes).digest('hex')

const key = fc.string({ minLength: 1, maxLength: 100, unit: 'binary' })

test('a short text, a long one and one with bytes after it have the digest of RFC 2104', () => {
  fc.assert(
    fc.property(key, fc.string({ unit: 'binary' }), fc.uint8Array(), (secret, text, bytes) => {
      const sign = signWith(secret)
      const long = `${text}ŵ`.repeat(10_001)
      expect(sign(text)).toBe(byTheBook(secret, text, new Uint8Array()))
      expect(sign(text, bytes)).toBe(byTheBook(secret, text, bytes))
      expect(sign(long)).toBe(byTheBook(secret, long, new Uint8Array()))
    }),
    { numRuns: 40 },
  )
})

test('a text of the greatest short length in the widest characters is signed whole', () => {
  const text = '語'.repeat(10_000)
  expect(signWith('k')(text)).toBe(byTheBook('k', text, new Uint8Array()))
})

test('what is signed before changes nothing of what is signed after', () => {
  const sign = signWith('k')
  const first = sign('short')
  sign('a much longer text than the one before')
  expect(sign('short')).toBe(first)
})
