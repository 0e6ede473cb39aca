import { z } from 'zod'
import type { ChangePayloads } from '../change.ts'
import { toSetScheduleEnabled } from '../planned/asset-changes.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import { changed, judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['set-schedule-enabled']

/** PATCH of one flag: nothing else of a schedule is touched, its rule can't be read back (reference 2.5). */
export const setScheduleEnabledChange: ChangeKindRules<'set-schedule-enabled'> = {
  kind: 'set-schedule-enabled',
  schema: z.object({
    scheduleId: z.string().min(1),
    scheduleName: z.string(),
    isEnabled: z.boolean(),
  }),
  danger: 'caution',
  operations: ['Schedules_GetSchedule', 'Schedules_UpdateSchedulePatch'],
  describe: ({ isEnabled, scheduleName }) =>
    `Switch the schedule “${scheduleName}” ${isEnabled ? 'on' : 'off'}.`,
  looksUpRefusals: false,

  invert: ({ payload: { scheduleId, scheduleName }, before }) => {
    const schedule = { id: scheduleId, name: scheduleName }
    const make = (seq: number) => toSetScheduleEnabled(seq, schedule, before.isEnabled)
    return { isPossible: true, steps: [[make]] }
  },

  findChangedSince: async (directory, applied) => {
    const ids = applied.map(({ payload }) => payload.scheduleId)
    const { items, why } = await directory.findContent('schedule', { ids })
    const schedules = new Map(items.map((schedule) => [schedule.id, schedule]))
    return judgeEach(applied, ({ payload }) => {
      const schedule = schedules.get(payload.scheduleId)
      if (schedule) return schedule.isEnabled === payload.isEnabled ? null : undone
      if (why !== null) return null
      return changed(`Someone deleted the schedule “${payload.scheduleName}” since.`)
    })
  },

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const { isEnabled, scheduleId } = payload
      const patch = toPatch(payload)
      if ((await gateways.schedules.get(scheduleId, call)).isEnabled === isEnabled)
        return ended('already_applied', { message: toAlready(payload), patch })
      const after = await gateways.schedules.patch(scheduleId, { isEnabled }, call)
      if (after.isEnabled === isEnabled) return ended('applied', { httpStatus: 200, patch })
      const message = `The Server accepted the change but did not switch “${payload.scheduleName}”. Look at the schedule.`
      return ended('needs_review', { message, httpStatus: 200 })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const { isEnabled } = await gateways.schedules.get(payload.scheduleId, call)
      if (isEnabled !== payload.isEnabled) return null
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

const toAlready = ({ isEnabled, scheduleName }: Payload) =>
  `The schedule “${scheduleName}” is ${isEnabled ? 'on' : 'off'} already.`

const toPatch = ({ isEnabled, scheduleId }: Payload) =>
  ({ kind: 'schedule-enabled', scheduleId, isEnabled }) as const
