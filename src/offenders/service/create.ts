// A new person: checked against those on record, then entered with the history that every rule asks for.
import type { Actor } from '../../access/index.ts'
import type { OfficerRef } from '../../officers/index.ts'
import { earlierOf, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type OffenderId, type OfficerId, type TeamId } from '../../platform/ids.ts'
import { areaTeam, likelySame, visorRefHeld } from '../queries/duplicates.ts'
import { keepPairs } from '../store/pairs.ts'
import { districtOf } from '../rules/postal.ts'
import type { Address, NewPerson, Offender, OffenderItem, Recorded, Records } from '../types.ts'
import { keep, notAfter, recorded } from './file.ts'
import { officerNamed, teamNamed } from './owners.ts'
import { denied } from './refusals.ts'
import { agencyWords, levelWords } from './words.ts'

type Owner = Readonly<{
  officerId: OfficerId | null
  officer: string | null
  teamId: TeamId
  team: string
}>

/**
 * What the contract lets a program leave out. A person whose risk level nobody has given is held as high
 * until someone gives it, never lower; police lead without a day is counted from the day of the record. Both are
 * told in the chronology, so that they are put right and not mistaken for facts.
 */
function completed(person: NewPerson, today: LocalDate) {
  const leadAgency = person.leadAgency ?? 'police'
  const days = [person.leadSince, person.homeAddress?.from].filter((day) => day !== undefined)
  const levelFrom = days.reduce((earliest, day) => earlierOf(earliest, day), today)
  const leadSince = person.leadSince ?? (leadAgency === 'police' ? today : null)
  const assumed = [
    ...(person.level === undefined ? ['no risk level was given, so it is held as high'] : []),
    ...(person.leadSince === undefined && leadAgency === 'police'
      ? ['no day was given for police lead, so it is counted from today']
      : []),
  ]
  return { leadAgency, leadSince, levelFrom, level: person.level ?? ('high' as const), assumed }
}

type Completed = ReturnType<typeof completed>

function checkDates(person: NewPerson, today: LocalDate): void {
  if (person.dateOfBirth >= today) denied('born-in-the-future')
  notAfter(today, person.leadSince, 'leadSince')
  notAfter(today, person.homeAddress?.from, 'homeAddress.from')
}

/** Those on record who are like the person, whom the writer has said to be others. */
async function checkNotHeld(tx: Tx, actor: Actor, person: NewPerson): Promise<OffenderId[]> {
  if (await visorRefHeld(tx, actor.forceId, person.visorRef)) denied('visor-ref-held')
  const same = await likelySame(tx, actor.forceId, person)
  if (same.length > 0 && person.confirmedNotDuplicate !== true) denied('possible-duplicate')
  return same
}

/** The team named, else the officer's, else the writer's own, else the one whose area the home is in. */
async function ownerOf(tx: Tx, actor: Actor, person: NewPerson): Promise<Owner> {
  const { forceId } = actor
  const officer = await officerNamed(tx, forceId, person.officer)
  const named = await teamNamed(tx, forceId, person.team)
  const team = named ?? (await impliedTeam(tx, actor, { person, officer })) ?? denied('team-needed')
  return {
    officerId: officer?.id ?? null,
    officer: officer?.key ?? null,
    teamId: team.id,
    team: team.name,
  }
}

type Implying = Readonly<{ person: NewPerson; officer: OfficerRef | null }>

const impliedTeam = (tx: Tx, actor: Actor, { person, officer }: Implying) =>
  areaTeam(tx, actor.forceId, {
    teamId: officer?.teamId ?? actor.teamId,
    district: districtOf(person.homeAddress?.postcode ?? null),
  })

type Entry = Readonly<{ row: () => Recorded; person: NewPerson; known: Completed; owner: Owner }>

const created = 'Entered on the system'

// Since when someone has been in the community, active, or this team's was not asked: undated, these hold on
// all earlier days, and a dated fact told later (a custody that began years ago) takes its place.
const undated = { fromOn: null }

function historyOf({ row, person, known, owner }: Entry): Records {
  const { officerId, teamId } = owner
  const { leadAgency, leadSince, level, levelFrom } = known
  const management = person.management ?? 'active'
  const { surname, forenames, mappaLevel } = person
  const noEnd = { toOn: null, reviewOn: null }
  return {
    names: [{ ...row(), kind: 'legal', surname, forenames }],
    statuses: [{ ...row(), ...undated, ...noEnd, status: 'community', reason: created }],
    leads: [{ ...row(), agency: leadAgency, fromOn: leadSince, event: created }],
    levels: [{ ...row(), level, fromOn: levelFrom, why: created, armsId: null }],
    managements: [{ ...row(), ...undated, management, why: created, decidedBy: null }],
    allocations: [{ ...row(), ...undated, officerId, teamId, reason: created }],
    mappas: mappaLevel === undefined ? [] : [{ ...row(), ...undated, mappaLevel }],
    addresses: homeOf({ row, person }),
  }
}

const homeOf = ({ row, person }: Pick<Entry, 'row' | 'person'>): Address[] => {
  const home = person.homeAddress
  if (home === undefined) return []
  const postcode = home.postcode ?? null
  return [
    {
      ...row(),
      kind: home.kind,
      line: home.line,
      postcode,
      district: districtOf(postcode),
      fromOn: home.from,
      untilOn: null,
      confirmedOn: null,
      childrenHere: null,
      version: 1,
    },
  ]
}

const offenderOf = ({ row, person }: Entry, id: OffenderId): Offender => {
  const { forceId, recordedAt, recordedBy, origin } = row()
  return {
    id,
    forceId,
    recordedAt,
    recordedBy,
    origin,
    visorRef: person.visorRef,
    pncId: person.pncId ?? null,
    surname: person.surname,
    forenames: person.forenames,
    dateOfBirth: person.dateOfBirth,
    sex: person.sex,
    photoPlace: null,
    photoTakenOn: null,
    notes: person.notes ?? null,
    version: 1,
  }
}

const itemOf = ({ person, known, owner }: Entry, id: OffenderId): OffenderItem => ({
  id,
  visorRef: person.visorRef,
  pncId: person.pncId ?? null,
  surname: person.surname,
  forenames: person.forenames,
  dateOfBirth: person.dateOfBirth,
  sex: person.sex,
  level: known.level,
  mappaLevel: person.mappaLevel ?? null,
  status: 'community',
  management: person.management ?? 'active',
  leadAgency: known.leadAgency,
  leadSince: known.leadAgency === 'police' ? known.leadSince : null,
  officer: owner.officer,
  team: owner.team,
  homeAddress:
    person.homeAddress === undefined
      ? null
      : { ...person.homeAddress, postcode: person.homeAddress.postcode ?? null },
})

const sentence = ({ known, owner }: Entry): string => {
  const told = `Entered on the system: risk level ${levelWords[known.level]}, ${agencyWords[known.leadAgency].toLowerCase()} lead, ${owner.team}.`
  return known.assumed.length === 0 ? told : `${told} To be put right: ${known.assumed.join('; ')}.`
}

/** Enters a person, or refuses: a ViSOR ref already held, a likely duplicate nobody has looked at, no team. */
export async function createOffender(
  tx: Tx,
  actor: Actor,
  person: NewPerson,
): Promise<OffenderItem & Readonly<{ version: number }>> {
  const today = localDateOf(tx.at)
  checkDates(person, today)
  const like = await checkNotHeld(tx, actor, person)
  const owner = await ownerOf(tx, actor, person)
  const id = newId<OffenderId>()
  const whom = { forceId: actor.forceId, offenderId: id }
  const entry = { row: () => recorded(tx, whom), person, known: completed(person, today), owner }
  await keep(tx, whom, {
    action: 'offender.created',
    records: { offenders: [offenderOf(entry, id)], ...historyOf(entry) },
    fields: Object.keys(person).filter((name) => name !== 'confirmedNotDuplicate'),
    told: [{ kind: 'person', summary: sentence(entry) }],
  })
  await keepPairs(tx, whom, like)
  return { ...itemOf(entry, id), version: 1 }
}
