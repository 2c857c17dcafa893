// Verifies the log: seals what can be sealed, then reads every seal and row against the key and the file outside.
import { inTransaction, type Tx } from '../../platform/database/transaction.ts'
import { insertCheck } from '../store.ts'
import type { Fault, Hindrance, Verification } from '../types/seals.ts'
import { examine, type Examined } from './examine.ts'
import { lookOutside, noteOutside } from './outside.ts'
import { record } from './record.ts'
import { sealAudit, type Sealed, type Sealing } from './seal.ts'

type Verifying = Sealing & Readonly<{ actor?: string }>

function hindranceIn({ otherKey, outside }: Examined, { refused }: Sealed): Hindrance | null {
  if (otherKey || refused !== null) return 'another-key'
  return outside === 'whole' ? null : `outside-${outside}`
}

const why = (hindrance: Hindrance, file: string): string =>
  ({
    'another-key':
      'AUDIT_KEY is not the key that the log was sealed with. Give the program the right one.',
    'outside-lost': `The seals outside the database are lost: ${file} is not there, or is not a file that this program began. Put back a copy; if there is none, find out why, then run npm run audit:verify -- --renew-outside.`,
    'outside-incomplete': `The file of seals outside the database lacks some of them (${file}). Put back a whole copy; if there is none, find out why, then run npm run audit:verify -- --renew-outside.`,
    'outside-unknown': `The file of seals outside the database (${file}) is not one that this database wrote to. Put back the right one; if it is right (a copy for another server), run npm run audit:verify -- --renew-outside.`,
  })[hindrance]

function concluded(examined: Examined, sealed: Sealed, file: string): Verification {
  const { lastSeal, rows, young, faultCount, faults } = examined
  const hindrance = hindranceIn(examined, sealed)
  const outcome = faultCount > 0 ? 'tampered' : hindrance === null ? 'intact' : 'unchecked'
  const words = hindrance === null ? null : why(hindrance, file)
  return { outcome, hindrance, why: words, lastSeal, rows, young, faultCount, faults }
}

async function keep(tx: Tx, found: Verification): Promise<void> {
  await insertCheck(tx, found)
  // Signed with another key, the row would be found as put in by hand.
  if (found.hindrance === 'another-key') return
  await record(tx, {
    action: 'audit.verified',
    path: '/audit/seals',
    fields: [found.outcome],
    count: found.faultCount,
    result: 'done',
  })
}

const outsideWords = (at: Date, { outcome, lastSeal, rows, faultCount }: Verification): string =>
  `${at.toISOString()} verified to seal ${lastSeal}, ${rows} rows: ${outcome}, ${faultCount} faults`

/** The whole log, whatever its length, in bounded memory; what was found is kept in the database and noted outside. */
export async function verifyAudit(to: Verifying): Promise<Verification> {
  const { transactions, clock, outside, actor = 'system' } = to
  const sealed = await sealAudit(to)
  // Before the database is read: whatever the file tells of by now is in what is read.
  const there = await lookOutside(outside)
  const setting = () => ({ at: clock.now(), actor, limits: 'long' }) as const
  const file =
    there === null
      ? null
      : { file: outside, size: there.size, told: sealed.toldOutside, state: sealed.outside }
  const examined = await inTransaction(transactions, setting(), (tx) => examine(tx, file))
  const found = concluded(examined, sealed, outside)
  const { at } = setting()
  await inTransaction(transactions, { ...setting(), at }, (tx) => keep(tx, found))
  await noteOutside(outside, outsideWords(at, found))
  return found
}

/** A fault on one line, as the command prints it. */
export const faultLine = ({ kind, what }: Fault): string => `${kind}: ${what}`
