// Small registers as files, and the few steps that every test of later files takes.
import request from 'supertest'
import { makeToken } from '../../src/access/index.ts'
import { addRecords } from '../../src/offenders/index.ts'
import { localDate, localDateOf, startOfDay } from '../../src/platform/calendar.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { insertVisits, noRuling, nothingSaid } from '../../src/visits/index.ts'
import { registerColumns, type ShownRun } from '../../src/imports/types.ts'
import { importFile, runNextUpload, type Outcome } from '../../src/imports/index.ts'
import type { World } from '../support/world.ts'
import { goodRow, type Cells } from './register-builder.ts'

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** A register as CSV: each row is the good one with some cells changed. */
export const csvOf = (...rows: readonly Cells[]): Buffer =>
  Buffer.from(
    [
      registerColumns.map(quoted).join(','),
      ...rows.map((cells) =>
        registerColumns.map((column) => quoted({ ...goodRow, ...cells }[column] ?? '')).join(','),
      ),
    ].join('\r\n'),
  )

/** Loads a register at once, the command's way, and gives its counts; a load that failed fails the test. */
export async function load(world: World, ...rows: readonly Cells[]) {
  const outcome = await loadFile(world, csvOf(...rows))
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.result
}

export const loadFile = (world: World, bytes: Uint8Array, dryRun = false): Promise<Outcome> =>
  importFile(world.product, {
    forceId: world.forceId,
    fileName: 'register.csv',
    bytes,
    dryRun,
    actor: 'system',
  })

type File = Readonly<{ offenderId: string; status: string; level: string; teamName: string }>

/** One person as stored now, by ViSOR ref. */
export async function personHere(world: World, visorRef = 'V1234567') {
  const [found] = await world.within((tx) =>
    tx.query<File & Readonly<Record<string, unknown>>>(
      `select o.id as "offenderId", o.surname, o.pnc_id as "pncId", s.level, s.status, s.management,
        s.lead_agency as "leadAgency", s.mappa_level as "mappaLevel", s.last_seen_on as "lastSeenOn",
        t.name as "teamName", f.key as "officerKey",
        (select d.due_on from duties d where d.offender_id = o.id and d.kind = 'visit'
          and d.closed_at is null) as "visitDueOn",
        (select h.review_on from status_periods h where h.offender_id = o.id
          order by h.recorded_at desc limit 1) as "reviewOn"
      from offenders o join standings s on s.offender_id = o.id join teams t on t.id = s.team_id
      left join officers f on f.id = s.officer_id where o.visor_ref = $1`,
      [visorRef],
    ),
  )
  if (found === undefined) throw new Error(`${visorRef} is not here`)
  return found
}

/** Sends a register through the page's address, with a token, and leaves it waiting. */
export async function upload(
  world: World,
  username: string,
  file: Sent,
): Promise<request.Response> {
  const sent = request(world.address)
    .post('/imports')
    .set('Authorization', `Bearer ${await tokenOf(world, username)}`)
    .field('dryRun', file.dryRun ? 'yes' : 'no')
  return await (file.bytes === null ? sent : sent.attach('file', file.bytes, 'register.csv'))
}

type Sent = Readonly<{ bytes: Buffer | null; dryRun: boolean }>

export const tokenOf = (world: World, username: string): Promise<string> =>
  world.within(async (tx) => {
    const made = await makeToken(tx, { username, label: 'uploads' })
    if (!made.ok) throw new Error(made.why)
    return made.value.token
  })

/** A visit recorded here, by people and not by a register. */
export async function seenHere(world: World, on: string, visorRef?: string): Promise<void> {
  const { offenderId } = await personHere(world, visorRef)
  await world.within(async (tx) => {
    await insertVisits(tx, [
      {
        id: newId(),
        forceId: world.forceId,
        offenderId: offenderId as OffenderId,
        recordedAt: tx.at,
        recordedBy: 'om.north',
        origin: 'here',
        at: startOfDay(localDate(on)),
        onDate: localDate(on),
        seen: 'inside',
        notSeenBecause: null,
        place: 'home',
        addressId: null,
        announced: false,
        announcedReason: null,
        crew: [],
        soleCrew: false,
        soleCrewAuthority: null,
        soleCrewAcknowledgedBy: null,
        standingIn: false,
        entry: null,
        leftAt: null,
        ...nothingSaid,
        ...noRuling,
        qualifies: true,
        because: 'Seen at home by a trained officer.',
        clearedOverdueSince: null,
        version: 1,
      },
    ])
    tx.touch(offenderId as OffenderId)
  })
}

/** A risk level set here, by people and not by a register. */
export async function levelHere(world: World, level: 'low' | 'medium' | 'high'): Promise<void> {
  const { offenderId } = await personHere(world)
  await world.within(async (tx) => {
    await addRecords(tx, {
      levels: [
        {
          id: newId(),
          forceId: world.forceId,
          offenderId: offenderId as OffenderId,
          recordedAt: tx.at,
          recordedBy: 'ds.north',
          origin: 'here',
          level,
          fromOn: localDateOf(tx.at),
          why: 'A new assessment',
          armsId: null,
        },
      ],
    })
    tx.touch(offenderId as OffenderId)
  })
}

/** Runs what waits, as the server's worker does. */
export async function runUploads(world: World): Promise<void> {
  while (await runNextUpload(world.product));
}

export const runAt = async (world: World, username: string, path: string): Promise<ShownRun> =>
  (await (await world.as(username)).get(path)).body as ShownRun
