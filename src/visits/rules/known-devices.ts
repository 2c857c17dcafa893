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

/** Every device once. One with an id is also known by its words, so that a later line without the id is no second one. */
export function knownDevices(visits: readonly DevicesSeen[]): KnownDevice[] {
  const known: KnownDevice[] = []
  const taken = new Set<string>()
  for (const { on, devices } of visits.toSorted((a, b) => b.at.getTime() - a.at.getTime()))
    for (const device of devices) {
      const keys = keysOf(device)
      if (keys.length === 0) continue
      if (!keys.some((key) => taken.has(key)))
        known.push({
          deviceId: device.deviceId ?? null,
          description: device.description ?? device.deviceId ?? '',
          undeclared: device.undeclared === true,
          on,
        })
      for (const key of keys) taken.add(key)
    }
  return known
}

const keysOf = ({ deviceId, description }: DeviceLook): string[] =>
  [deviceKey({ deviceId, description }), deviceKey({ description })].filter((key) => key !== null)

/** Whether a line is of that device. */
export const isOf = (
  line: Pick<DeviceLook, 'deviceId' | 'description'>,
  known: KnownDevice,
): boolean =>
  known.deviceId !== null && line.deviceId !== undefined
    ? line.deviceId === known.deviceId
    : deviceKey({ description: line.description }) === deviceKey({ description: known.description })
