// The environment, parsed once with every fault listed at once; the only code that reads it.
import { z } from 'zod'
import { StartFault } from './errors.ts'

export type Config = Readonly<{
  production: boolean
  port: number
  host: string
  databaseUrl: string | null
  ownerUrl: string | null
  dataDir: string
  dataDirGiven: boolean
  seed: 'demo' | 'empty' | 'none'
  now: string | null
  sessionSecret: string | null
  auditKey: string | null
  identityKey: string | null
  proxies: readonly string[]
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}>

const secret = z.string().min(32, 'must be at least 32 characters').optional()

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce
    .number({ error: 'must be a whole number from 0 to 65535' })
    .int()
    .min(0)
    .max(65535, 'must be a whole number from 0 to 65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  DATA_DIR: z.string().optional(),
  SEED: z.enum(['demo', 'empty'], { error: 'must be demo or empty' }).optional(),
  MOSOVO_NOW: z
    .string()
    .refine(
      (text) => /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !isNaN(Date.parse(text)),
      { error: 'must be an instant such as 2026-03-02T08:00:00Z' },
    )
    .optional(),
  SESSION_SECRET: secret,
  AUDIT_KEY: secret,
  IDENTITY_KEY: secret,
  TRUSTED_PROXIES: z.string().optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    })
    .default('warn'),
})

type Environment = z.output<typeof environment>

function productionFaults(env: Environment): string[] {
  if (env.NODE_ENV !== 'production') return []
  const found = (['SESSION_SECRET', 'AUDIT_KEY', 'IDENTITY_KEY'] as const)
    .filter((name) => env[name] === undefined)
    .map((name) => `${name} must be given in production`)
  if (env.MOSOVO_NOW !== undefined) found.push('MOSOVO_NOW is refused in production')
  if (env.SEED !== undefined) found.push('SEED is refused in production')
  return found
}

/** The demonstration's password is printed at start, so it is not offered to a network. */
function demonstrationFaults(env: Environment): string[] {
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(env.HOST)
  return env.NODE_ENV === 'production' || loopback
    ? []
    : ['HOST must be a loopback address (127.0.0.1) outside production']
}

const databaseOf = (env: Environment) => ({
  databaseUrl: env.DATABASE_URL ?? null,
  ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL ?? null,
})

const secretsOf = (env: Environment) => ({
  sessionSecret: env.SESSION_SECRET ?? null,
  auditKey: env.AUDIT_KEY ?? null,
  identityKey: env.IDENTITY_KEY ?? null,
})

const settled = (env: Environment): Config => {
  const production = env.NODE_ENV === 'production'
  return Object.freeze({
    production,
    port: env.PORT,
    host: env.HOST,
    ...databaseOf(env),
    ...secretsOf(env),
    dataDir: env.DATA_DIR ?? '.data',
    dataDirGiven: env.DATA_DIR !== undefined,
    seed: production ? 'none' : (env.SEED ?? 'demo'),
    now: env.MOSOVO_NOW ?? null,
    proxies: (env.TRUSTED_PROXIES ?? '').split(',').filter((hop) => hop.trim() !== ''),
    logLevel: env.LOG_LEVEL,
  })
}

/** Reads the settings; a StartFault names every one that is wrong, a line each. */
export function readConfig(given: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(filled)
  const faults = parsed.success
    ? [...productionFaults(parsed.data), ...demonstrationFaults(parsed.data)]
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (!parsed.success || faults.length > 0)
    throw new StartFault(`These settings are wrong:\n${faults.map((f) => `  ${f}`).join('\n')}`)
  return settled(parsed.data)
}

export const configFromEnvironment = (): Config => readConfig(process.env)
