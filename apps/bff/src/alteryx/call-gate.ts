import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { Clock } from '../core/clock.ts'
import { AlteryxFailure } from './alteryx-failure.ts'
import type { Admission, Breaker, BreakerResult } from './breaker.ts'
import type { FailureMaker } from './failure-from.ts'
import type { CallOptions } from './gateways.ts'
import { HeldBack, type Limiter, type Slot, type SlotResult } from './limiter.ts'

/** Lets calls out to the Server when limiter and breaker allow it, and teaches both how the calls went. */
export interface CallGate {
  /** Runs `work` in a slot. `isLong`: its duration says nothing about the Server's load. */
  run<T>(
    operation: OperationSpec,
    isLong: boolean,
    options: CallOptions,
    work: () => Promise<T>,
  ): Promise<T>
}

export function createCallGate(options: {
  readonly limiter: Limiter
  readonly breaker: Breaker
  readonly failures: FailureMaker
  readonly clock: Clock
  /** How long bulk calls wait for a Server that is away. */
  readonly maxWaitMs: number
}): CallGate {
  const { breaker, clock, failures, limiter } = options

  async function enter(operation: OperationSpec, callOptions: CallOptions) {
    const startedMs = clock.monotonicMs()
    for (;;) {
      const slot = await enterLimiter(operation, callOptions)
      const nowMs = clock.monotonicMs()
      const admission = breaker.admit(nowMs)
      if (admission.kind !== 'wait') return { slot, admission }
      slot.release(null)
      const waitedMs = nowMs - startedMs + admission.waitMs
      if (callOptions.priority === 'people' || waitedMs > options.maxWaitMs) {
        throw failures.make(operation, {
          kind: 'unreachable',
          message:
            'The Alteryx Server has not been answering for a while. The console looks for it every few seconds and goes on when it is back.',
        })
      }
      await clock.sleep(admission.waitMs, callOptions.signal)
    }
  }

  async function enterLimiter(operation: OperationSpec, callOptions: CallOptions): Promise<Slot> {
    try {
      return await limiter.enter(callOptions.priority, callOptions.signal)
    } catch (error) {
      if (!(error instanceof HeldBack)) throw error
      throw failures.make(operation, {
        kind: 'busy',
        retryAfterMs: error.retryAfterMs,
        message: `The Alteryx Server asked for a pause of ${Math.ceil(error.retryAfterMs / 1_000)} s. Try again after it.`,
      })
    }
  }

  return {
    run: async (operation, isLong, callOptions, work) => {
      const { slot, admission } = await enter(operation, callOptions)
      const startedMs = clock.monotonicMs()
      const settle = (slotResult: SlotResult, result: BreakerResult | null, held: Admission) => {
        slot.release(slotResult)
        if (result) breaker.record(result, held, clock.monotonicMs())
        else breaker.abandon(held)
      }
      const answered = (): SlotResult =>
        isLong
          ? null
          : {
              kind: 'answered',
              operationId: operation.operationId,
              tripMs: clock.monotonicMs() - startedMs,
            }
      try {
        const value = await work()
        settle(answered(), 'ok', admission)
        return value
      } catch (error) {
        const lesson = lessonOf(error, callOptions.signal?.aborted ?? false)
        settle(lesson.slot === 'answered' ? answered() : lesson.slot, lesson.breaker, admission)
        throw error
      }
    },
  }
}

function lessonOf(
  error: unknown,
  isAborted: boolean,
): { slot: SlotResult | 'answered'; breaker: BreakerResult | null } {
  // A call held back or given up by its own caller teaches nothing about the Server.
  if (!(error instanceof AlteryxFailure) || isAborted) return { slot: null, breaker: null }
  const { kind, retryAfterMs, status } = error.facts
  switch (kind) {
    case 'busy':
      return { slot: { kind: 'throttled', retryAfterMs }, breaker: status === 429 ? 'ok' : 'fault' }
    case 'unreachable':
      return { slot: null, breaker: 'unreachable' }
    case 'unclear':
      return {
        slot: error.facts.isSettled ? 'answered' : { kind: 'timed_out' },
        breaker: 'fault',
      }
    default:
      return { slot: 'answered', breaker: 'ok' }
  }
}
