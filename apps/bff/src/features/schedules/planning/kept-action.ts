import { scheduleId } from '@curator/console-contract/ids'
import { scheduleAction } from '@curator/console-contract/schedule-plans'
import { z } from 'zod'
import type { SettledAction } from './schedule-facts.ts'

/** A spread over many schedules moves some of them by more than the contract lets people ask for. */
const keptRetime = z.object({
  kind: z.literal('retime'),
  moves: z.array(z.object({ scheduleId, minutes: z.int() })),
  acceptInferred: z.boolean(),
})

/** What a plan keeps to plan the same again: a selection by filters may match others by then. */
export const keptAction = z.object({
  action: z.union([
    keptRetime,
    scheduleAction.refine(
      (action): action is SettledAction => action.kind !== 'spread',
      'a spread is kept as moves',
    ),
  ]) as z.ZodType<SettledAction>,
  scheduleIds: z.array(z.string()),
})
