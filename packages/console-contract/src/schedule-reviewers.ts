import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accountId, campaignId, reviewItemId } from './ids.ts'
import { instant } from './instants.ts'
import { pageOf, pageQuery } from './paging.ts'
import { answer, reviewItem, silenceRule } from './schedule-review.ts'

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

/** A link for an owner, shown once and used once, until the stage ends; a newer one ends it. `stage_over`, `not_found` without items. */
export const createReviewerLink = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns/:campaignId/links',
  status: 201,
  params: z.object({ campaignId }),
  body: z.strictObject({ email: z.email() }),
  response: z.object({ url: z.url(), expiresAt: instant }),
  summary: 'Makes a link for an owner.',
})

/** Opens a link: a session that sees its own items and nothing else. `link_invalid` for one that is used, over or forged. */
export const openReviewerLink = endpoint({
  method: 'POST',
  path: '/schedule-review/reviewer-sessions',
  status: 201,
  body: z.strictObject({ token: z.string().min(20).max(2_000) }),
  response: z.object({ campaignName: z.string(), email: z.string(), expiresAt: instant }),
  summary: 'Begins to answer by a link.',
})

export const listOwnReviewItems = endpoint({
  method: 'GET',
  path: '/schedule-review/own-items',
  status: 200,
  query: pageQuery,
  response: pageOf(reviewItem).extend({
    campaignName: z.string(),
    email: z.string(),
    /** Until then answers count. */
    expiresAt: instant,
    silence: silenceRule,
  }),
  summary: 'The items of whoever came by a link.',
})

export const decideOwnItem = endpoint({
  method: 'PUT',
  path: '/schedule-review/own-items/:itemId/answer',
  status: 200,
  params: z.object({ itemId: reviewItemId }),
  body: answer,
  response: reviewItem,
  summary: 'Answers one item by a link.',
})
