import type { ScheduleFinding } from '@curator/console-contract/schedule-findings'
import type { ScheduleFilters, ScheduleState } from '@curator/console-contract/schedules'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { fold } from '../../directory/search-text.ts'
import type { JoinedSchedule } from './joined-schedule.ts'

/** What narrows schedules: the filters of the list without connection and sort. */
export type ScheduleConditions = Omit<ScheduleFilters, 'connectionId' | 'sort'>

/** Ids of the schedules that each finding names. */
export type FoundIds = ReadonlyMap<ScheduleFinding, ReadonlySet<string>>

type Condition = (joined: JoinedSchedule) => boolean

/**
 * All conditions combine, values of one mean any of them. `found` holds every finding that is asked for; one that is not in
 * it names nothing.
 */
export function filterSchedules(
  schedules: readonly JoinedSchedule[],
  conditions: ScheduleConditions,
  found: FoundIds,
): readonly JoinedSchedule[] {
  const all = listConditions(conditions, found)
  if (all.length === 0) return schedules
  return schedules.filter((joined) => all.every((holds) => holds(joined)))
}

function listConditions(given: ScheduleConditions, found: FoundIds): Condition[] {
  const words = fold(given.search ?? '').match(/\S+/g) ?? []
  const states = given.state.map((state) => stateConditions[state])
  const findings = given.finding.flatMap((finding) => found.get(finding) ?? [])
  return [
    ...words.map(
      (word): Condition =>
        ({ searchText }) =>
          searchText.includes(word),
    ),
    ...isAnyOf(given.isEnabled, ({ schedule }) => (schedule.isEnabled ? 'yes' : 'no')),
    ...isAnyOf(given.ownerId, ({ owner }) => owner.id),
    ...isAnyOf(given.ownerState, ({ owner }) => owner.state),
    ...isAnyOf(given.workflowId, ({ schedule }) => schedule.workflowId ?? ''),
    ...isAnyOf(given.workerTag, ({ schedule }) => schedule.workerTag),
    ...isAnyOf(given.priority, ({ schedule }) => schedule.priority),
    ...isAnyOf(given.timeZone, ({ schedule }) => schedule.timeZone),
    ...isAnyOf(given.frequency, ({ schedule }) => schedule.frequency),
    ...isAnyOf(given.credentialId, ({ schedule }) => schedule.credentialId),
    ...toOr(states, ({ schedule }, holds) => holds(schedule)),
    ...(given.finding.length === 0
      ? []
      : [({ schedule }: JoinedSchedule) => findings.some((ids) => ids.has(schedule.id))]),
    ...isWithin(given.nextFrom, given.nextTo),
  ]
}

function isAnyOf(wanted: readonly string[], readValue: (joined: JoinedSchedule) => string) {
  if (wanted.length === 0) return []
  const values = new Set(wanted)
  return [(joined: JoinedSchedule) => values.has(readValue(joined))]
}

function toOr<T>(wanted: readonly T[], holds: (joined: JoinedSchedule, one: T) => boolean) {
  if (wanted.length === 0) return []
  return [(joined: JoinedSchedule) => wanted.some((one) => holds(joined, one))]
}

function isWithin(from: string | undefined, to: string | undefined): Condition[] {
  if (from === undefined && to === undefined) return []
  const fromMs = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from)
  const toMs = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to)
  return [
    ({ schedule: { nextRunAt } }) => {
      if (nextRunAt === null) return false
      const atMs = Date.parse(nextRunAt)
      return atMs >= fromMs && atMs < toMs
    },
  ]
}

const stateConditions: Record<ScheduleState, (schedule: DirectorySchedule) => boolean> = {
  failing: ({ lastError }) => lastError !== '',
  never_ran: ({ isEnabled, lastRunAt, runCount }) =>
    isEnabled && lastRunAt === null && (runCount ?? 0) === 0,
  ended: ({ isEnabled, nextRunAt }) => isEnabled && nextRunAt === null,
  no_workflow: ({ workflowId }) => workflowId === null,
}
