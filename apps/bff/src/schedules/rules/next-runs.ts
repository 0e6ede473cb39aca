import type { ExpectedRun, ScheduleRule } from '@curator/console-contract/schedule-rules'
import { lastLocalMs, localRunsOf, type WallRule } from './local-runs.ts'
import { dayMs, minuteMs, toLocalMs } from './local-time.ts'
import { clockOf, type ZoneClock } from './zone-clock.ts'

/** A run to come. Milliseconds since 1970; `localMs` is what the rule names, as if the clock showed UTC. */
export interface RunAt {
  readonly atMs: number
  readonly localMs: number
  readonly clock: ExpectedRun['clock']
}

type HourlyRule = Extract<ScheduleRule, { type: 'Hourly' }>

/** 29 February is absent for up to eight years around 2100; more than nine years without a run means never again. */
const longestGapMs = 9 * 366 * dayMs

/** Instants of five-digit years are no instants of the console wire. */
const lastInstantMs = Date.UTC(9999, 0, 1)

/** Clocks were moved by a day at the most, and a time they skip runs as much later. */
const longestShiftMs = dayMs

/**
 * Instants of the runs from one instant on and before another, in order, each once. Throws a `RangeError` for an unknown
 * zone and a `TypeError` for an expression that is none.
 */
export function runsBetween(
  rule: ScheduleRule,
  timeZone: string,
  fromMs: number,
  toMs: number,
): number[] {
  const clock = clockOf(timeZone)
  const runs: number[] = []
  let isInOrder = true
  let lastMs = Number.NEGATIVE_INFINITY
  visitRuns(rule, clock, fromMs, toMs, (atMs) => {
    if (atMs <= lastMs) isInOrder = false
    lastMs = atMs
    runs.push(atMs)
  })
  return isInOrder ? runs : [...new Set(runs)].sort((one, other) => one - other)
}

/** The first runs after an instant, at most `count`. Throws as `runsBetween` does. */
export function nextRuns(
  rule: ScheduleRule,
  timeZone: string,
  afterMs: number,
  count: number,
): RunAt[] {
  const clock = clockOf(timeZone)
  const startMs = clock.toInstant(toLocalMs(rule.startTime))
  const endMs = lastLocalMs(rule) + longestShiftMs
  const runs: RunAt[] = []
  let fromMs = Math.max(afterMs + 1, startMs)
  let giveUpMs = Math.min(fromMs + longestGapMs, lastInstantMs)
  // A short look ahead is enough for most rules; the rare ones get longer ones.
  for (let lengthMs = 2 * dayMs; runs.length < count && fromMs < giveUpMs; lengthMs *= 2) {
    if (clock.toLocal(fromMs) > endMs) break
    const found = runsWithLocal(rule, clock, fromMs, fromMs + lengthMs)
    runs.push(...found.slice(0, count - runs.length))
    fromMs += lengthMs
    if (found.length > 0) giveUpMs = Math.min(fromMs + longestGapMs, lastInstantMs)
  }
  return runs
}

function runsWithLocal(
  rule: ScheduleRule,
  clock: ZoneClock,
  fromMs: number,
  toMs: number,
): RunAt[] {
  const runs = new Map<number, RunAt>()
  visitRuns(rule, clock, fromMs, toMs, (atMs, localMs) => {
    const run = { atMs, localMs, clock: judgeClock(clock, atMs, localMs) }
    // A skipped time may meet one that the clock does show: that is one run, and a plain one.
    if (run.clock !== 'skipped' || !runs.has(atMs)) runs.set(atMs, run)
  })
  return [...runs.values()].sort((one, other) => one.atMs - other.atMs)
}

function judgeClock(clock: ZoneClock, atMs: number, localMs: number): ExpectedRun['clock'] {
  if (clock.toLocal(atMs) !== localMs) return 'skipped'
  const isTwice = clock
    .shiftsBetween(atMs - longestShiftMs, atMs + longestShiftMs)
    .some((at) => localMs >= at.atMs + at.afterMs && localMs < at.atMs + at.beforeMs)
  return isTwice ? 'repeated' : 'plain'
}

type Visit = (atMs: number, localMs: number) => void

function visitRuns(
  rule: ScheduleRule,
  clock: ZoneClock,
  fromMs: number,
  toMs: number,
  visit: Visit,
): void {
  if (rule.type === 'Hourly') visitPassing(rule, clock, fromMs, toMs, visit)
  else visitWall(rule, clock, fromMs, toMs, visit)
}

function visitPassing(
  rule: HourlyRule,
  clock: ZoneClock,
  fromMs: number,
  toMs: number,
  visit: Visit,
): void {
  const stepMs = (rule.hours * 60 + rule.minutes) * minuteMs
  const startMs = clock.toInstant(toLocalMs(rule.startTime))
  const endMs = rule.endTime === null ? Infinity : clock.toInstant(toLocalMs(rule.endTime))
  const steps = Math.max(0, Math.ceil((fromMs - startMs) / stepMs))
  for (let atMs = startMs + steps * stepMs; atMs < toMs && atMs <= endMs; atMs += stepMs) {
    visit(atMs, clock.toLocal(atMs))
  }
}

/**
 * Every local time stands for one instant, and between two moves of the clock the way from one to the other is the same
 * sum. The piece before a move ends where the later of the two clocks is: after what it skips, or shows for the first
 * time. So times that are skipped come out of order, and are not held back.
 */
function visitWall(
  rule: WallRule,
  clock: ZoneClock,
  fromMs: number,
  toMs: number,
  visit: Visit,
): void {
  if (fromMs >= toMs) return
  const runs = localRunsOf(rule)
  const searchMs = fromMs - 2 * longestShiftMs
  let offsetMs = clock.toLocal(searchMs) - searchMs
  let localMs = searchMs + offsetMs
  const visitPiece = (untilMs: number) =>
    runs(localMs, untilMs, (runMs) => {
      const atMs = runMs - offsetMs
      if (atMs >= fromMs && atMs < toMs) visit(atMs, runMs)
    })
  for (const shift of clock.shiftsBetween(searchMs + 1, toMs)) {
    const untilMs = shift.atMs + Math.max(shift.beforeMs, shift.afterMs)
    visitPiece(untilMs)
    localMs = Math.max(localMs, untilMs)
    offsetMs = shift.afterMs
  }
  visitPiece(toMs + offsetMs)
}
