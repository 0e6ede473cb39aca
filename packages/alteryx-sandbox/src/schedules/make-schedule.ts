import type { ScheduleRecord } from './schedule-record.ts'

type Wanted = Pick<ScheduleRecord, 'id' | 'name' | 'ownerId' | 'workflowId' | 'creationTime'> &
  Partial<ScheduleRecord>

/** A schedule; whatever is not given takes the product's usual values: daily at 02:00 UTC, on. */
export function makeSchedule(wanted: Wanted): ScheduleRecord {
  return {
    comment: '',
    enabled: true,
    priority: 'Default',
    workerTag: '',
    credentialId: '',
    lastModifiedId: wanted.ownerId,
    lastModifiedDate: wanted.creationTime,
    timeZone: '',
    rule: {
      type: 'Daily',
      runOnlyWorkWeek: false,
      startTime: `${wanted.creationTime.slice(0, 10)}T02:00:00`,
      endTime: null,
    },
    questions: [],
    nextRunMs: null,
    lastRunTime: null,
    runCount: 0,
    lastError: null,
    state: '',
    ...wanted,
  }
}
