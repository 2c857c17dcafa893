// A look over the record before it is kept: specific, new, verified, devices complete, what happens next. It forbids nothing.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { DeviceLook, Said } from '../types.ts'
import { isOf, type KnownDevice } from './known-devices.ts'

export type LookPoint = 'specific' | 'new' | 'verified' | 'devices' | 'next'
export type LookLine = Readonly<{ point: LookPoint; ok: boolean; words: string }>

/** What is said, and whether a plan for the next visit comes with it. */
export type LookedAt = Readonly<{ seen: boolean; said: Said; hasNext: boolean }>

/** What is held of the person from before: the last account, and every device named. */
export type LookHeld = Readonly<{
  last: Readonly<{ on: LocalDate; account: string }> | null
  devices: readonly KnownDevice[]
}>

/** Sentences that say nothing of anybody. */
export const stockPhrases = [
  'all in order',
  'no concerns',
  'no issues',
  'nothing of note',
  'nothing to report',
  'seen and noted',
  'all well',
  'as previous',
  'as before',
  'no change',
  'compliant',
  'polite and cooperative',
  'engaged well',
] as const

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
  if (account === null)
    return line('specific', false, 'There is no account yet: say what was seen and said')
  const stock = stockIn(account)
  const own = wordsIn(account).length - stock.reduce((sum, one) => sum + one.split(' ').length, 0)
  if (own < fewestWords)
    return line(
      'specific',
      false,
      `${own === 1 ? 'One word' : `${Math.max(own, 0)} words`} of account${stock.length === 0 ? '' : ` beside ${quoted(stock)}`}. Say what was seen and said, so that somebody who was not there could check it`,
    )
  if (!isConcrete(account))
    return line('specific', false, 'Name somebody, a time, a number or what was said')
  return stock.length === 0
    ? line('specific', true, 'The account says something that can be checked')
    : line(
        'specific',
        true,
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
  if (account === null) return line('new', false, 'There is no account yet to compare')
  if (last === null) return line('new', true, 'No earlier account is held to compare with')
  const percent = Math.round(shareCopied(account, last.account) * 100)
  const on = formatShortDate(last.on)
  return percent >= copiedFrom * 100
    ? line(
        'new',
        false,
        `${percent}% of it stands word for word in the account of ${on}. Say what was different`,
      )
    : line('new', true, `${percent}% of it is the same as the account of ${on}`)
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

const count = (many: number, one: string, more: string): string =>
  many === 1 ? `1 ${one}` : `${many} ${more}`

function verified({ said: { selfReports, evidence } }: LookedAt): LookLine {
  const unsaid = selfReports.filter(({ proveBy }) => isBlank(proveBy)).length
  const own = evidence.filter(({ source }) => source === 'offender')
  const unproved = own.filter(({ verified: how }) => how === undefined || how === false).length
  const told = [
    ...(unsaid === 0
      ? []
      : [`${count(unsaid, 'self-report has', 'self-reports have')} no way to be proved`]),
    ...(unproved === 0
      ? []
      : [
          `${count(unproved, 'line of evidence rests', 'lines of evidence rest')} on the person’s word alone`,
        ]),
  ]
  if (told.length > 0)
    return line('verified', false, `${told.join('; ')}. Say how each will be proved`)
  return selfReports.length + own.length === 0
    ? line('verified', true, 'Nothing rests on the person’s word alone')
    : line('verified', true, 'Each self-report has a way to be proved')
}

/** Seen and checked says with what power; anything else says why not. */
const isAnswered = ({ seen, checked, power, how, undeclared }: DeviceLook): boolean =>
  seen && checked ? !isBlank(power) : !isBlank(how) || (seen && undeclared === true)

const nameOf = ({ description, deviceId }: DeviceLook): string =>
  description ?? deviceId ?? 'a device that is not described'

function devices({ said: { devices: told } }: LookedAt, held: LookHeld): LookLine {
  const missing = held.devices.filter((known) => !told.some((one) => isOf(one, known)))
  const open = told.filter((one) => !isAnswered(one))
  const faults = [
    ...(missing.length === 0
      ? []
      : [`Known and not mentioned: ${missing.map(({ description }) => description).join(', ')}`]),
    ...(open.length === 0
      ? []
      : [`Say with what power it was checked, or why not: ${open.map(nameOf).join(', ')}`]),
  ]
  if (faults.length > 0) return line('devices', false, faults.join('. '))
  return told.length === 0
    ? line('devices', true, 'No device is known and none was named')
    : line('devices', true, 'Each known device is seen or checked, or it says why not')
}

function next({ said: { risk, agreed }, hasNext }: LookedAt): LookLine {
  if (risk === 'up' && !hasNext)
    return line(
      'next',
      false,
      'Risk is up: plan the next visit, and change the level or start an ARMS if that is what it asks',
    )
  if (hasNext) return line('next', true, 'The next visit is planned')
  return agreed.length > 0
    ? line('next', true, 'Something is agreed')
    : line(
        'next',
        false,
        'Nothing is planned and nothing is agreed: say what happens next, and by when',
      )
}

const line = (point: LookPoint, ok: boolean, words: string): LookLine => ({ point, ok, words })

/** Five lines for a visit at which somebody was seen; an attempt has nothing to look over. */
export const lookAt = (report: LookedAt, held: LookHeld): LookLine[] =>
  report.seen
    ? [specific(report), isNew(report, held), verified(report), devices(report, held), next(report)]
    : []
