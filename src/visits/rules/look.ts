// A look over the record before it is kept: specific, new, verified, devices complete, what happens next. It forbids nothing.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Begun, DeviceLook, SaidSoFar } from '../types.ts'
import { stockPhrases } from './empty-words.ts'
import { unmentioned, type KnownDevice } from './known-devices.ts'
import { isBlank } from './typed-words.ts'
import type { Waits } from './next-wait.ts'

export type LookPoint = 'specific' | 'new' | 'verified' | 'devices' | 'next' | 'on-record'
export type LookLine = Readonly<{
  point: LookPoint
  /** Null where nothing is there to judge: neither good nor bad. */
  ok: boolean | null
  words: string
  /** The field to look at again, as the report names it; a list where one of it is not there at all. */
  field?: string
}>

/** What is said, whole or only begun, and whether a plan for the next visit comes with it. */
export type LookedAt = Readonly<{
  seen: boolean
  said: SaidSoFar
  hasNext: boolean
  /** Whether that plan still lacks its reason, without which nothing is recorded. */
  nextNeedsWhy?: boolean
  /** How long that plan lets the person wait, and how long the one before did; null where nothing turns on it. */
  waits?: Waits | null
}>

/** What is held of the person from before: the last account, and every device named. */
export type LookHeld = Readonly<{
  last: Readonly<{ on: LocalDate; account: string }> | null
  devices: readonly KnownDevice[]
}>

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

const stockIn = (account: string): string[] => {
  const plain = ` ${wordsIn(account).join(' ')} `
  return stockPhrases.filter((phrase) => plain.includes(` ${phrase} `))
}

/** An account tells something from about this many words on, stock phrases apart. */
const fewestWords = 25

/** A number, a quotation, or a name within a sentence: something that could be checked. */
const isConcrete = (account: string): boolean =>
  /\d|[“"]|(?<=[\p{Ll},;:] )\p{Lu}\p{Ll}/u.test(account)

const quoted = (phrases: readonly string[]): string =>
  phrases.map((phrase) => `“${phrase}”`).join(', ')

function specific({ said: { account } }: LookedAt): LookLine {
  const again = (words: string): LookLine => lookAgain('specific', words, 'account')
  if (account === null) return again('There is no account yet: say what was seen and said')
  const stock = stockIn(account)
  const own = wordsIn(account).length - stock.reduce((sum, one) => sum + one.split(' ').length, 0)
  if (own < fewestWords)
    return again(
      `${own === 1 ? 'One word' : `${Math.max(own, 0)} words`} of account${stock.length === 0 ? '' : ` beside ${quoted(stock)}`}. Say what was seen and said, so that somebody who was not there could check it`,
    )
  if (!isConcrete(account)) return again('Name somebody, a time, a number or what was said')
  return stock.length === 0
    ? good('specific', 'The account says something that can be checked')
    : good(
        'specific',
        `It can be checked. ${quoted(stock)} says nothing: leave it out, or say what it means`,
      )
}

const shingleLength = 4

/** Every run of four words, whatever their case and stops. */
export function shingles(text: string): ReadonlySet<string> {
  const words = wordsIn(text)
  const runs = new Set<string>()
  for (let at = 0; at + shingleLength <= words.length; at += 1)
    runs.add(words.slice(at, at + shingleLength).join(' '))
  return runs
}

/** How much of a text stands word for word in an earlier one: the share of its runs of four words, 0 to 1. */
export function shareCopied(account: string, earlier: string): number {
  const [own, held] = [shingles(account), shingles(earlier)]
  if (own.size === 0) return 0
  return [...own].filter((run) => held.has(run)).length / own.size
}

/** From half on it is the last account again. */
const copiedFrom = 0.5

function isNew({ said: { account } }: LookedAt, { last }: LookHeld): LookLine {
  if (account === null) return unjudged('new', 'There is no account yet to compare')
  if (last === null) return unjudged('new', 'No earlier account is held to compare with')
  if (shingles(account).size === 0) return unjudged('new', 'Too few words to compare')
  const percent = Math.round(shareCopied(account, last.account) * 100)
  const on = formatShortDate(last.on)
  return percent >= copiedFrom * 100
    ? lookAgain(
        'new',
        `${percent}% of it stands word for word in the account of ${on}. Say what was different`,
        'account',
      )
    : good('new', `${percent}% of it is the same as the account of ${on}`)
}

const count = (many: number, one: string, more: string): string =>
  many === 1 ? `1 ${one}` : `${many} ${more}`

const isUnproved = ({ source, verified }: SaidSoFar['evidence'][number]): boolean =>
  source === 'offender' && (verified === undefined || verified === false)

function verified({ said: { selfReports, evidence } }: LookedAt): LookLine {
  const unsaid = selfReports.flatMap(({ proveBy }, index) => (isBlank(proveBy) ? [index] : []))
  const unproved = evidence.flatMap((one, index) => (isUnproved(one) ? [index] : []))
  const own = evidence.filter(({ source }) => source === 'offender')
  if (selfReports.length + own.length === 0)
    return unjudged('verified', 'Nothing rests on the person’s word alone')
  const told = [
    ...(unsaid.length === 0
      ? []
      : [`${count(unsaid.length, 'self-report has', 'self-reports have')} no way to be proved`]),
    ...(unproved.length === 0
      ? []
      : [
          `${count(unproved.length, 'line of evidence rests', 'lines of evidence rest')} on the person’s word alone`,
        ]),
  ]
  if (told.length === 0) return good('verified', 'Each self-report has a way to be proved')
  const field =
    unsaid[0] === undefined
      ? `evidence.${unproved[0] ?? 0}.verified`
      : `selfReports.${unsaid[0]}.proveBy`
  return lookAgain('verified', `${told.join('; ')}. Say how each will be proved`, field)
}

const isChecked = ({ seen, checked }: Begun<DeviceLook>): boolean =>
  seen === true && checked === true

/** Seen and checked says with what power; anything else says why not, a device that nobody had declared too. */
const isAnswered = (device: Begun<DeviceLook>): boolean =>
  !isBlank(isChecked(device) ? device.power : device.how)

const nameOf = ({ description, deviceId }: Begun<DeviceLook>): string =>
  description ?? deviceId ?? 'a device that is not described'

const fieldOf = (told: readonly Begun<DeviceLook>[]): string => {
  const index = told.findIndex((one) => !isAnswered(one))
  const device = told[index]
  if (device === undefined) return 'devices'
  return `devices.${index}.${isChecked(device) ? 'power' : 'how'}`
}

function devices({ said: { devices: told } }: LookedAt, held: LookHeld): LookLine {
  const missing = unmentioned(held.devices, told)
  const open = told.filter((one) => !isAnswered(one))
  const faults = [
    ...(missing.length === 0
      ? []
      : [`Known and not mentioned: ${missing.map(({ description }) => description).join('; ')}`]),
    ...(open.length === 0
      ? []
      : [`Say with what power it was checked, or why not: ${open.map(nameOf).join('; ')}`]),
  ]
  if (faults.length > 0) return lookAgain('devices', faults.join('. '), fieldOf(told))
  return told.length === 0
    ? unjudged('devices', 'No device is known and none was named')
    : good('devices', 'Each device was checked, or it says why not')
}

function next({ said: { risk, agreed }, hasNext, nextNeedsWhy, waits }: LookedAt): LookLine {
  const again = (words: string): LookLine => lookAgain('next', words, 'next.latestBy')
  if (risk === 'up' && !hasNext)
    return again(
      'Risk is up: plan the next visit, and change the level or start an ARMS if that is what it asks',
    )
  if (risk === 'up' && waits != null && waits.next > waits.before)
    return again(
      `Risk is up, and the next visit may wait ${count(waits.next, 'day', 'days')}: the one before was to be made within ${count(waits.before, 'day', 'days')}. Choose an earlier day, or say why this one is right`,
    )
  if (nextNeedsWhy === true)
    return lookAgain(
      'next',
      'The next visit has a day and no reason yet: say why this interval is right',
      'next.why',
    )
  if (hasNext) return good('next', 'The next visit is planned')
  return agreed.length > 0
    ? good('next', 'Something is agreed')
    : again('Nothing is planned and nothing is agreed: say what happens next, and by when')
}

const good = (point: LookPoint, words: string): LookLine => ({ point, ok: true, words })
const unjudged = (point: LookPoint, words: string): LookLine => ({ point, ok: null, words })
const lookAgain = (point: LookPoint, words: string, field: string): LookLine => ({
  ...{ point, ok: false, words, field },
})

/** Five lines for a visit at which somebody was seen; an attempt has nothing to look over. */
export const lookAt = (report: LookedAt, held: LookHeld): LookLine[] =>
  report.seen
    ? [specific(report), isNew(report, held), verified(report), devices(report, held), next(report)]
    : []
