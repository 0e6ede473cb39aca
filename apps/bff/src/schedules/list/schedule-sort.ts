import { type ScheduleFilters, schedulePriorities } from '@curator/console-contract/schedules'
import { compareKeys, type SortKey, toTextKey } from '../../directory/stored-user.ts'
import type { JoinedSchedule } from './joined-schedule.ts'

export type ScheduleSort = ScheduleFilters['sort']
type Column = Exclude<ScheduleSort, `-${string}`>

/** In the order of the sort; names, then ids break ties. What has no value comes last both ways. */
export function sortSchedules(
  schedules: readonly JoinedSchedule[],
  sort: ScheduleSort,
): readonly JoinedSchedule[] {
  const isDescending = sort.startsWith('-')
  const column = (isDescending ? sort.slice(1) : sort) as Column
  const keyOf = keys[column]
  return schedules
    .map((joined) => ({ joined, key: keyOf(joined), name: keys.name(joined) }))
    .sort(
      (a, b) =>
        compareBy(a.key, b.key, isDescending) ||
        compareKeys(a.name, b.name) ||
        compareKeys(a.joined.schedule.id, b.joined.schedule.id),
    )
    .map(({ joined }) => joined)
}

function compareBy(a: SortKey, b: SortKey, isDescending: boolean): number {
  const isTurned = isDescending && a !== null && b !== null
  return isTurned ? compareKeys(b, a) : compareKeys(a, b)
}

const ranks: readonly string[] = schedulePriorities

const keys: Record<Column, (joined: JoinedSchedule) => SortKey> = {
  name: ({ schedule }) => toTextKey(schedule.name),
  owner: ({ owner }) => toTextKey(owner.name),
  workflow: ({ workflowName }) => toTextKey(workflowName),
  nextRunAt: ({ schedule }) => schedule.nextRunAt,
  lastRunAt: ({ schedule }) => schedule.lastRunAt,
  frequency: ({ schedule }) => toTextKey(schedule.frequency),
  timeZone: ({ schedule }) => toTextKey(schedule.timeZone),
  workerTag: ({ schedule }) => toTextKey(schedule.workerTag),
  priority: ({ schedule: { priority } }) =>
    ranks.includes(priority) ? ranks.indexOf(priority) : ranks.length,
  isEnabled: ({ schedule }) => (schedule.isEnabled ? 0 : 1),
}
