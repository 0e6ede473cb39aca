import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readInstant, readText, serverId } from '../../values.ts'

/** A run that is to be expected (server-v1v2 5.2). */
export const predictedRun = z.object({
  /** Of the schedule. */
  id: serverId,
  scheduleName: readText,
  workflowName: readText,
  startTime: readInstant,
  frequency: readText,
  /** The unit is not known; seconds are assumed. */
  appEstimatedCompletionTime: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
  owner: z
    .object({
      id: readText,
      firstName: readText,
      lastName: readText,
      email: readText,
      subscriptionId: readText,
    })
    .nullish()
    .transform((value) => value ?? null),
  /** The number of the queue: 0 low and default, 1 medium, 2 high, 3 critical. */
  priority: z
    .int()
    .nullish()
    .transform((value) => value ?? null),
})

/**
 * One entry for each run between two dates less than 45 days apart. An older document names them `after` and `before`, a
 * newer one `afterDate` and `beforeDate`; sending both pairs fits both. The operation id is ours.
 */
export const getForecast = operation({
  method: 'GET',
  path: '/admin/v2/schedule/forecast',
  status: 200,
  operationId: 'AdminV2_GetForecast',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists the runs to be expected in a stretch of time.',
  query: z.object({
    after: z.string().optional(),
    before: z.string().optional(),
    afterDate: z.string().optional(),
    beforeDate: z.string().optional(),
  }),
  response: z.array(predictedRun),
})
