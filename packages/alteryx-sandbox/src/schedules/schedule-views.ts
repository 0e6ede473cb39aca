import type { UserRecord } from '../records.ts'
import { hasScheduleZones } from '../release.ts'
import type { SandboxState } from '../state.ts'
import { toLocalText } from './rules/local-time.ts'
import { timeZoneOf } from './rules/time-zone.ts'
import type { Rule, ScheduleRecord } from './schedule-record.ts'

/** What a view depends on beside the schedule. */
export interface ViewContext {
  readonly state: SandboxState
  readonly mayEdit: (schedule: ScheduleRecord) => boolean
  /** The run to show in place of the next one: the first inside a window. */
  readonly runMs?: number | null
}

/**
 * A run as text: local to the schedule's zone and without a mark of its own, as the reference shows it (3.6); UTC with
 * `Z` where the schedule has no zone or the release does not tell zones (our choice). Null when no run is to come.
 */
function toRunText(context: ViewContext, schedule: ScheduleRecord): string | null {
  const { runMs = schedule.nextRunMs, state } = context
  if (runMs === null) return null
  const zone = hasScheduleZones(state.options.release) ? schedule.timeZone : ''
  return zone === '' ? `${toLocalText(runMs)}Z` : toLocalText(timeZoneOf(zone).toLocal(runMs))
}

/** ReducedScheduleView. */
export function toReducedSchedule(context: ViewContext, schedule: ScheduleRecord) {
  const { id, name, workflowId, ownerId, timeZone } = schedule
  const view = { id, name, workflowId, ownerId, runDateTime: toRunText(context, schedule) }
  return hasScheduleZones(context.state.options.release) ? { ...view, timeZone } : view
}

/** ScheduleView. `iteration` holds start and end alone (reference 2.5). */
export function toSchedule(context: ViewContext, schedule: ScheduleRecord) {
  const { state } = context
  const view = {
    ...toReducedSchedule(context, schedule),
    versionId: state.world.workflows.get(schedule.workflowId ?? '')?.publishedVersionId ?? null,
    comment: schedule.comment,
    enabled: schedule.enabled,
    priority: schedule.priority,
    workerTag: schedule.workerTag,
    status: toStatus(schedule),
    credentialId: schedule.credentialId,
    creationTime: schedule.creationTime,
    lastRunTime: schedule.lastRunTime,
    state: schedule.state,
    runCount: schedule.runCount,
    iteration: { startTime: schedule.rule.startTime, endTime: schedule.rule.endTime },
    frequency: toFrequency(schedule.rule),
    lastError: schedule.lastError,
    cpuName: null,
    lastModifiedId: schedule.lastModifiedId,
    lastModifiedDate: schedule.lastModifiedDate,
    canEdit: context.mayEdit(schedule),
  }
  const isRecent = hasScheduleZones(state.options.release)
  return isRecent ? { ...view, questions: schedule.questions } : view
}

/** Words of no source (reference 3.6). */
export const toStatus = ({ enabled }: ScheduleRecord) => (enabled ? 'Active' : 'Inactive')
export const toFrequency = ({ type }: Rule) => (type === 'MonthlyWeekday' ? 'Monthly' : type)

/** Sorting name of V1: `Low, Ada`. */
export const toSortName = ({ firstName, lastName }: UserRecord) => `${lastName}, ${firstName}`
