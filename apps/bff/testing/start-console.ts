import { randomUUID } from 'node:crypto'
import { createSandbox, type Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { SandboxOptions } from '@curator/alteryx-sandbox/options'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import { createConnection } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { AccountRole } from '@curator/console-contract/session'
import { type Call, createClient } from '@curator/endpoint/client'
import { createApp } from '../src/app.ts'
import { createPasswordHasher, type PasswordCost } from '../src/auth/password-hasher.ts'
import { listen } from '../src/console-server.ts'
import { type Clock, systemClock } from '../src/core/clock.ts'
import { createLogger, type Logger } from '../src/core/logger.ts'
import { createSecretBox } from '../src/core/secret-box.ts'
import { createDeps, type Deps, type DepsOptions, type DepsSettings } from '../src/deps.ts'
import { toCookieName } from '../src/http/session-cookie.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

/** As cheap as Argon2 gets: tests are not about its cost. */
const cheapPasswords: PasswordCost = { memoryKib: 8, rounds: 1 }

export const testPassword = 'a password for tests'

export interface StartConsoleOptions {
  readonly sandbox?: SandboxOptions
  readonly clock?: Clock
  readonly log?: Logger
  readonly settings?: Partial<DepsSettings>
  /** Whether runs are carried out; default true. */
  readonly isWorker?: boolean
  /** Default: the real ones, a worker thread per connection. */
  readonly createDirectories?: NonNullable<DepsOptions['createDirectories']>
}

/** A console and a practice server in this process, with a database of their own. */
export interface TestConsole {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** The typed client, signed in as an administrator. */
  readonly call: Call
  /** A client of another account with this role. */
  signInAs(role: AccountRole): Promise<Call>
  /** As a browser page of the console would: sends cookie and origin. */
  fetchAs(cookie: string | undefined): typeof fetch
  /** Cookie header of a new account with this role. */
  cookieOf(role: AccountRole): Promise<string>
  /** Makes the connection to the practice server; answers its id. */
  connect(): Promise<ConnectionId>
  readonly sandbox: Sandbox
  readonly sandboxUrl: string
  readonly deps: Deps
  readonly api: ReturnType<typeof createApp>['api']
  readonly db: TestDatabase['db']
  readonly database: TestDatabase
  close(): Promise<void>
}

const defaults: DepsSettings = {
  runnerTimes: { leaseMs: 2_000, renewMs: 500, marginMs: 300, troubleMaxMs: 5_000 },
  publicUrl: undefined,
  trustedProxies: [],
  sessionIdleMs: 8 * 3_600_000,
  sessionMaxMs: 24 * 3_600_000,
  writeMaxMs: 60_000,
  directoryRefreshMinutes: 15,
  sheetKeepDays: 90,
  passwordCost: cheapPasswords,
  signInLimits: { perAddress: 1000, perEmail: 1000 },
  version: '0.0.0-test',
}

/** Starts both on free ports; takes about a fifth of a second. */
export async function startConsole(options: StartConsoleOptions = {}): Promise<TestConsole> {
  const clock = options.clock ?? systemClock
  const database = await createTestDatabase()
  const sandbox = createSandbox(options.sandbox)
  const listeningSandbox = await sandbox.listen()
  const deps = createDeps({
    settings: { ...defaults, ...options.settings },
    store: database,
    secrets: createSecretBox(Buffer.alloc(32, 7)),
    clock,
    log: options.log ?? createLogger('silent'),
    ...(options.createDirectories ? { createDirectories: options.createDirectories } : {}),
  })
  const { app, api } = createApp(deps, '/nonexistent')
  if (options.isWorker ?? true) deps.runner.start()
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${server.port}`

  const fetchAs =
    (cookie: string | undefined): typeof fetch =>
    (input, init) => {
      const headers = new Headers(init?.headers)
      if (cookie) headers.set('cookie', cookie)
      if (!headers.has('origin')) headers.set('origin', deps.settings.publicUrl ?? url)
      return fetch(input, { ...init, headers })
    }
  const hasher = createPasswordHasher(cheapPasswords, 1)
  const cookieOf = async (role: AccountRole) => {
    const email = `${role}-${randomUUID()}@example.test`
    await database.db
      .insertInto('account')
      .values({
        id: randomUUID(),
        email,
        name: `Test ${role}`,
        role,
        password_hash: await hasher.hash(testPassword),
        created_at: clock.now(),
      })
      .execute()
    const reply = await fetchAs(undefined)(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: testPassword }),
    })
    const cookie = reply.headers.get('set-cookie')?.split(';')[0]
    const name = toCookieName(deps.settings.publicUrl?.startsWith('https:') ?? false)
    if (!cookie?.startsWith(`${name}=`)) throw new Error(`no session: ${await reply.text()}`)
    return cookie
  }
  const signInAs = async (role: AccountRole) =>
    createClient({ baseUrl: `${url}/api`, fetch: fetchAs(await cookieOf(role)) })
  const call = await signInAs('administrator')

  return {
    url,
    call,
    signInAs,
    fetchAs,
    cookieOf,
    connect: async () => {
      const connection = await call(createConnection, {
        body: {
          name: 'Practice server',
          environment: 'development',
          signIn: options.sandbox?.auth ?? 'builtin',
          baseUrl: listeningSandbox.url,
          clientId: options.sandbox?.key ?? practiceKey,
          clientSecret: options.sandbox?.secret ?? practiceSecret,
        },
      })
      return connection.id
    },
    sandbox,
    sandboxUrl: listeningSandbox.url,
    deps,
    api,
    db: database.db,
    database,
    close: async () => {
      deps.beginStop()
      await server.close(1000)
      await deps.close()
      await listeningSandbox.close()
      await database.close()
    },
  }
}
