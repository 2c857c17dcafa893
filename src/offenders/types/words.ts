// The words that a person's facts are told in.
import type { Level } from '../../policy/index.ts'

export type { Level }
export type Sex = 'M' | 'F'
export type Status =
  'community' | 'custody' | 'hospital' | 'abroad' | 'missing' | 'transferred' | 'closed'
export type Management = 'active' | 'reactive'
export type Agency = 'police' | 'probation' | 'yot'
/** Who led on a day: before the first dated lead nothing here says who did. */
export type LeadOnDay = Agency | 'unknown'
export type Origin = 'here' | 'register'
