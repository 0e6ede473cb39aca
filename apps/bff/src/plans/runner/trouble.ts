import type { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import { notices } from './notices.ts'

export interface TroubleTimes {
  /** How long nothing but trouble may come from a connection before its run is halted. */
  readonly troubleMaxMs: number
}

const firstGateMs = 250
const longestGateMs = 5_000
/** Refusals for lack of rights, one after the other, that mean more than one object. */
const forbiddenMax = 3
/** One change that fails again and again is no trouble of the connection. */
const failuresMin = 3

/**
 * What the failures of a run say of its connection. While nothing comes through, few calls try; after too long the run
 * is halted, which a person resumes. Instants are monotonic milliseconds.
 */
export class Trouble {
  readonly #times: TroubleTimes
  #sinceMs: number | null = null
  #failureCount = 0
  #forbiddenCount = 0
  #gateUntilMs = 0
  #gateMs = firstGateMs
  #words = ''

  constructor(times: TroubleTimes) {
    this.#times = times
  }

  /** Answers why the run must halt now, or null. */
  failed({ facts }: AlteryxFailure, nowMs: number): string | null {
    this.#forbiddenCount = facts.kind === 'forbidden' ? this.#forbiddenCount + 1 : 0
    switch (facts.kind) {
      case 'credentials':
        return notices.credentials(facts.serverText)
      case 'forbidden':
        return this.#forbiddenCount < forbiddenMax ? null : notices.forbidden(this.#forbiddenCount)
      case 'refused':
      case 'not_found':
        this.#clear()
        return null
      case 'unreachable':
        this.#closeGate(nowMs)
        break
      default:
    }
    this.#sinceMs ??= nowMs
    this.#failureCount += 1
    this.#words = facts.message
    return null
  }

  succeeded(): void {
    this.#forbiddenCount = 0
    this.#clear()
  }

  #clear(): void {
    this.#sinceMs = null
    this.#failureCount = 0
    this.#gateUntilMs = 0
    this.#gateMs = firstGateMs
  }

  #closeGate(nowMs: number): void {
    if (nowMs < this.#gateUntilMs) return
    this.#gateUntilMs = nowMs + this.#gateMs
    this.#gateMs = Math.min(longestGateMs, this.#gateMs * 2)
  }

  /** No new call before this instant. */
  gateUntilMs(): number {
    return this.#gateUntilMs
  }

  /** Whether calls should only feel whether the Server is back. */
  isProbing(): boolean {
    return this.#gateUntilMs > 0
  }

  /** Why the run must halt, judged by time alone. */
  check(nowMs: number): string | null {
    if (this.#sinceMs === null || this.#failureCount < failuresMin) return null
    const lastedMs = nowMs - this.#sinceMs
    if (lastedMs < this.#times.troubleMaxMs) return null
    return notices.unreachable(Math.max(1, Math.round(lastedMs / 60_000)), this.#words)
  }

  /** What people read while it waits; null when all is well. */
  notice(nowMs: number): string | null {
    const isLong = this.#sinceMs !== null && nowMs - this.#sinceMs > 1_000
    return isLong ? notices.waiting(this.#words) : null
  }
}
