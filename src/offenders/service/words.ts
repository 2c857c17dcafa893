// How the chronology tells a change: plain sentences.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Level } from '../types.ts'

export const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'very high',
  high: 'high',
  medium: 'medium',
  low: 'low',
}

export {
  agencyWords,
  eventWords,
  managementWords,
  markerWords,
  statusWords,
} from '../rules/words.ts'

export const since = (from: LocalDate): string => `from ${formatShortDate(from)}`
