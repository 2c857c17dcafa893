// The devices of somebody that visits name: each once, as it was last told, newest first.
import type { LocalDate } from '../../platform/calendar.ts'
import type { DeviceLook } from '../types.ts'
import { plainWords } from './typed-words.ts'

export type DevicesSeen = Readonly<{ on: LocalDate; at: Date; devices: readonly DeviceLook[] }>

export type KnownDevice = Readonly<{
  deviceId: string | null
  description: string
  undeclared: boolean
  /** The last visit that named it. */
  on: LocalDate
}>

/** A device as a line names it. */
type Named = Readonly<{ deviceId?: string | null | undefined; description?: string | undefined }>

/** The lines of one device, the newest first. */
type OneDevice<Line> = [Line, ...Line[]]

const idOf = ({ deviceId }: Named): string | null => deviceId ?? null

const isById = (device: readonly Named[], line: Named): boolean =>
  idOf(line) !== null && device.some((one) => idOf(one) === idOf(line))

/** The same words; but two ids are two devices whatever their words. */
function isByWords(device: readonly Named[], line: Named): boolean {
  const words = plainWords(line.description)
  if (words === '' || (idOf(line) !== null && device.some((one) => idOf(one) !== null)))
    return false
  return device.some(({ description }) => plainWords(description) === words)
}

/** Puts each line of one visit to its device, and gives those that no visit named before. */
function joined<Line extends Named>(
  known: readonly OneDevice<Line>[],
  lines: readonly Line[],
): OneDevice<Line>[] {
  const byId = lines.map((line) => known.find((device) => isById(device, line)))
  const free = new Set(known.filter((device) => !byId.includes(device)))
  const added: OneDevice<Line>[] = []
  for (const [index, line] of lines.entries()) {
    const device =
      byId[index] ??
      added.find((one) => isById(one, line)) ??
      [...free].find((one) => isByWords(one, line))
    if (device === undefined) added.push([line])
    else {
      device.push(line)
      free.delete(device)
    }
  }
  return added
}

/**
 * The lines of several visits, the newest visit first, gathered by device: by its id, else by its words. Two lines of
 * one visit that have no id in common are two devices, alike as they may be: whoever stood there saw both.
 */
export function byDevice<Line extends Named>(
  visits: readonly (readonly Line[])[],
): readonly Readonly<OneDevice<Line>>[] {
  const devices: OneDevice<Line>[] = []
  for (const lines of visits) devices.push(...joined(devices, lines))
  return devices
}

/** Whether a device was declared is as it was said last; a line that says nothing of it takes nothing back. */
export const isUndeclared = (device: readonly Pick<DeviceLook, 'undeclared'>[]): boolean =>
  device.find(({ undeclared }) => undeclared !== undefined)?.undeclared === true

type Line = DeviceLook & Readonly<{ on: LocalDate }>

/** Null for one of which neither an id nor a word is told: nobody could find it again. */
function knownBy(device: Readonly<OneDevice<Line>>): KnownDevice | null {
  const deviceId = device.map(idOf).find((id) => id !== null) ?? null
  const described = device.find(({ description }) => plainWords(description) !== '')
  const description = described?.description ?? deviceId
  if (description === null) return null
  return { deviceId, description, undeclared: isUndeclared(device), on: device[0].on }
}

/** Every device once. */
export const knownDevices = (visits: readonly DevicesSeen[]): KnownDevice[] =>
  byDevice(
    visits
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .map(({ on, devices }) => devices.map((device) => ({ ...device, on }))),
  )
    .map(knownBy)
    .filter((known) => known !== null)

/** Those of which none of these lines tells; a line tells of one device. */
export function unmentioned(
  known: readonly KnownDevice[],
  lines: readonly Named[],
): readonly KnownDevice[] {
  const told = new Set<Named>(
    byDevice<Named>([lines, known]).flatMap((device) => (lines.includes(device[0]) ? device : [])),
  )
  return known.filter((device) => !told.has(device))
}
