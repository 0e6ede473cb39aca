import { verdict } from '@curator/console-contract/plans'
import { rowStand, runState } from '@curator/console-contract/runs'
import { z } from 'zod'

/** What the addresses of the slice keep. Anything else in them is dropped. */
const search = z.string().max(200).optional()

export const planSearch = z.object({ verdict: verdict.optional(), search })
export const runSearch = z.object({ outcome: rowStand.optional(), search })
export const runsSearch = z.object({
  state: runState.optional(),
  connection: z.string().optional(),
})
