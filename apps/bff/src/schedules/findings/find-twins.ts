import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { minuteMs } from '../rules/local-time.ts'
import { isUnavailable, type Known } from './evidence.ts'

/** The starts of a schedule where all of them are known. */
export type StartsOf = (scheduleId: string) => Known<ArrayLike<number>>

/** Names of the twins of a schedule. */
export type FindTwins = (schedule: DirectorySchedule) => Known<readonly string[]>

/**
 * Names of the schedules that are on and run the same workflow at the same times. Runs are compared where all are seen, else
 * rules; a rule that begins at another time still has the same runs from then on, so what it begins with is left out.
 */
export function twinFinder(
  schedules: readonly DirectorySchedule[],
  rules: ReadonlyMap<string, KnownRule>,
  startsOf: StartsOf,
): FindTwins {
  const byWorkflow = groupByWorkflow(schedules)
  const marks = new Map<string, Known<string>>()
  const markOf = (schedule: DirectorySchedule) => {
    const mark = marks.get(schedule.id) ?? toMark(schedule, rules.get(schedule.id), startsOf)
    marks.set(schedule.id, mark)
    return mark
  }
  return (schedule) => {
    const siblings = (byWorkflow.get(schedule.workflowId ?? '') ?? []).filter(
      ({ id }) => id !== schedule.id,
    )
    if (siblings.length === 0) return []
    const mark = markOf(schedule)
    if (isUnavailable(mark)) return mark
    const others = siblings.map((sibling) => [sibling.name, markOf(sibling)] as const)
    const twins = others.filter(([, other]) => other === mark).map(([name]) => name)
    if (twins.length > 0) return twins
    return others.map(([, other]) => other).find(isUnavailable) ?? []
  }
}

function groupByWorkflow(schedules: readonly DirectorySchedule[]) {
  const groups = new Map<string, DirectorySchedule[]>()
  for (const schedule of schedules) {
    if (!schedule.isEnabled || schedule.workflowId === null) continue
    const group = groups.get(schedule.workflowId)
    if (group) group.push(schedule)
    else groups.set(schedule.workflowId, [schedule])
  }
  return groups
}

function toMark(
  schedule: DirectorySchedule,
  known: KnownRule | undefined,
  startsOf: StartsOf,
): Known<string> {
  const starts = startsOf(schedule.id)
  if (!isUnavailable(starts) && starts.length > 0) return sumUp(starts)
  // A schedule without runs to come runs at no time that another could share.
  if (!isUnavailable(starts) || schedule.nextRunAt === null) return `none ${schedule.id}`
  if (!known?.rule) return starts
  const { startTime, ...rule } = known.rule
  return JSON.stringify([rule, startTime.slice(11, 16), schedule.timeZone, schedule.nextRunAt])
}

/** The same for the same starts: a text of all of them would be long, and there are thousands of schedules. */
function sumUp(starts: ArrayLike<number>): string {
  let hash = 0x811c9dc5
  for (let place = 0; place < starts.length; place += 1) {
    const minute = Math.floor((starts[place] ?? 0) / minuteMs)
    hash = Math.imul(hash ^ minute, 0x01000193)
    hash ^= hash >>> 15
  }
  return `runs ${starts.length} ${starts[0]} ${starts[starts.length - 1]} ${hash}`
}
