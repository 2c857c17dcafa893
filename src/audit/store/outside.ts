// What the database keeps of the files outside it, and of the rows that were there before digests.
import type { Tx } from '../../platform/database/transaction.ts'

/** The last seal that the file of a place was told, signed. */
type ToldMark = Readonly<{ told: number; digest: string }>

const mark = {
  name: 'audit-told-mark',
  text: `select o.told::float8 as told, encode(o.digest, 'hex') as digest
    from audit_outside o where o.place = $1`,
}

/** What the file with this name was told; null when the database knows of no such file. */
export async function toldMark(tx: Tx, place: string): Promise<ToldMark | null> {
  const [found] = await tx.query<ToldMark>(mark, [place])
  return found ?? null
}

const keepMark = {
  name: 'audit-keep-told-mark',
  text: `insert into audit_outside (place, told, digest) values ($1, $2, decode($3, 'hex'))
    on conflict (place) do update set told = excluded.told, digest = excluded.digest`,
}

export async function keepToldMark(
  tx: Tx,
  place: string,
  { told, digest }: ToldMark,
): Promise<void> {
  await tx.query(keepMark, [place, told, digest])
}

/** Whether any file was ever told of a seal. */
export async function wasAnyTold(tx: Tx): Promise<boolean> {
  const [found] = await tx.query<{ told: boolean }>(
    'select exists (select from audit_outside o where o.told > 0) as told',
  )
  return found?.told === true
}

/** How many rows were there when rows began to carry digests: so many may be without one. */
export async function olderRows(tx: Tx): Promise<number> {
  const [found] = await tx.query<{ rows: number }>({
    name: 'audit-older-rows',
    text: 'select coalesce(sum(o.rows), 0)::float8 as rows from audit_older_rows o',
  })
  return found?.rows ?? 0
}
