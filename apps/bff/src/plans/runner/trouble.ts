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

export type Trouble = ReturnType<typeof createTrouble>

/**
 * What the failures of a run say of its connection. While nothing comes through, few calls try; after too long the run
 * is halted, which a person resumes.
 */
export function createTrouble(times: TroubleTimes) {
  let sinceMs: number | null = null
  let gateUntilMs = 0
  let gateMs = firstGateMs
  let forbiddenCount = 0
  let failureCount = 0
  let words = ''

  return {
    /** Answers why the run must halt now, or null. */
    failed({ facts }: AlteryxFailure, nowMs: number): string | null {
      if (facts.kind === 'credentials') return notices.credentials(facts.serverText)
      forbiddenCount = facts.kind === 'forbidden' ? forbiddenCount + 1 : 0
      if (forbiddenCount >= forbiddenMax) return notices.forbidden(forbiddenCount)
      const isTrouble = facts.kind === 'unreachable' || facts.kind === 'busy'
      if (!isTrouble && facts.kind !== 'unclear') {
        sinceMs = null
        failureCount = 0
        return null
      }
      sinceMs ??= nowMs
      failureCount += 1
      words = facts.message
      if (facts.kind === 'unreachable' && nowMs >= gateUntilMs) {
        gateUntilMs = nowMs + gateMs
        gateMs = Math.min(longestGateMs, gateMs * 2)
      }
      return null
    },

    succeeded(): void {
      sinceMs = null
      failureCount = 0
      gateUntilMs = 0
      gateMs = firstGateMs
      forbiddenCount = 0
    },

    /** No new call before this instant. */
    gateUntilMs: () => gateUntilMs,
    /** Whether calls should only feel whether the Server is back. */
    isProbing: () => gateUntilMs > 0,

    /** Why the run must halt, judged by time alone. */
    check(nowMs: number): string | null {
      if (sinceMs === null || failureCount < failuresMin) return null
      if (nowMs - sinceMs < times.troubleMaxMs) return null
      return notices.unreachable(Math.max(1, Math.round((nowMs - sinceMs) / 60_000)), words)
    },

    /** What people read while it waits; null when all is well. */
    notice: (nowMs: number): string | null =>
      sinceMs !== null && nowMs - sinceMs > 1_000 ? notices.waiting(words) : null,
  }
}
