import type { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import { type Ended, ended } from '../changes/change-kind.ts'
import { messages } from './notices.ts'
import type { Unit, WorkItem } from './work-item.ts'

/** What follows from a failed call for a change. `isAsIfUnsent`: it goes back to waiting, nothing is in doubt. */
export type Next =
  | { readonly do: 'end'; readonly how: Ended }
  | { readonly do: 'send_again'; readonly afterMs: number }
  | { readonly do: 'look_up'; readonly afterMs: number }

export interface FailureSetting {
  readonly nowMs: number
  /** Longest time the Server may still work on a write after it left. */
  readonly writeMaxMs: number
  readonly isCancelling: boolean
  /** 0 to under 1, for jitter. */
  readonly random: () => number
}

/** Unclear answers after which a change is given up, when looking it up still does not show it. */
export const attemptsMax = 4
const firstDelayMs = 250
const longestDelayMs = 15_000
/** Lookups that may fail while a run is being cancelled; then a person has to look. */
const cancelLookupsMax = 3

/** After a write that failed. Changes `item`: counts and the failure are remembered for later words. */
export function judgeSendFailure(
  item: WorkItem,
  unit: Unit,
  failure: AlteryxFailure,
  setting: FailureSetting,
): Next {
  const { facts } = failure
  item.lastFailure = failure
  // A call of the kind that only reads failed: the write may have been made before it.
  const isRead = facts.operationId !== item.writes
  switch (facts.kind) {
    case 'refused':
    case 'not_found':
      if (!item.rules.looksUpRefusals) return { do: 'end', how: toRefused(failure) }
      item.lookupReason = failure
      return { do: 'look_up', afterMs: 0 }
    case 'forbidden':
      return { do: 'end', how: toRefused(failure) }
    case 'credentials':
      return again(isRead && unit.sentMs !== null, 0)
    case 'busy':
    case 'unreachable':
      item.delays += 1
      return again(isRead, Math.max(facts.retryAfterMs ?? 0, backOff(item.delays, setting.random)))
    case 'unclear': {
      item.attempts += 1
      item.lookupReason = 'unclear'
      const sentMs = unit.sentMs ?? setting.nowMs
      const quarantineMs = sentMs + setting.writeMaxMs - setting.nowMs
      const isOver = facts.isSettled || isRead
      return {
        do: 'look_up',
        afterMs: isOver ? backOff(item.attempts, setting.random) : Math.max(0, quarantineMs),
      }
    }
  }
}

/** After a lookup that failed. */
export function judgeLookupFailure(
  item: WorkItem,
  failure: AlteryxFailure,
  setting: FailureSetting,
): Next {
  const { facts } = failure
  item.delays += 1
  const isPassing =
    facts.kind === 'busy' || facts.kind === 'unreachable' || facts.kind === 'unclear'
  if (facts.kind === 'credentials' || isPassing) {
    if (setting.isCancelling && (item.delays >= cancelLookupsMax || !isPassing))
      return { do: 'end', how: toReview(messages.cancelledUnknown(facts.message), failure) }
    const afterMs = Math.max(facts.retryAfterMs ?? 0, backOff(item.delays, setting.random))
    return { do: 'look_up', afterMs }
  }
  if (item.lookupReason !== 'unclear') return { do: 'end', how: toRefused(item.lookupReason) }
  return { do: 'end', how: toReview(messages.unknowable(facts.message), failure) }
}

/** After a lookup that did not find the effect. */
export function judgeAbsent(item: WorkItem, setting: FailureSetting): Next {
  if (item.lookupReason !== 'unclear') return { do: 'end', how: toRefused(item.lookupReason) }
  if (setting.isCancelling)
    return { do: 'end', how: ended('cancelled', { message: messages.cancelled }) }
  if (item.attempts < attemptsMax) return { do: 'send_again', afterMs: 0 }
  return {
    do: 'end',
    how: ended('failed', {
      message: messages.attempts(item.attempts),
      serverText: toServerText(item.lastFailure),
      httpStatus: item.lastFailure?.facts.status ?? null,
    }),
  }
}

/** After a lookup that can't tell whether the effect is there: nobody may say that it is not. */
export function judgeUntold(item: WorkItem, setting: FailureSetting): Next {
  if (item.lookupReason !== 'unclear') return { do: 'end', how: toRefused(item.lookupReason) }
  if (!setting.isCancelling && item.attempts < attemptsMax) return { do: 'send_again', afterMs: 0 }
  return {
    do: 'end',
    how: ended('needs_review', {
      message: setting.isCancelling
        ? messages.cancelledUntold
        : messages.attemptsUntold(item.attempts),
      serverText: item.lastFailure && toServerText(item.lastFailure),
      httpStatus: item.lastFailure?.facts.status ?? null,
    }),
  }
}

function again(isInDoubt: boolean, afterMs: number): Next {
  return { do: isInDoubt ? 'look_up' : 'send_again', afterMs }
}

/** Doubling, with up to half of it taken away at random, so that many don't come back at once. */
export function backOff(count: number, random: () => number): number {
  const fullMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(count - 1, 10))
  return fullMs * (1 - random() / 2)
}

function toRefused(failure: AlteryxFailure): Ended {
  return ended('refused', {
    message: failure.facts.message,
    serverText: toServerText(failure),
    httpStatus: failure.facts.status,
  })
}

function toReview(message: string, failure: AlteryxFailure): Ended {
  return ended('needs_review', {
    message,
    serverText: toServerText(failure),
    httpStatus: failure.facts.status,
  })
}

function toServerText(failure: AlteryxFailure | null): string | null {
  return failure?.facts.serverText ? failure.facts.serverText : null
}
