import { z } from 'zod'
import { operation } from '../../operation.ts'
import { createdId, readFlag, readList, readText, serverId } from '../../values.ts'
import { iteration } from './iteration.ts'

/** A null id: the workflow was deleted (Swagger, ScheduleView). Older Servers leave the version out too. */
const readId = z
  .string()
  .nullish()
  .transform((value) => (value ? value : null))

const readCount = z
  .int()
  .nullish()
  .transform((value) => value ?? 0)

/**
 * ReducedScheduleView. `runDateTime` is the next run, or the next one inside the window asked for: local to `timeZone`
 * where there is one, so it stays text. Servers of 2022 send no zone.
 */
export const reducedSchedule = z.object({
  id: serverId,
  name: readText,
  workflowId: readId,
  ownerId: readText,
  runDateTime: readText,
  timeZone: readText,
})

/** Name and answer of a question of an analytic app. */
export const appValue = z.object({ name: z.string(), value: z.string() })

/**
 * ScheduleView. All times are declared as plain text, some of them local to the zone. How the schedule repeats is not
 * told: `iteration` holds its start and end alone, so an answer can't be sent back (reference 2.5). Words of `status`,
 * `state` and `frequency` are not known; nothing should branch on them.
 */
export const schedule = reducedSchedule.extend({
  versionId: readId,
  comment: readText,
  enabled: readFlag,
  priority: readText,
  workerTag: readText,
  status: readText,
  credentialId: readText,
  creationTime: readText,
  lastRunTime: readText,
  state: readText,
  runCount: readCount,
  iteration: z
    .object({ startTime: readText, endTime: readText })
    .nullish()
    .transform((value) => value ?? { startTime: '', endTime: '' }),
  frequency: readText,
  lastError: readText,
  cpuName: readText,
  lastModifiedId: readText,
  lastModifiedDate: readText,
  canEdit: readFlag,
  questions: readList(z.object({ name: readText, value: readText })),
})
export type ServerSchedule = z.output<typeof schedule>

export const schedulePriorities = ['Default', 'Low', 'Medium', 'High', 'Critical'] as const
const priority = z.enum(schedulePriorities)
const name = z.string().max(256)
const comment = z.string().max(1024)
/** IANA name; empty means that all times are UTC. */
const timeZone = z.string()

/** CreateScheduleContract. Priority and worker tag are ignored where the caller may not set them. */
export const createScheduleBody = z.object({
  workflowId: serverId,
  iteration,
  name: name.optional(),
  comment: comment.optional(),
  priority: priority.optional(),
  workerTag: z.string().optional(),
  credentialId: z.string().optional(),
  timeZone: timeZone.optional(),
  questions: z.array(appValue).optional(),
})

/** UpdateScheduleContract: everything is replaced, so the iteration has to be known and its start in the future again. */
export const updateScheduleBody = z.object({
  workflowId: serverId,
  ownerId: serverId,
  iteration,
  name,
  comment,
  priority,
  workerTag: z.string(),
  enabled: z.boolean(),
  credentialId: z.string(),
  timeZone: timeZone.optional(),
  questions: z.array(appValue).optional(),
})

/** PatchScheduleContract: any of these. An iteration without a zone keeps the zone the schedule has. */
export const patchScheduleBody = z.object({
  ownerId: serverId.optional(),
  iteration: iteration.optional(),
  name: name.optional(),
  comment: comment.optional(),
  priority: priority.optional(),
  workerTag: z.string().optional(),
  enabled: z.boolean().optional(),
  credentialId: z.string().optional(),
  timeZone: timeZone.optional(),
  questions: z.array(appValue).optional(),
})

const scheduleParams = z.object({ scheduleId: serverId })
/** Curators alone up to 2024.1, then anybody for workflows they may schedule (reference 2.5). */
const common = { role: 'user', openSince: '2024.2', since: '2021.4', status: 200 } as const

/** The two dates go together, at most 45 days apart, as UTC: from `runsAfter` on, before `runsBefore`. */
const filters = {
  ownerId: z.string().optional(),
  workflowId: z.string().optional(),
  runsAfter: z.string().optional(),
  runsBefore: z.string().optional(),
}
const listed = {
  ...common,
  method: 'GET',
  path: '/v3/schedules',
  operationId: 'Schedules_GetSchedules',
  danger: 'none',
} as const

export const listSchedules = operation({
  ...listed,
  summary: 'Lists schedules, short view.',
  query: z.object({ ...filters, view: z.literal('Default').optional() }),
  response: z.array(reducedSchedule),
})

export const listSchedulesInFull = operation({
  ...listed,
  summary: 'Lists schedules, full view.',
  replyNote: 'The document declares the short view for both views; this one answers ScheduleView.',
  query: z.object({ ...filters, view: z.literal('Full') }),
  response: z.array(schedule),
})

/** Servers of 2022 answer the schedule instead of its id (reference 7). */
export const createSchedule = operation({
  ...common,
  method: 'POST',
  path: '/v3/schedules',
  status: 201,
  operationId: 'Schedules_CreateSchedule',
  danger: 'caution',
  summary: 'Creates a schedule and answers its id.',
  body: createScheduleBody,
  response: createdId,
})

export const getSchedule = operation({
  ...common,
  method: 'GET',
  path: '/v3/schedules/:scheduleId',
  operationId: 'Schedules_GetSchedule',
  danger: 'none',
  summary: 'Reads one schedule.',
  params: scheduleParams,
  response: schedule,
})

export const updateSchedule = operation({
  ...common,
  method: 'PUT',
  path: '/v3/schedules/:scheduleId',
  operationId: 'Schedules_UpdateSchedule',
  danger: 'caution',
  summary: 'Replaces a schedule as a whole.',
  params: scheduleParams,
  body: updateScheduleBody,
  response: schedule,
})

export const patchSchedule = operation({
  ...common,
  since: '2024.2',
  method: 'PATCH',
  path: '/v3/schedules/:scheduleId',
  operationId: 'Schedules_UpdateSchedulePatch',
  danger: 'caution',
  summary: 'Changes some fields of a schedule and leaves the others.',
  params: scheduleParams,
  body: patchScheduleBody,
  response: schedule,
})

export const deleteSchedule = operation({
  ...common,
  method: 'DELETE',
  path: '/v3/schedules/:scheduleId',
  operationId: 'Schedules_DeleteSchedule',
  danger: 'destructive',
  summary: 'Deletes a schedule.',
  params: scheduleParams,
  reply: 'empty',
})
