import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { ScheduleTiming } from '../../../alteryx/gateways.ts'
import type { DirectorySchedule } from '../../../directory/directory.ts'
import { moveToZone } from '../../../schedules/rules/move-to-zone.ts'
import { type Shifted, shiftRule } from '../../../schedules/rules/shift-rule.ts'
import { moveStartIntoFuture } from '../../../schedules/rules/to-iteration.ts'
import { isKnownZone } from '../../../schedules/rules/zone-clock.ts'
import type { SettledAction } from './schedule-facts.ts'

/** What a schedule gets, that it stays as it is, or why it can't be changed. */
export type NewTiming =
  | { readonly timing: ScheduleTiming }
  | { readonly unchanged: string }
  | { readonly reason: string }

/** Moves of single schedules come as shifts here. */
export type TimingAction = Extract<SettledAction, { kind: 'zone' | 'rule' | 'shift' }>

/** The rule that an action makes of a schedule's, with its start in the future as the Server wants it. */
export function toNewTiming(
  action: TimingAction,
  schedule: DirectorySchedule,
  known: KnownRule,
  nowMs: number,
): NewTiming {
  if (action.kind === 'rule') return settle(action.rule, action.timeZone, nowMs)
  const reason = whyNotKnown(schedule, known, action.acceptInferred)
  if (reason !== null || known.rule === null) return { reason: reason ?? unknownRule }
  const { timeZone } = schedule
  if (action.kind === 'zone') {
    if (action.timeZone.toLowerCase() === timeZone.toLowerCase())
      return { unchanged: `It runs in ${timeZone || 'UTC'} already.` }
    const { keep, timeZone: toZone } = action
    const moved = moveToZone(known.rule, { fromZone: timeZone, toZone, keep, nowMs })
    return toSettled(moved, toZone, nowMs)
  }
  const { minutes } = action
  if (minutes === 0) return { unchanged: 'It keeps its time.' }
  if (Math.abs(minutes) > longestMove)
    return {
      reason: `It would move by ${minutes} minutes, which is more than a day. Choose smaller steps or fewer schedules.`,
    }
  return toSettled(shiftRule(known.rule, minutes), timeZone, nowMs)
}

const longestMove = 1_440

const unknownRule =
  'Its rule is not known: the Server tells no rules, and this one was not written here. Confirm its rule on its page first, or write a new one.'

function whyNotKnown(
  { timeZone }: DirectorySchedule,
  { origin, words }: KnownRule,
  acceptInferred: boolean,
): string | null {
  if (origin === 'unknown') return unknownRule
  if (!isKnownZone(timeZone)) return `Its zone ${timeZone} is not known here. Write a new rule.`
  if (origin !== 'inferred' || acceptInferred) return null
  return `Its rule is only inferred: ${words}. Confirm it on its page, or accept inferred rules for this plan.`
}

function toSettled(shifted: Shifted, timeZone: string, nowMs: number): NewTiming {
  return 'reason' in shifted ? shifted : settle(shifted.rule, timeZone, nowMs)
}

function settle(rule: ScheduleTiming['rule'], timeZone: string, nowMs: number): NewTiming {
  const future = moveStartIntoFuture(rule, timeZone, nowMs)
  if (future) return { timing: { rule: future, timeZone } }
  return { reason: 'It would have no run to come: its end has passed.' }
}
