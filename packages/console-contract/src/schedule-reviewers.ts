import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accountId } from './ids.ts'

/** Accounts of this console that may decide, by name: who can be a fallback, and who can be given items of a review. */
export const listReviewers = endpoint({
  method: 'GET',
  path: '/schedule-review/reviewers',
  status: 200,
  response: z.object({
    items: z.array(z.object({ id: accountId, name: z.string(), email: z.string() })),
  }),
  summary: 'Lists who can be given items of a review.',
})
