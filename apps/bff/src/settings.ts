import { baseUrl, type Environment, environment } from '@curator/console-contract/connections'
import { newPassword } from '@curator/console-contract/session'
import { z } from 'zod'
import { type LogLevel, logLevels } from './core/logger.ts'
import { masterKeyBytes } from './core/secret-box.ts'

/** What a process does: `web` answers people, `worker` runs plans and timed work. */
export type ConsoleRole = 'web' | 'worker'

/** A first connection from the environment. */
export interface GivenConnection {
  readonly name: string
  readonly environment: Environment
  readonly baseUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** The settings of a process, parsed once at start. */
export interface Config {
  readonly host: string
  readonly port: number
  /** As people type it, without a slash at the end. Undefined: whatever address the request came to. */
  readonly publicUrl: string | undefined
  /** Addresses or subnets of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly databaseConnectionsMax: number
  /** Undefined: kept in the data directory. */
  readonly secretKey: Buffer | undefined
  readonly admin: { readonly email: string; readonly password: string } | undefined
  readonly roles: readonly ConsoleRole[]
  readonly practice: 'auto' | 'on' | 'off'
  readonly givenConnection: GivenConnection | undefined
  readonly logLevel: LogLevel
  readonly sessionIdleMs: number
  readonly sessionMaxMs: number
  readonly directoryRefreshMinutes: number
  readonly sheetKeepDays: number
  /** Longest time a Server may still be working on a write whose answer was lost. */
  readonly writeMaxMs: number
  /** How long calls in flight may take to end at a stop. */
  readonly stopGraceMs: number
}

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

/** A random key has 30 different bytes or so; a made-up one has few. */
const secretKey = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64')
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(text) || key.length !== masterKeyBytes) {
    context.addIssue('must be 32 bytes as base64. Make one with: openssl rand -base64 32')
  } else if (new Set(key).size < 12) {
    context.addIssue('is not random. Make one with: openssl rand -base64 32')
  }
  return key
})

const publicUrl = z
  .url({
    protocol: /^https?$/,
    error: 'must be the address people open, for example https://console.example.test',
  })
  .transform((value, context) => {
    const url = new URL(value)
    if (url.pathname !== '/' || url.search || url.hash || url.username) {
      context.addIssue('must be an address without path, user name, ? and #.')
    }
    return url.origin
  })

const roles = z
  .string()
  .transform((text) => text.split(',').map((role) => role.trim()))
  .pipe(z.array(z.enum(['web', 'worker'], 'must be web, worker or web,worker')).min(1))

export const settingsSchema = z
  .object({
    PORT: whole(0, 65_535).default(4000),
    HOST: z.string().default('127.0.0.1'),
    CONSOLE_PUBLIC_URL: publicUrl.optional(),
    CONSOLE_TRUST_PROXY: z.string().default(''),
    CONSOLE_DATA_DIR: z.string().default('./data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
      .optional(),
    DATABASE_CONNECTIONS_MAX: whole(2, 100).default(10),
    CONSOLE_SECRET_KEY: secretKey.optional(),
    CONSOLE_ADMIN_EMAIL: z.email('must be an e-mail address').max(254).optional(),
    CONSOLE_ADMIN_PASSWORD: newPassword.optional(),
    CONSOLE_ROLES: roles.default(['web', 'worker']),
    CONSOLE_PRACTICE: z.enum(['auto', 'on', 'off'], 'must be auto, on or off').default('auto'),
    ALTERYX_URL: baseUrl.optional(),
    ALTERYX_KEY: z.string().max(200).optional(),
    ALTERYX_SECRET: z.string().max(200).optional(),
    ALTERYX_NAME: z.string().trim().min(1).max(60).default('Alteryx Server'),
    ALTERYX_ENVIRONMENT: environment.default('production'),
    ALTERYX_WRITE_MAX_MS: whole(0, 3_600_000).default(60_000),
    LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
    SESSION_IDLE_MINUTES: whole(1, 10_080).default(480),
    SESSION_MAX_MINUTES: whole(1, 43_200).default(1440),
    DIRECTORY_REFRESH_MINUTES: whole(1, 1440).default(15),
    SHEET_KEEP_DAYS: whole(1, 3650).default(90),
    STOP_GRACE_MS: whole(0, 600_000).default(10_000),
  })
  .superRefine((value, context) => {
    const needTogether = (names: readonly (keyof typeof value)[]) => {
      const missing = names.filter((name) => value[name] === undefined)
      if (missing.length === 0 || missing.length === names.length) return
      for (const name of missing) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `is missing; ${names.join(', ')} are set together.`,
        })
      }
    }
    needTogether(['CONSOLE_ADMIN_EMAIL', 'CONSOLE_ADMIN_PASSWORD'])
    needTogether(['ALTERYX_URL', 'ALTERYX_KEY', 'ALTERYX_SECRET'])
    if (value.DATABASE_URL !== undefined && value.CONSOLE_SECRET_KEY === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['CONSOLE_SECRET_KEY'],
        message: 'is required with DATABASE_URL. Make one with: openssl rand -base64 32',
      })
    }
  })

const minuteMs = 60_000

/** Settings in the words of the code. */
export function toConfig(given: z.output<typeof settingsSchema>): Config {
  return {
    host: given.HOST,
    port: given.PORT,
    publicUrl: given.CONSOLE_PUBLIC_URL,
    trustedProxies: given.CONSOLE_TRUST_PROXY.split(',').flatMap((item) => item.trim() || []),
    dataDir: given.CONSOLE_DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    databaseConnectionsMax: given.DATABASE_CONNECTIONS_MAX,
    secretKey: given.CONSOLE_SECRET_KEY,
    admin: toAdmin(given.CONSOLE_ADMIN_EMAIL, given.CONSOLE_ADMIN_PASSWORD),
    roles: given.CONSOLE_ROLES,
    practice: given.CONSOLE_PRACTICE,
    givenConnection: toGivenConnection(given),
    logLevel: given.LOG_LEVEL,
    sessionIdleMs: given.SESSION_IDLE_MINUTES * minuteMs,
    sessionMaxMs: given.SESSION_MAX_MINUTES * minuteMs,
    directoryRefreshMinutes: given.DIRECTORY_REFRESH_MINUTES,
    sheetKeepDays: given.SHEET_KEEP_DAYS,
    writeMaxMs: given.ALTERYX_WRITE_MAX_MS,
    stopGraceMs: given.STOP_GRACE_MS,
  }
}

function toAdmin(email: string | undefined, password: string | undefined): Config['admin'] {
  return email !== undefined && password !== undefined ? { email, password } : undefined
}

function toGivenConnection(given: z.output<typeof settingsSchema>): GivenConnection | undefined {
  const { ALTERYX_URL: url, ALTERYX_KEY: clientId, ALTERYX_SECRET: clientSecret } = given
  if (url === undefined || clientId === undefined || clientSecret === undefined) return undefined
  const named = { name: given.ALTERYX_NAME, environment: given.ALTERYX_ENVIRONMENT }
  return { ...named, baseUrl: url, clientId, clientSecret }
}
