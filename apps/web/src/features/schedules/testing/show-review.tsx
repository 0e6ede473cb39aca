import { listConnections } from '@curator/console-contract/connections'
import {
  closeCampaign,
  createReviewPlan,
  decideItems,
  getCampaign,
  listReviewItems,
  type ReviewItem,
  reassignItems,
  signCampaign,
} from '@curator/console-contract/schedule-review'
import { listReviewers } from '@curator/console-contract/schedule-reviewers'
import { listScheduleChoices } from '@curator/console-contract/schedules'
import { getSession } from '@curator/console-contract/session'
import { configure } from '@testing-library/react'
import type { ReactNode } from 'react'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { aCampaign, aFailingItem, anItem, graceId, reviewId } from './review-builders.ts'

// A simulated browser draws slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 8_000 })

export const reviewPlanId = '0198c0de-0000-7000-8000-00000000000a'

const ada = { name: 'Ada Lovelace', email: 'ada@example.test' }

/** A campaign as the page of it reads it. */
export const inFull = (given: Parameters<typeof aCampaign>[0] = {}) =>
  ({
    ...aCampaign(given),
    reviewers: [{ ...ada, itemCount: 3, decidedCount: 1, highCount: 1, remindedAt: null }],
    signOffs: [],
  }) as never

/** The items of a review; filters are left to the real one. */
const itemsOf = (items: readonly ReviewItem[]) =>
  stubApi().reply(listReviewItems, {
    items: [...items],
    total: items.length,
    page: 1,
    pageSize: 50,
  } as never)

/** Shows a page of a review over a stub that knows one review of three items. */
export function showReview(
  page: ReactNode,
  {
    pattern,
    search = '',
    path = reviewId,
    role = 'administrator',
    campaign = {},
    items = [aFailingItem(0), anItem(1), anItem(2)],
  }: {
    readonly pattern: string
    readonly search?: string
    readonly path?: string
    readonly role?: Parameters<typeof aSession>[0]
    readonly campaign?: Parameters<typeof aCampaign>[0]
    readonly items?: readonly ReviewItem[]
  },
) {
  itemsOf(items)
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(getCampaign, inFull(campaign))
    .reply(listReviewers, {
      items: [{ id: graceId, name: 'Grace Hopper', email: 'g@e.test' }],
    } as never)
    .reply(listScheduleChoices, {
      owners: [],
      workerTags: [],
      priorities: [],
      timeZones: [],
      frequencies: [],
      credentials: [],
    })
    .reply(decideItems, ({ body }) => ({ decidedCount: body.itemIds.length }))
    .reply(reassignItems, ({ body }) => ({ movedCount: body.itemIds.length }))
    .reply(closeCampaign, aCampaign({ state: 'closed' }))
    .reply(signCampaign, aCampaign({ state: 'signed' }))
    .reply(createReviewPlan, { planId: reviewPlanId, lookAgainCount: 1 } as never)
  return renderPage(page, { pattern, url: `/c/dev/schedule-review/${path}${search}` })
}
