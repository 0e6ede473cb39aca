import type { ConnectionId } from '@curator/console-contract/ids'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { Clock } from '../../core/clock.ts'
import type { DirectorySchedule } from '../../directory/directory.ts'
import {
  type ClockChange,
  effectsOf,
  nextClockChanges,
} from '../../schedules/rules/clock-changes.ts'
import { isKnownZone } from '../../schedules/rules/zone-clock.ts'
import { toScheduleId } from './forecast-view.ts'
import type { RuleBook } from './rule-book.ts'
import type { GuessedRules } from './rule-guesses.ts'
import type { ScheduleSearch } from './schedule-search.ts'

export interface ClockChangesDeps {
  readonly search: Pick<ScheduleSearch, 'open'>
  readonly rules: Pick<RuleBook, 'find'>
  readonly guesses: Pick<GuessedRules, 'prepare'>
  readonly clock: Clock
}

interface Zone {
  readonly timeZone: string
  readonly schedules: readonly DirectorySchedule[]
  readonly changes: readonly ClockChange[]
}

/** The next two clock changes of each zone in use, the most used first, and the schedules that they touch. */
export async function listClockChanges(deps: ClockChangesDeps, connectionId: ConnectionId) {
  const [book] = await Promise.all([
    deps.search.open(connectionId),
    deps.guesses.prepare(connectionId),
  ])
  const active = book.schedules.flatMap(({ schedule }) => (schedule.isEnabled ? [schedule] : []))
  const zones = groupByZone(active, deps.clock.now().getTime())
  const touched = zones.flatMap(({ changes, schedules }) => (changes.length > 0 ? schedules : []))
  const rules = await deps.rules.find(connectionId, touched)
  return {
    takenAt: book.takenAt,
    zones: zones.map(({ changes, schedules, timeZone }) => ({
      timeZone: timeZone || 'UTC',
      scheduleCount: schedules.length,
      changes: changes.map((change) => ({
        at: new Date(change.atMs).toISOString(),
        minutes: change.minutes,
        from: change.fromLocal,
        to: change.toLocal,
        effects: schedules.flatMap((schedule) =>
          toEffects(schedule, rules.get(schedule.id), change),
        ),
      })),
    })),
    unknownCount: countUnknown(active, touched, rules),
  }
}

function groupByZone(schedules: readonly DirectorySchedule[], nowMs: number): Zone[] {
  const zones = new Map<string, DirectorySchedule[]>()
  for (const schedule of schedules) {
    const ofZone = zones.get(schedule.timeZone) ?? []
    zones.set(schedule.timeZone, ofZone)
    ofZone.push(schedule)
  }
  return [...zones]
    .map(([timeZone, ofZone]) => ({
      timeZone,
      schedules: ofZone,
      changes: isKnownZone(timeZone) ? nextClockChanges(timeZone, nowMs) : [],
    }))
    .sort((one, other) => other.schedules.length - one.schedules.length)
}

/** A schedule that runs several times in the hour that is skipped or comes twice is named once, with the first of them. */
function toEffects(schedule: DirectorySchedule, known: KnownRule | undefined, change: ClockChange) {
  if (!known?.rule) return []
  const seenIn = known.origin === 'inferred' ? ('forecast' as const) : ('rule' as const)
  return effectsOf(known.rule, schedule.timeZone, change)
    .slice(0, 1)
    .map((effect) => ({
      ...effect,
      scheduleId: toScheduleId(schedule.id),
      name: schedule.name,
      seenIn,
    }))
}

/** Schedules of zones that are not known count, too: nothing can be said of them. */
function countUnknown(
  active: readonly DirectorySchedule[],
  touched: readonly DirectorySchedule[],
  rules: ReadonlyMap<string, KnownRule>,
): number {
  const strange = active.filter(({ timeZone }) => !isKnownZone(timeZone))
  return strange.length + touched.filter(({ id }) => !rules.get(id)?.rule).length
}
