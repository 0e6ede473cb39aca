import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { GatewaySchedule } from '../../alteryx/gateways.ts'
import type { ChangePayloads } from '../change.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
} from './change-kind.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-schedule']

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

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const schedule = await find(context, payload)
      if (!schedule) return toAlready(payload)
      const hasOther = before.ownerId !== null && schedule.ownerId !== before.ownerId
      if (hasOther || (schedule.isEnabled === true && !before.isEnabled)) {
        const message = `Someone changed the schedule “${payload.scheduleName}” meanwhile: it is on, or belongs to somebody else. Nothing was deleted; plan it again.`
        return ended('needs_review', { message })
      }
      await context.gateways.schedules.remove(payload.scheduleId, context.call)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (await find(context, payload)) return null
      if (reason !== 'unclear') return toAlready(payload)
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

async function find(
  { gateways, call }: ChangeContext,
  { scheduleId }: Payload,
): Promise<GatewaySchedule | null> {
  try {
    return await gateways.schedules.get(scheduleId, call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const toAlready = (payload: Payload) =>
  ended('already_applied', {
    message: `The schedule “${payload.scheduleName}” is gone already.`,
    patch: toPatch(payload),
  })

const toPatch = ({ scheduleId }: Payload) => ({ kind: 'schedule-removed', scheduleId }) as const
