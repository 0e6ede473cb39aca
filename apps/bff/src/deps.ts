import { randomUUID } from 'node:crypto'
import { cpus } from 'node:os'
import { sql } from 'kysely'
import type { CapabilityBook } from './alteryx/capabilities.ts'
import { createCapabilityBook } from './alteryx/capability-book.ts'
import { type ConnectionGateways, createConnectionGateways } from './alteryx/connection-gateways.ts'
import { createConnectionTester } from './alteryx/diagnosis/connection-tester.ts'
import { createRedactorBook } from './alteryx/redactor.ts'
import { type Authenticator, createAuthenticator } from './auth/authenticator.ts'
import { createInvitations, type Invitations } from './auth/invitations.ts'
import { createPasswordHasher, type PasswordCost } from './auth/password-hasher.ts'
import type { Clock } from './core/clock.ts'
import type { Logger } from './core/logger.ts'
import type { SecretBox } from './core/secret-box.ts'
import { createDirectories } from './directory/directories.ts'
import type { Directories } from './directory/directory.ts'
import {
  type ConnectionTestsService,
  createConnectionTestsService,
} from './features/connections/connection-tests.service.ts'
import {
  type ConnectionsService,
  createConnectionsService,
} from './features/connections/connections.service.ts'
import { AccountsService } from './features/settings/accounts.service.ts'
import { SavedViewsService } from './features/settings/saved-views.service.ts'
import { UserGroupsService } from './features/user-groups/user-groups.service.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import type { SignInLimits } from './http/rate-limits.ts'
import { toProblem } from './http/to-problem.ts'
import { createNotificationDeps, type NotificationDeps } from './notification-deps.ts'
import type { RunnerTimes } from './plans/runner/execute.ts'
import { createAccountStore } from './store/account.store.ts'
import { createAccountListStore } from './store/account-list.store.ts'
import { type ConnectionStore, createConnectionStore } from './store/connection.store.ts'
import type { OpenDatabase } from './store/database.ts'
import { createDirectorySnapshotStore } from './store/directory-snapshot.store.ts'
import { createInvitationStore } from './store/invitation.store.ts'
import { createSavedViewStore } from './store/saved-view.store.ts'
import { createSessionStore, type SessionStore } from './store/session.store.ts'
import { createWriteDeps, type WriteDeps } from './write-deps.ts'

/** Settings that the parts below need, whoever starts them. */
export interface DepsSettings {
  readonly publicUrl: string | undefined
  readonly trustedProxies: readonly string[]
  readonly sessionIdleMs: number
  readonly sessionMaxMs: number
  readonly writeMaxMs: number
  readonly directoryRefreshMinutes: number
  /** Days that a sheet is kept with its file; plans and runs stay. */
  readonly sheetKeepDays: number
  /** In place of the usual ones; for tests. */
  readonly runnerTimes?: Partial<RunnerTimes>
  readonly passwordCost: PasswordCost
  readonly signInLimits: SignInLimits
  /** Longest wait for a webhook's receiver, in place of the usual one; for tests. */
  readonly receiverTimeoutMs?: number
  /** Of the product, shown in the pages. */
  readonly version: string
}

/** Where the parts start from. */
export interface DepsOptions {
  readonly settings: DepsSettings
  readonly store: OpenDatabase
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly log: Logger
  /** Default: a worker thread per connection that reads its Server. */
  readonly createDirectories?: () => Directories
}

/** Everything the console is made of, put together once. */
export interface Deps extends DepsOptions, WriteDeps, NotificationDeps {
  readonly metrics: Metrics
  readonly connections: ConnectionStore
  readonly sessions: SessionStore
  readonly authenticator: Authenticator
  readonly invitations: Invitations
  readonly accounts: AccountsService
  readonly savedViews: SavedViewsService
  readonly gateways: ConnectionGateways
  /** What the Server of each connection can do. */
  readonly capabilities: CapabilityBook
  readonly directories: Directories
  readonly connectionsService: ConnectionsService
  readonly connectionTests: ConnectionTestsService
  readonly userGroups: UserGroupsService
  /** Aborts when the process begins to stop; streams to browsers end then. */
  readonly stopping: AbortSignal
  readonly isAccepting: () => boolean
  readonly askStore: () => Promise<void>
  /** Begins the stop: no longer ready, streams end. */
  beginStop(): void
  /** Stops the runner, closes directories and gateways; the store is closed by whoever opened it. */
  close(): Promise<void>
}

/** The composition root: the only place that knows which part is handed to which. */
export function createDeps(options: DepsOptions): Deps {
  const { store, secrets, clock, log, settings } = options
  const { db } = store
  const connections = createConnectionStore(db)
  const redactors = createRedactorBook()
  const gateways = createConnectionGateways({ connections, secrets, redactors, clock, log })
  const capabilities = createCapabilityBook({
    readSwagger: async (id, call) => (await gateways.get(id)).documents.readSwagger(call),
    clock,
    log,
  })
  const directories =
    options.createDirectories?.() ?? startDirectories(options, connections, gateways)
  const stop = new AbortController()
  const runnerTimes = { ...settings.runnerTimes, writeMaxMs: settings.writeMaxMs }
  const writing = createWriteDeps({
    store,
    connections,
    gateways,
    capabilities,
    directories,
    secrets,
    clock,
    log,
    runnerTimes,
  })
  return {
    ...options,
    ...writing,
    ...createNotificationDeps({ ...options, ...settings }),
    metrics: createMetrics(),
    connections,
    ...createAccountParts(options),
    gateways,
    capabilities,
    directories,
    connectionsService: createConnectionsService({
      connections,
      directories,
      forgetGateways: gateways.forget,
      capabilities,
      secrets,
      clock,
      log,
    }),
    connectionTests: createConnectionTestsService({
      connections,
      secrets,
      test: createConnectionTester(secrets, clock, redactors),
    }),
    userGroups: new UserGroupsService({ directories, gateways, clock }),
    stopping: stop.signal,
    isAccepting: () => !stop.signal.aborted,
    askStore: async () => {
      await sql`select 1`.execute(db)
    },
    beginStop: () => stop.abort(),
    close: async () => {
      stop.abort()
      await writing.runner.stop()
      await writing.sheetProcess.close()
      await directories.closeAll()
      await gateways.closeAll()
    },
  }
}

/** Who may sign in, and what keeps them signed in. */
function createAccountParts({ clock, settings, store }: DepsOptions) {
  const passwords = createPasswordHasher(settings.passwordCost, cpus().length)
  const accounts = createAccountStore(store.db)
  const sessions = createSessionStore(store.db)
  const shared = { accounts, passwords, clock }
  const invitations = createInvitations({
    ...shared,
    invitations: createInvitationStore(store.db),
  })
  const accountList = createAccountListStore(store.db)
  return {
    sessions,
    invitations,
    authenticator: createAuthenticator(shared),
    savedViews: new SavedViewsService({
      views: createSavedViewStore(store.db),
      clock,
      createId: randomUUID,
    }),
    accounts: new AccountsService({ ...shared, accountList, invitations, sessions }),
  }
}

function startDirectories(
  { store, clock, log, settings }: DepsOptions,
  connections: ConnectionStore,
  gateways: ConnectionGateways,
): Directories {
  return createDirectories({
    connections,
    gatewaysFor: gateways.get,
    snapshots: createDirectorySnapshotStore(store.db),
    clock,
    log,
    toProblem,
    // Timed work reads the Servers, in one replica at a time; a process without it takes over late.
    refreshAfterMs: 2 * settings.directoryRefreshMinutes * 60_000,
  })
}
