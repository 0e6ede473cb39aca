import { schedule } from '@curator/alteryx-contract/server/v3/schedules'
import { readInstant } from '@curator/alteryx-contract/values'
import { z } from 'zod'
import type { DirectorySchedule } from '../directory/directory.ts'
import { toScheduleInstant } from './local-instant.ts'

/** Only what the directory keeps is looked at. */
export const scheduleRecord = schedule
  .pick({
    id: true,
    name: true,
    comment: true,
    ownerId: true,
    workflowId: true,
    versionId: true,
    enabled: true,
    credentialId: true,
    runDateTime: true,
    lastRunTime: true,
    lastError: true,
    frequency: true,
    timeZone: true,
    priority: true,
    workerTag: true,
    state: true,
    iteration: true,
    creationTime: true,
    lastModifiedDate: true,
  })
  .extend({
    runCount: z
      .int()
      .nonnegative()
      .nullish()
      .transform((value) => value ?? null),
  })

type Record = z.output<typeof scheduleRecord>

/** A schedule in console words; times of its rule are local to its zone and become instants here. */
export function toDirectorySchedule(record: Record): DirectorySchedule {
  const toInstant = (text: string) => toScheduleInstant(text, record.timeZone)
  return {
    id: record.id,
    name: record.name,
    comment: record.comment,
    ownerId: record.ownerId,
    workflowId: record.workflowId,
    versionId: record.versionId,
    // A schedule of which the Server does not say otherwise may run.
    isEnabled: record.enabled ?? true,
    credentialId: record.credentialId,
    startAt: toInstant(record.iteration.startTime),
    endAt: toInstant(record.iteration.endTime),
    nextRunAt: toInstant(record.runDateTime),
    lastRunAt: toInstant(record.lastRunTime),
    lastError: record.lastError,
    frequency: record.frequency,
    timeZone: record.timeZone,
    priority: record.priority,
    workerTag: record.workerTag,
    state: record.state,
    runCount: record.runCount,
    createdAt: readInstant.parse(record.creationTime),
    lastModifiedAt: readInstant.parse(record.lastModifiedDate),
  }
}
