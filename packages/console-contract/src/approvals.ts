import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { planId } from './ids.ts'
import { instant } from './instants.ts'
import { plan } from './plans.ts'

/*
 * Approval of a plan by a second person. Whether one is needed is said by the connection's policy, judged when the plan is
 * started. A decision counts for exactly the digest it was made for, is made once, and never by the plan's author.
 */

const planParams = z.object({ planId })

/** Waits for a decision of somebody else; asking again changes nothing. `approval_not_needed`, `plan_changed`, `plan_expired`. */
export const askForApproval = endpoint({
  method: 'POST',
  path: '/plans/:planId/approval-requests',
  status: 200,
  params: planParams,
  response: plan,
  summary: 'Asks for a second person’s approval of a plan.',
})

/**
 * `approval_by_author`, `approval_not_needed`, `approval_decided`, `plan_changed`, `plan_expired`,
 * `plan_already_started`. The plan as stored is summed up anew: one byte changed in it is `plan_changed`.
 */
export const decideOnPlan = endpoint({
  method: 'POST',
  path: '/plans/:planId/approvals',
  status: 200,
  params: planParams,
  body: z
    .strictObject({
      /** Of the plan that was looked at. */
      digest: z.string().max(100),
      decision: z.enum(['approved', 'rejected']),
      comment: z.string().trim().max(1000).default(''),
    })
    .refine(({ comment, decision }) => decision === 'approved' || comment !== '', {
      path: ['comment'],
      message: 'Say why, so that the author knows what to change.',
    }),
  response: plan,
  summary: 'Approves or rejects a plan.',
})

export const waitingApproval = z.object({
  plan,
  askedAt: instant,
  askedByName: z.string(),
})
export type WaitingApproval = z.output<typeof waitingApproval>

/** Oldest first; never one's own plans. At most 200, `total` counts all. */
export const listWaitingApprovals = endpoint({
  method: 'GET',
  path: '/plans/approvals',
  status: 200,
  response: z.object({ items: z.array(waitingApproval), total: z.int().nonnegative() }),
  summary: 'Lists the plans that wait for an approval this person may give.',
})
