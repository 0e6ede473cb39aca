import { createHash } from 'node:crypto'
import { type SessionData, Store } from 'express-session'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import type { SessionStore } from '../store/session.store.ts'

export interface SessionRecordsOptions {
  readonly sessions: SessionStore
  readonly clock: Clock
  /** Ends after this long without a request. */
  readonly idleMs: number
  /** Ends after this long in any case. */
  readonly maxMs: number
}

/** A session need not be marked as seen with each request. */
const seenStepMs = 60_000

type Done<T = unknown> = (error?: unknown, value?: T) => void
type SeenData = SessionData & { seenAtMs?: number }

/** Joins express-session to the session table. */
export class SessionRecords extends Store {
  readonly #options: SessionRecordsOptions
  /** express-session saves a new session a second time at the end of its request. */
  readonly #created = new WeakSet<SessionData>()

  constructor(options: SessionRecordsOptions) {
    super()
    this.#options = options
  }

  override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const { sessions, clock, idleMs } = this.#options
    const now = clock.now()
    const bounds = { now, seenAfter: new Date(now.getTime() - idleMs) }
    const found = sessions.find(toHash(sid), bounds)
    settle(
      found.then((row) => {
        if (!row) return null
        return { ...row.data, seenAtMs: row.lastSeenAt.getTime() } as unknown as SessionData
      }),
      (error, value) => done(error, value ?? null),
    )
  }

  override set(sid: string, session: SessionData, done: Done = () => undefined): void {
    const { sessions, clock, maxMs } = this.#options
    const now = clock.now()
    const data = JSON.parse(JSON.stringify(session)) as Record<string, unknown>
    const row = { accountId: session.accountId ?? null, data, lastSeenAt: now }
    const isNew = (session as SeenData).seenAtMs === undefined && !this.#created.has(session)
    this.#created.add(session)
    const saved = isNew
      ? sessions.create(toHash(sid), row, new Date(now.getTime() + maxMs))
      : sessions.update(toHash(sid), row)
    settle(saved, done)
  }

  override touch(sid: string, session: SessionData, done: () => void = () => undefined): void {
    const { sessions, clock } = this.#options
    const now = clock.now()
    const seenAtMs = (session as SeenData).seenAtMs ?? now.getTime()
    if (now.getTime() - seenAtMs < seenStepMs) {
      done()
      return
    }
    // The reply is already right; a session not marked as seen only ends a little earlier.
    settle(sessions.touch(toHash(sid), now), () => done())
  }

  override destroy(sid: string, done: Done = () => undefined): void {
    settle(this.#options.sessions.remove(toHash(sid)), done)
  }
}

const toHash = (sid: string) => createHash('sha256').update(sid).digest()

/**
 * Hands a result to a callback. Errors are wrapped, because express-session takes an `ENOENT` for "no such session",
 * and a database socket that is gone for a moment would sign everybody out.
 */
function settle<T>(result: Promise<T>, done: (error: unknown, value?: T) => void): void {
  result.then(
    (value) => done(null, value),
    (cause: unknown) => done(new AppError('store_unavailable', { cause, retryAfterSeconds: 2 })),
  )
}
