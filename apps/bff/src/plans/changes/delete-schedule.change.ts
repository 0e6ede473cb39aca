import { z } from 'zod'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { deleteOnce } from './delete-once.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-schedule']
type Before = ChangeBefores['delete-schedule']

/** A schedule goes for good: the Server never told its rule, so that nothing could make it again. */
export const deleteScheduleChange: ChangeKindRules<'delete-schedule'> = {
  kind: 'delete-schedule',
  schema: z.object({ scheduleId: z.string().min(1), scheduleName: z.string() }),
  danger: 'destructive',
  operations: ['Schedules_GetSchedule', 'Schedules_DeleteSchedule'],
  describe: ({ scheduleName }) => `Delete the schedule “${scheduleName}”.`,
  invert: ({ payload }) => ({
    isPossible: false,
    reason: `The schedule “${payload.scheduleName}” was deleted. The Server never told its rule, so it can’t be made again.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  ...deleteOnce({
    get: ({ gateways, call }, { scheduleId }: Payload) => gateways.schedules.get(scheduleId, call),
    remove: async ({ gateways, call }, { scheduleId }: Payload) => {
      await gateways.schedules.remove(scheduleId, call)
    },
    toObjection: (schedule, { scheduleName }: Payload, before: Before) => {
      const hasOther = before.ownerId !== null && schedule.ownerId !== before.ownerId
      return hasOther || (schedule.isEnabled === true && !before.isEnabled)
        ? `Someone changed the schedule “${scheduleName}” meanwhile: it is on, or belongs to somebody else. Nothing was deleted; plan it again.`
        : null
    },
    toSubject: ({ scheduleName }: Payload) => `The schedule “${scheduleName}”`,
    toPatch: ({ scheduleId }: Payload) => ({ kind: 'schedule-removed', scheduleId }),
  }),
}
