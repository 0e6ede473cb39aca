import { setImmediate as pause } from 'node:timers/promises'
import type { DirectoryStatus } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { Problem } from '@curator/endpoint/problem'
import type { AlteryxGateways } from '../alteryx/gateways.ts'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { DirectorySnapshotStore } from '../store/directory-snapshot.store.ts'
import type { ContentFound, ContentKind, ContentQuery, Directory } from './directory.ts'
import type { DirectoryCounts, DirectoryWorkerApi, ServerReading } from './directory-worker-api.ts'
import { unpackCollections } from './packed-collections.ts'
import { readServer } from './read-server.ts'
import { createRefreshRetry } from './refresh-retry.ts'
import { startWorker } from './start-worker.ts'
import type { WorkerHandle } from './worker-handle.ts'

export interface LiveDirectoryOptions {
  readonly connectionId: ConnectionId
  readonly gateways: () => Promise<AlteryxGateways>
  readonly snapshots: DirectorySnapshotStore
  readonly clock: Clock
  readonly log: Logger
  /** Why a refresh failed, in the words people get. */
  readonly toProblem: (error: unknown) => Problem
  /** How often the store is asked for a newer copy of another replica. */
  readonly pollMs: number
  /** A copy older than this is read anew by itself. */
  readonly refreshAfterMs: number
}

/** The directory of one connection: a worker thread with the model, and what keeps it fresh. */
export class LiveDirectory implements Directory {
  readonly #options: LiveDirectoryOptions
  readonly #worker: WorkerHandle<DirectoryWorkerApi>
  readonly #stop = new AbortController()
  readonly #retry: ReturnType<typeof createRefreshRetry>
  #counts: DirectoryCounts = { userCount: 0, groupCount: 0 }
  #revision = 0
  #elsewhereRevision = 0
  #takenAt: Date | null = null
  /** Last own write: a copy read before it may not have it. */
  #patchedAt: Date | null = null
  #problem: Problem | null = null
  #triedAtMs = 0
  #refreshing: Promise<void> | null = null

  constructor(options: LiveDirectoryOptions) {
    this.#options = options
    this.#retry = createRefreshRetry({
      clock: options.clock,
      signal: this.#stop.signal,
      retry: () => this.#refreshInBackground(),
    })
    this.#worker = startWorker<DirectoryWorkerApi>(
      new URL('./directory.worker.ts', import.meta.url),
      { onCrash: (error) => this.#onCrash(error) },
    )
  }

  /** Takes the stored copy, if there is one, and starts to read the Server in the background. */
  async start(): Promise<void> {
    await this.#loadSnapshot()
    this.#refreshInBackground()
    void this.#keepFresh()
  }

  status(): DirectoryStatus {
    const isRefreshing = this.#refreshing !== null
    const withoutCopy = isRefreshing ? 'loading' : this.#problem ? 'failed' : 'empty'
    return {
      state: this.#takenAt ? 'ready' : withoutCopy,
      takenAt: this.#takenAt?.toISOString() ?? null,
      isRefreshing,
      ...this.#counts,
      problem: this.#problem,
    }
  }

  revision(): number {
    return this.#revision
  }

  elsewhereRevision(): number {
    return this.#elsewhereRevision
  }

  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshOnce().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  listUsers: Directory['listUsers'] = async (filters, window) => {
    const takenAt = this.#needTakenAt()
    return { ...(await this.#worker.call('listUsers', [{ ...filters, takenAt }, window])), takenAt }
  }

  exportUsers: Directory['exportUsers'] = async (filters, columns) => {
    const takenAt = this.#needTakenAt()
    return this.#worker.call('exportUsers', [{ ...filters, takenAt }, columns])
  }

  listUserChoices: Directory['listUserChoices'] = () => this.#ask('userChoices', [])

  countUserFindings: Directory['countUserFindings'] = async (inactiveDays) => {
    const takenAt = this.#needTakenAt()
    const counts = await this.#worker.call('countUserFindings', [{ inactiveDays, takenAt }])
    return { counts, userCount: this.#counts.userCount, takenAt }
  }

  listUserGroups: Directory['listUserGroups'] = async (query, window) => {
    const takenAt = this.#needTakenAt()
    return { ...(await this.#worker.call('listUserGroups', [query, window])), takenAt }
  }

  findUsersByEmail: Directory['findUsersByEmail'] = (emails) =>
    this.#ask('findUsersByEmail', [emails])

  findUsersById: Directory['findUsersById'] = (ids) => this.#ask('findUsersById', [ids])

  findGroupsByName: Directory['findGroupsByName'] = (names) =>
    this.#ask('findGroupsByName', [names])

  findGroupsById: Directory['findGroupsById'] = (ids) => this.#ask('findGroupsById', [ids])

  listUserIds: Directory['listUserIds'] = async (filters) => {
    const takenAt = this.#needTakenAt()
    return this.#worker.call('listUserIds', [{ ...filters, takenAt }])
  }

  findContent: Directory['findContent'] = async <K extends ContentKind>(
    kind: K,
    query: ContentQuery,
  ) => {
    if (kind !== 'collection')
      return (await this.#ask('findContent', [kind, query])) as ContentFound<K>
    const { why, ...packed } = await this.#ask('findCollections', [query])
    const items: unknown = await unpackCollections(packed, () => pause())
    return { items: items as ContentFound<K>['items'], why }
  }

  patch: Directory['patch'] = async (patches) => {
    if (patches.some(({ kind }) => kind === 'elsewhere')) this.#elsewhereRevision += 1
    // Nothing to patch yet: the first reading will see the write.
    if (!this.#takenAt && !this.#refreshing) return
    this.#patchedAt = this.#options.clock.now()
    const counts = await this.#worker.call('patch', [patches])
    this.#revision += 1
    if (this.#takenAt) this.#counts = counts
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('The directory is closed.'))
    await this.#worker.close()
    await this.#refreshing?.catch(() => undefined)
  }

  async #ask<K extends keyof DirectoryWorkerApi>(
    name: K,
    args: Parameters<DirectoryWorkerApi[K]>,
  ): Promise<Awaited<ReturnType<DirectoryWorkerApi[K]>>> {
    this.#needTakenAt()
    return this.#worker.call(name, args)
  }

  #needTakenAt(): string {
    if (this.#takenAt) return this.#takenAt.toISOString()
    const detail = this.#problem
      ? `Reading the Server failed: ${this.#problem.detail ?? this.#problem.title}`
      : 'It is being read; try again in a moment.'
    throw new AppError('directory_not_ready', { detail })
  }

  async #refreshOnce(): Promise<void> {
    const { clock, connectionId, log } = this.#options
    const startedMs = clock.monotonicMs()
    this.#triedAtMs = startedMs
    try {
      // Before anything is read: a write that comes after this instant may be missing in the reading.
      const takenAt = clock.now()
      await this.#worker.call('startReading', [])
      const reading = await readServer(await this.#options.gateways(), this.#stop.signal)
      const oddCount = await this.#load(reading, takenAt)
      this.#problem = null
      this.#retry.succeeded()
      const durationMs = Math.round(clock.monotonicMs() - startedMs)
      log.info({ connectionId, ...this.#counts, oddCount, durationMs }, 'directory read')
    } catch (error) {
      if (this.#stop.signal.aborted) throw error
      this.#problem = this.#options.toProblem(error)
      this.#retry.failed()
      log.warn({ connectionId, code: this.#problem.code }, 'directory not read')
      throw error
    }
  }

  async #load(reading: ServerReading, takenAt: Date): Promise<number> {
    const { connectionId, snapshots } = this.#options
    const lists = Object.values(reading.content).flatMap(({ bytes }) => bytes ?? [])
    const transfer = [reading.full, reading.reduced, ...lists].map(({ buffer }) => buffer)
    const loaded = await this.#worker.call('loadReading', [reading], transfer as ArrayBuffer[])
    const { groupCount, isUnchanged, oddCount, snapshot, userCount } = loaded
    this.#counts = { userCount, groupCount }
    this.#takenAt = takenAt
    this.#revision += 1
    // The copy in memory is good whatever the store says; the next refresh stores again.
    const stored =
      isUnchanged || !snapshot
        ? snapshots.confirm(connectionId, takenAt)
        : snapshots.save(connectionId, { takenAt, userCount, groupCount, body: snapshot })
    await stored.catch((error: unknown) =>
      this.#options.log.error({ connectionId }, 'directory snapshot not stored', error),
    )
    return oddCount
  }

  /** Takes the stored copy when it is newer than ours. A damaged one is as good as none. */
  async #loadSnapshot(): Promise<void> {
    const { connectionId, log, snapshots } = this.#options
    try {
      const storedAt = await snapshots.findTakenAt(connectionId)
      if (!storedAt || !this.#isNewer(storedAt)) return
      const snapshot = await snapshots.find(connectionId)
      if (!snapshot || !this.#isNewer(snapshot.takenAt)) return
      const counts = await this.#worker.call('loadSnapshot', [snapshot.body])
      if (this.#takenAt && snapshot.takenAt <= this.#takenAt) return
      this.#counts = counts
      this.#takenAt = snapshot.takenAt
      this.#revision += 1
    } catch (error) {
      if (!this.#stop.signal.aborted) {
        log.error({ connectionId }, 'directory snapshot not loaded', error)
      }
    }
  }

  /** Than the model in memory, own writes included: those are not in the store until the Server is read again. */
  #isNewer(storedAt: Date): boolean {
    if (!this.#takenAt) return true
    return storedAt > this.#takenAt && (!this.#patchedAt || storedAt > this.#patchedAt)
  }

  #refreshInBackground(): void {
    // The failure stands in the status and in the log.
    this.refresh().catch(() => undefined)
  }

  async #keepFresh(): Promise<void> {
    const { clock, pollMs, refreshAfterMs } = this.#options
    const { signal } = this.#stop
    while (!signal.aborted) {
      await clock.sleep(pollMs, signal).catch(() => undefined)
      if (signal.aborted) return
      if (this.#refreshing) continue
      await this.#loadSnapshot()
      const ageMs = this.#takenAt ? clock.now().getTime() - this.#takenAt.getTime() : Infinity
      const sinceTryMs = clock.monotonicMs() - this.#triedAtMs
      if (ageMs > refreshAfterMs && sinceTryMs > refreshAfterMs) this.#refreshInBackground()
    }
  }

  #onCrash(error: Error): void {
    this.#options.log.error(
      { connectionId: this.#options.connectionId },
      'directory thread ended, starting it again',
      error,
    )
    this.#takenAt = null
    this.#counts = { userCount: 0, groupCount: 0 }
    // A refresh that broke the thread is not repeated at once: it would break it again.
    const isByRefresh = this.#refreshing !== null
    void this.#loadSnapshot().then(() => {
      if (!isByRefresh) this.#refreshInBackground()
    })
  }
}
