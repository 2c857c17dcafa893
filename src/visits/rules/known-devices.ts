// The devices of somebody that earlier visits name: each once, as it was last told, newest first.
import type { LocalDate } from '../../platform/calendar.ts'
import type { DeviceLook } from '../types.ts'

export type DevicesSeen = Readonly<{ on: LocalDate; at: Date; devices: readonly DeviceLook[] }>

export type KnownDevice = Readonly<{
  deviceId: string | null
  description: string
  undeclared: boolean
  /** The last visit that named it. */
  on: LocalDate
}>

/** Whether it was declared is as it was said last; a line that says nothing of it takes nothing back. */
type Told = Omit<KnownDevice, 'undeclared'> & { undeclared: boolean | undefined }

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Two lines are of one device by its id, or, without one, by the same words; null is of none that can be told. */
export const deviceKey = ({
  deviceId,
  description,
}: Pick<DeviceLook, 'deviceId' | 'description'>): string | null => {
  if (deviceId !== undefined) return `id ${deviceId}`
  const words = plain(description ?? '')
  return words === '' ? null : `words ${words}`
}

const linesIn = (visits: readonly DevicesSeen[]) =>
  visits
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .flatMap(({ on, devices }) => devices.map((device) => ({ on, device })))

const firstTold = ({ deviceId, description }: DeviceLook, on: LocalDate): Told => ({
  deviceId: deviceId ?? null,
  description: description ?? deviceId ?? '',
  undeclared: undefined,
  on,
})

/** Every device once. One with an id is also known by its words, so that a later line without the id is no second one. */
export function knownDevices(visits: readonly DevicesSeen[]): KnownDevice[] {
  const known: Told[] = []
  const told = new Map<string, Told>()
  for (const { on, device } of linesIn(visits)) {
    const keys = keysOf(device)
    const before = keys.flatMap((key) => told.get(key) ?? [])[0]
    const one = before ?? firstTold(device, on)
    if (keys.length > 0 && before === undefined) known.push(one)
    one.undeclared ??= device.undeclared
    for (const key of keys) told.set(key, told.get(key) ?? one)
  }
  return known.map((one) => ({ ...one, undeclared: one.undeclared === true }))
}

const keysOf = ({ deviceId, description }: DeviceLook): string[] =>
  [deviceKey({ deviceId, description }), deviceKey({ description })].filter((key) => key !== null)

/** Whether two lines are of one device: by its id where both have one, else by the same words. */
export const isSameDevice = (
  one: Pick<DeviceLook, 'deviceId' | 'description'>,
  other: Pick<DeviceLook, 'deviceId' | 'description'>,
): boolean => {
  if (one.deviceId !== undefined && other.deviceId !== undefined)
    return one.deviceId === other.deviceId
  const key = deviceKey({ description: one.description })
  return key !== null && key === deviceKey({ description: other.description })
}

/** Whether a line is of that device. */
export const isOf = (
  line: Pick<DeviceLook, 'deviceId' | 'description'>,
  known: KnownDevice,
): boolean =>
  known.deviceId !== null && line.deviceId !== undefined
    ? line.deviceId === known.deviceId
    : deviceKey({ description: line.description }) === deviceKey({ description: known.description })
