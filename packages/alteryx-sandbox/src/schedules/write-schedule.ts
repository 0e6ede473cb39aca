import {
  createSchedule,
  patchSchedule,
  updateSchedule,
} from '@curator/alteryx-contract/server/v3/schedules'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import { usableCredentials } from '../credentials/usable-credentials.ts'
import { refuseField } from '../model-state.ts'
import { hasScheduleZones } from '../release.ts'
import { denied } from '../reply.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { WorkflowRecord } from '../workflows/workflow-record.ts'
import { makeSchedule } from './make-schedule.ts'
import { planNextRun } from './plan-schedules.ts'
import { checkTimeZone, readRule } from './read-rule.ts'
import { findEditable, SchedulePermissions } from './schedule-permissions.ts'
import type { ScheduleRecord } from './schedule-record.ts'

type CreateBody = ParsedRequestOf<typeof createSchedule>['body']
type UpdateBody = ParsedRequestOf<typeof updateSchedule>['body']
type PatchBody = ParsedRequestOf<typeof patchSchedule>['body']

/** Creates a schedule and plans its first run. Without a name it takes its workflow's (our choice). */
export function create(state: SandboxState, body: CreateBody, caller: Caller): ScheduleRecord {
  const { operationId } = createSchedule
  const permissions = new SchedulePermissions(state, caller)
  const workflow = findSchedulable(state, permissions, operationId, body.workflowId)
  const timeZone = readZone(state, operationId, body.timeZone)
  const rule = readRule({ operationId, state, timeZone }, body.iteration)
  checkCredential({ state, permissions, operationId, caller }, body.credentialId)
  const nowMs = state.clock.now()
  const record = makeSchedule({
    id: state.world.newId(nowMs, 'schedule'),
    name: body.name ?? workflow.name,
    ownerId: caller.user.id,
    workflowId: workflow.id,
    creationTime: caller.at,
    timeZone,
    rule,
    comment: body.comment ?? '',
    credentialId: body.credentialId ?? '',
    priority: (permissions.maySetPriority ? body.priority : undefined) ?? 'Default',
    workerTag: (permissions.maySetWorkerTag ? body.workerTag : undefined) ?? '',
    questions: readQuestions(state, body.questions) ?? [],
  })
  return planNextRun(state.world, state.world.schedules.add(record), nowMs)
}

/** Replaces everything: a zone or questions that are left out are gone afterwards (our choice for questions). */
export function replace(
  state: SandboxState,
  scheduleId: string,
  body: UpdateBody,
  caller: Caller,
): ScheduleRecord {
  const { operationId } = updateSchedule
  const permissions = new SchedulePermissions(state, caller)
  const before = findEditable(state, permissions, scheduleId)
  if (body.workflowId !== before.workflowId) {
    findSchedulable(state, permissions, operationId, body.workflowId)
  }
  const whole = { ...body, timeZone: body.timeZone ?? '', questions: body.questions ?? [] }
  const patch = toPatch({ state, permissions, operationId, caller }, before, whole)
  return write(state, before, { ...patch, workflowId: body.workflowId })
}

/** Changes what is given. An iteration without a zone is read in the zone the schedule has. */
export function patch(
  state: SandboxState,
  scheduleId: string,
  body: PatchBody,
  caller: Caller,
): ScheduleRecord {
  const { operationId } = patchSchedule
  const permissions = new SchedulePermissions(state, caller)
  const before = findEditable(state, permissions, scheduleId)
  return write(state, before, toPatch({ state, permissions, operationId, caller }, before, body))
}

interface Change {
  readonly state: SandboxState
  readonly permissions: SchedulePermissions
  readonly operationId: string
  readonly caller: Caller
}

function toPatch(change: Change, before: ScheduleRecord, body: PatchBody): Partial<ScheduleRecord> {
  const { state, operationId, caller } = change
  checkOwner(change, before, body.ownerId)
  if (body.credentialId !== before.credentialId) checkCredential(change, body.credentialId)
  return {
    name: body.name ?? before.name,
    comment: body.comment ?? before.comment,
    enabled: body.enabled ?? before.enabled,
    ownerId: body.ownerId ?? before.ownerId,
    credentialId: body.credentialId ?? before.credentialId,
    questions: readQuestions(state, body.questions) ?? before.questions,
    ...toPrivileges(change, before, body),
    ...toTimes({ state, operationId }, before, body),
    lastModifiedId: caller.user.id,
    lastModifiedDate: caller.at,
  }
}

/** Stay as they are where the caller may not set them, as on creation (our choice). */
function toPrivileges(
  { permissions }: Change,
  { priority, workerTag }: ScheduleRecord,
  body: PatchBody,
): Pick<ScheduleRecord, 'priority' | 'workerTag'> {
  return {
    priority: (permissions.maySetPriority ? body.priority : undefined) ?? priority,
    workerTag: (permissions.maySetWorkerTag ? body.workerTag : undefined) ?? workerTag,
  }
}

/** A zone alone keeps the local times; an iteration alone is read in the zone the schedule has. */
function toTimes(
  { state, operationId }: Pick<Change, 'state' | 'operationId'>,
  before: ScheduleRecord,
  body: PatchBody,
): Pick<ScheduleRecord, 'timeZone' | 'rule'> {
  const timeZone =
    body.timeZone === undefined ? before.timeZone : readZone(state, operationId, body.timeZone)
  const rule = body.iteration
    ? readRule({ operationId, state, timeZone }, body.iteration)
    : before.rule
  return { timeZone, rule }
}

function write(
  { world, clock }: SandboxState,
  { id }: ScheduleRecord,
  change: Partial<ScheduleRecord>,
): ScheduleRecord {
  return planNextRun(world, world.schedules.update(id, change), clock.now())
}

function findSchedulable(
  { world }: SandboxState,
  permissions: SchedulePermissions,
  operationId: string,
  workflowId: string,
): WorkflowRecord {
  const workflow = world.workflows.get(workflowId)
  if (!workflow) throw refuseField(operationId, 'workflowId', 'The workflow was not found.')
  if (!permissions.maySchedule(workflow)) throw denied()
  if (workflow.packageWorkflowType === 'Macro') {
    throw refuseField(operationId, 'workflowId', 'A macro can’t be run.')
  }
  return workflow
}

/** A new owner has to exist and be active, and is named by a Curator (our choice). */
function checkOwner(change: Change, before: ScheduleRecord, ownerId = before.ownerId): void {
  if (ownerId === before.ownerId) return
  if (!change.permissions.isCurator) throw denied()
  const owner = change.state.world.users.get(ownerId)
  if (owner?.isActive) return
  const problem = owner ? 'The owner is not active.' : 'The owner was not found.'
  throw refuseField(change.operationId, 'ownerId', problem)
}

/** Curators name any credential, others one that they may use (our choice). */
function checkCredential(change: Change, credentialId = ''): void {
  const { world } = change.state
  const { isCurator } = change.permissions
  const isUsable =
    credentialId === '' ||
    (isCurator
      ? world.credentials.has(credentialId)
      : usableCredentials(world, change.caller.user).some(({ id }) => id === credentialId))
  if (isUsable) return
  throw refuseField(change.operationId, 'credentialId', 'The credential was not found.')
}

function readZone({ options }: SandboxState, operationId: string, timeZone = ''): string {
  return hasScheduleZones(options.release) ? checkTimeZone(operationId, timeZone) : ''
}

function readQuestions(
  { options }: SandboxState,
  questions: ScheduleRecord['questions'] | undefined,
): ScheduleRecord['questions'] | undefined {
  return hasScheduleZones(options.release) ? questions : undefined
}
