// Passwords: kept as argon2id, checked in the same time whether or not there is anything to check.
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// The hash of a password that nobody was ever told: an unknown name costs as much as a known one.
const nobodys =
  '$argon2id$v=19$m=19456,t=2,p=1$o42r3jqCvJlwURBrhuJeqw$lWMzTZiCI1LKjzuvOdOWl8wzk6HPSgmrYt1Qqj9kTNE'

/** The same letters typed on another keyboard are the same password. */
const plain = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(plain(password), cost)

/** False for no hash, after the same work. */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const matches = await verify(kept ?? nobodys, plain(password))
  return matches && kept !== null
}

/** A password to be told once: 20 letters and digits of about 117 bits. */
export const newPassword = (): string => {
  const letters = randomBytes(40)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
  return [0, 5, 10, 15].map((from) => letters.slice(from, from + 5)).join('-')
}
