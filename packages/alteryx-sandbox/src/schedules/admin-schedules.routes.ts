import { listAdminSchedules } from '@curator/alteryx-contract/server/v1/admin-schedules'
import type { IRouter } from 'express'
import { takePage } from '../paging.ts'
import { jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { World } from '../world.ts'
import { toLocalMs } from './rules/local-time.ts'
import { timeZoneOf } from './rules/time-zone.ts'
import type { Rule, ScheduleRecord } from './schedule-record.ts'
import { toFrequency, toSortName, toStatus } from './schedule-views.ts'

/** Schedules as V1 lists them (server-v1v2 4.12). */
export function adminScheduleRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listAdminSchedules, ({ query }) => {
    const page = takePage([...state.world.schedules.values()], query)
    return jsonReply(
      200,
      page.map((schedule) => toAdminSchedule(state.world, schedule)),
    )
  })
}

function toAdminSchedule(world: World, schedule: ScheduleRecord) {
  const { nextRunMs } = schedule
  return {
    id: schedule.id,
    application: toApplication(world, schedule),
    owner: toOwner(world, schedule),
    name: schedule.name,
    comment: schedule.comment,
    enabled: schedule.enabled,
    priority: schedule.priority,
    workerTag: schedule.workerTag,
    status: toStatus(schedule),
    credential: toCredential(world, schedule),
    creationTime: schedule.creationTime,
    lastRunTime: schedule.lastRunTime,
    nextRunTime: nextRunMs === null ? null : new Date(nextRunMs).toISOString(),
    state: schedule.state,
    runCount: schedule.runCount,
    iteration: toIteration(schedule),
    frequency: toFrequency(schedule.rule),
    timezone: schedule.timeZone || 'UTC',
    lastError: schedule.lastError,
    cpuName: null,
    lastModifiedId: schedule.lastModifiedId,
    lastModifiedDate: schedule.lastModifiedDate,
    canEdit: true,
  }
}

function toApplication(world: World, { workflowId }: ScheduleRecord) {
  const workflow = world.workflows.get(workflowId ?? '')
  if (!workflow) return null
  const { id, name, versions, publishedVersionId } = workflow
  const published = versions.find((version) => version.versionId === publishedVersionId)
  const amp = published?.isAmp ?? false
  return { id, revisionId: publishedVersionId, name, iconId: '', canExecute: true, amp }
}

function toOwner(world: World, { ownerId }: ScheduleRecord) {
  const user = world.users.get(ownerId)
  if (!user) return null
  const { id, role, firstName, lastName, email, isActive } = user
  const sortName = toSortName(user)
  // What the count counts is not known.
  return { id, role, firstName, lastName, email, sortName, isActive, credentialWorkFlowCount: 0 }
}

function toCredential(world: World, { credentialId }: ScheduleRecord) {
  const credential = world.credentials.get(credentialId)
  return credential ? { credentialId, username: credential.userName, source: '' } : null
}

/**
 * Polymorphic by the kind of schedule, of which the base fields alone are known; the others are named as V3 takes them in
 * (our choice). Instants, as the sample of the reference has them.
 */
function toIteration({ rule, timeZone }: ScheduleRecord) {
  const zone = timeZoneOf(timeZone)
  const toInstant = (time: string) => new Date(zone.toInstant(toLocalMs(time)).atMs).toISOString()
  return {
    startTime: toInstant(rule.startTime),
    endTime: rule.endTime === null ? null : toInstant(rule.endTime),
    ...toRepetition(rule),
  }
}

function toRepetition(rule: Rule): object {
  const { startTime: _start, endTime: _end, type: _type, ...repetition } = rule
  return repetition
}
