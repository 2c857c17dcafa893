// The log: ids and plain sentences, never names, addresses or free text.
import { pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Readonly<{
  error(facts: object, sentence: string): void
  warn(facts: object, sentence: string): void
  info(facts: object, sentence: string): void
}>

/** Lines of JSON on standard error, so that standard output stays the program's answer. */
export const openLog = (config: Pick<Config, 'logLevel'>): Log =>
  pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))

export const silentLog: Log = { error: () => {}, warn: () => {}, info: () => {} }
