import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { campaignId } from './ids.ts'
import { campaign, campaignValues } from './schedule-review.ts'

/** Replaces what a draft is made of. `review_started` once it has started. */
export const updateCampaign = endpoint({
  method: 'PUT',
  path: '/schedule-review/campaigns/:campaignId',
  status: 200,
  params: z.object({ campaignId }),
  body: campaignValues,
  response: campaign,
  summary: 'Changes a draft of a campaign.',
})

/** `review_started` once it has started: from then on it is kept. */
export const discardCampaign = endpoint({
  method: 'DELETE',
  path: '/schedule-review/campaigns/:campaignId',
  status: 204,
  params: z.object({ campaignId }),
  reply: 'empty',
  summary: 'Throws a draft of a campaign away.',
})
