import type { AccountId, CampaignId, ConnectionId } from '@curator/console-contract/ids'
import * as reviews from '@curator/console-contract/schedule-review'
import { discardCampaign, updateCampaign } from '@curator/console-contract/schedule-review-drafts'
import * as reviewers from '@curator/console-contract/schedule-reviewers'
import { getSession } from '@curator/console-contract/session'
import { type Call, createClient } from '@curator/endpoint/client'
import { systemClock } from '../src/core/clock.ts'
import type { TestConsole } from './start-console.ts'
import { waitForDirectory } from './wait-for-directory.ts'
import { addAssets, addPerson } from './world-people.ts'

type Record = (send: typeof fetch) => typeof fetch

/** What a reviewer was told: the token of the link, and the cookie header of the session it began. */
export interface ReviewerSecrets {
  readonly token: string
  readonly cookie: string
}

const dayMs = 24 * 3_600_000
const keep = { decision: 'keep', reason: 'It is needed.' } as const

/** Calls every endpoint of reviews of schedules, with success: one answer by a link, one by an account. */
export async function walkReviews(
  call: Call,
  running: TestConsole,
  connectionId: ConnectionId,
  record: Record,
): Promise<ReviewerSecrets> {
  const owner = addPerson(running.sandbox, 'reviewer', { role: 'Artisan', canScheduleJobs: true })
  for (const name of ['Reviewed one', 'Reviewed two']) addAssets(running.sandbox, owner.id, name)
  await waitForDirectory(running, connectionId)
  const session = await call(getSession, {})
  if (session.state !== 'signed_in') throw new Error('not signed in')
  const accountId = session.account.id
  const campaignId = await startReview(call, connectionId, accountId)
  const params = { campaignId }
  const query = { severity: [], state: [], reviewer: [] }
  const { items } = await call(reviews.listReviewItems, { params, query })
  const [first] = items
  if (!first) throw new Error('the review has no item')
  const itemIds = [first.id]
  const reason = 'On holiday.'
  await call(reviews.reassignItems, { params, body: { itemIds, accountId, reason } })
  await call(reviews.decideItems, { params, body: { itemIds, answer: keep } })
  const secrets = await answerByLink(running, campaignId, owner.email, record)
  await endReview(call, campaignId)
  return secrets
}

/** A draft that is thrown away, and another that is changed and started. */
async function startReview(
  call: Call,
  connectionId: ConnectionId,
  accountId: AccountId,
): Promise<CampaignId> {
  await call(reviewers.listReviewers, {})
  const now = systemClock.now()
  const many = { isEnabled: [], ownerId: [], ownerState: [], workflowId: [], workerTag: [] }
  const more = { priority: [], timeZone: [], frequency: [], credentialId: [], state: [] }
  const values: reviews.CampaignValues = {
    name: 'Walked',
    filters: { ...many, ...more, finding: [], search: 'reviewed' },
    stages: [{ kind: 'owner', endsAt: new Date(now.getTime() + 7 * dayMs).toISOString() }],
    fallbackAccountId: accountId,
    silence: 'keep',
    recurrence: 'never',
    reminderDays: [],
    startsAt: now.toISOString(),
  }
  const create = async () => {
    const made = await call(reviews.createCampaign, { body: { ...values, connectionId } })
    return { campaignId: made.id }
  }
  await call(discardCampaign, { params: await create() })
  const params = await create()
  await call(updateCampaign, { params, body: { ...values, name: 'Walked on' } })
  await call(reviews.startCampaign, { params })
  await call(reviews.listCampaigns, { query: { connectionId, state: [] } })
  await call(reviews.getCampaign, { params })
  return params.campaignId
}

/** As a browser of the owner: opens a link and answers what is left. */
async function answerByLink(
  running: TestConsole,
  campaignId: CampaignId,
  email: string,
  record: Record,
): Promise<ReviewerSecrets> {
  // Whoever hands the link on must be told it: that reply is not recorded.
  const inviting = await running.signInAs('operator')
  const params = { campaignId }
  const { url } = await inviting(reviewers.createReviewerLink, { params, body: { email } })
  const token = new URL(url).hash.slice(1)
  let cookie: string | undefined
  const browser: typeof fetch = async (input, init) => {
    const reply = await running.fetchAs(cookie)(input, init)
    cookie ??= reply.headers.getSetCookie()[0]?.split(';')[0]
    return reply
  }
  const own = createClient({ baseUrl: `${running.url}/api`, fetch: record(browser) })
  await own(reviewers.openReviewerLink, { body: { token } })
  const { items } = await own(reviewers.listOwnReviewItems, { query: {} })
  for (const { id: itemId } of items)
    await own(reviewers.decideOwnItem, { params: { itemId }, body: keep })
  if (!token || !cookie || items.length === 0) throw new Error('the link opened nothing')
  return { token, cookie }
}

async function endReview(call: Call, campaignId: CampaignId): Promise<void> {
  const params = { campaignId }
  await call(reviews.closeCampaign, { params })
  await call(reviews.createReviewPlan, { params })
  const body = { stage: 'owner', statement: 'These are our decisions.' } as const
  await call(reviews.signCampaign, { params, body })
  for (const format of ['csv', 'xlsx', 'json'] as const)
    await call(reviews.exportCampaign, { params, query: { format } })
}
