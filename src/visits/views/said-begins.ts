// What the fields of what is said of a visit begin with: what was said already, and what is known from before.
import type { SelfReportStanding } from '../../evidence/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import { isSameChild, type KnownChild } from '../rules/known-children.ts'
import { unmentioned, type KnownDevice } from '../rules/known-devices.ts'
import { saidOf } from '../rules/said.ts'
import type { Said } from '../types.ts'
import type { Values } from './said-rows.ts'

/** A self-report that nobody has proved, and whether the day promised for it has passed. */
export type Promised = Pick<SelfReportStanding, 'id' | 'text' | 'onDate' | 'proveBy' | 'proveOn'> &
  Readonly<{ isPast: boolean }>

/** What is known before anybody types: a row for each condition in force, and each child and device named before. */
export type KnownBefore = Readonly<{
  conditions: readonly string[]
  children: readonly KnownChild[]
  childrenMarked: readonly string[]
  devices: readonly KnownDevice[]
  promised: readonly Promised[]
}>

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function textOf(value: unknown, name: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  const isDate = /(^|\.)(on|proveOn)$/.test(name) && isDay(value)
  return isDate
    ? `${Number(value.slice(8))}/${Number(value.slice(5, 7))}/${value.slice(0, 4)}`
    : value
}

/** Values within values as a form names them: `devices.0.seen`. */
function flat(value: unknown, name: string): (readonly [string, string])[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([part, inner]) =>
      flat(inner, name === '' ? part : `${name}.${part}`),
    )
  const text = textOf(value, name)
  return text === '' ? [] : [[name, text]]
}

const heldDevice = (device: KnownDevice, at: string): (readonly [string, string])[] => [
  [`${at}.held`, 'yes'],
  [`${at}.description`, device.description],
  ...(device.deviceId === null ? [] : [[`${at}.deviceId`, device.deviceId] as const]),
  ...(device.undeclared ? [[`${at}.known`, 'undeclared'] as const] : []),
]

function childWords({ name, relationship, ageYears, on }: KnownChild): string {
  const age = ageYears === undefined ? undefined : `aged ${ageYears}`
  const about = [name ?? 'Name not known', relationship, age].filter((part) => part !== undefined)
  return `${about.join(', ')} (${on === null ? 'on the file' : `met on ${formatShortDate(on)}`})`
}

function heldChild(child: KnownChild, at: string): (readonly [string, string])[] {
  const { name, relationship, ageYears } = child
  const age = ageYears === undefined ? '' : String(ageYears)
  const drawn: (readonly [string, string])[] = [
    [`${at}.held`, 'yes'],
    [`${at}.known`, childWords(child)],
    [`${at}.name`, name ?? ''],
    [`${at}.relationship`, relationship ?? ''],
    [`${at}.knownAge`, age],
    [`${at}.ageYears`, age],
  ]
  return drawn.filter(([, value]) => value !== '')
}

/** What the fields begin with: what was said already, and a row for all that is known and not mentioned. */
export function saidBegins(said: Said, known: KnownBefore): Values {
  const devices = unmentioned(known.devices, said.devices)
  const conditions = known.conditions.filter(
    (text) => !said.conditions.some(({ condition }) => condition === text),
  )
  const children = known.children.filter(
    (one) => !said.children.some((told) => isSameChild(told, one)),
  )
  return Object.fromEntries([
    ...flat(saidOf(said), ''),
    ...children.flatMap((child, index) =>
      heldChild(child, `children.${said.children.length + index}`),
    ),
    ...devices.flatMap((device, index) =>
      heldDevice(device, `devices.${said.devices.length + index}`),
    ),
    ...conditions.flatMap((text, index) => {
      const at = `conditions.${said.conditions.length + index}`
      return [[`${at}.held`, 'yes'] as const, [`${at}.condition`, text] as const]
    }),
  ])
}
