import * as wire from '@curator/console-contract/schedule-review'
import { discardCampaign, updateCampaign } from '@curator/console-contract/schedule-review-drafts'
import * as reviewers from '@curator/console-contract/schedule-reviewers'
import type { IRouter, Request } from 'express'
import type { Clock } from '../../core/clock.ts'
import { limitInvitation, type SignInLimits } from '../../http/rate-limits.ts'
import { readReviewer, setReviewerCookie } from '../../http/reviewer-cookie.ts'
import { route } from '../../http/route.ts'
import type { CampaignsService } from './campaigns.service.ts'
import type { DecisionsService } from './decisions.service.ts'
import type { RemindersService } from './reminders.service.ts'
import type { ReviewPlanService } from './review-plan.service.ts'
import type { ListReviewerAccounts } from './reviewer-accounts.ts'
import type { ReviewerLinksService } from './reviewer-links.service.ts'
import type { SignOffsService } from './sign-offs.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

export interface ReviewServices {
  readonly campaigns: CampaignsService
  readonly decisions: DecisionsService
  readonly links: ReviewerLinksService
  readonly plans: ReviewPlanService
  readonly signOffs: SignOffsService
  readonly reminders: RemindersService
  readonly listAccounts: ListReviewerAccounts
}

interface RouteSettings {
  readonly publicUrl: string | undefined
  readonly signInLimits: SignInLimits
}

/** Reviews for accounts of the console. */
export function mountScheduleReview(
  router: IRouter,
  { campaigns, decisions, links, listAccounts, plans, signOffs }: ReviewServices,
  { publicUrl }: RouteSettings,
): void {
  route(router, reviewers.listReviewers, mayPlan, () => listAccounts())
  route(router, wire.listCampaigns, mayRead, ({ query }) => campaigns.list(query))
  route(router, wire.createCampaign, mayPlan, ({ body }, { account }) => {
    const { connectionId, ...values } = body
    return campaigns.create(connectionId, values, account.id)
  })
  route(router, wire.getCampaign, mayRead, ({ params }) => campaigns.get(params.campaignId))
  route(router, updateCampaign, mayPlan, ({ body, params }) =>
    campaigns.update(params.campaignId, body),
  )
  route(router, discardCampaign, mayPlan, ({ params }) => campaigns.discard(params.campaignId))
  route(router, wire.startCampaign, mayPlan, ({ params }) => campaigns.start(params.campaignId))
  route(router, wire.closeCampaign, mayPlan, ({ params }) => campaigns.close(params.campaignId))
  route(router, wire.listReviewItems, mayRead, ({ params, query }, { account }) =>
    decisions.list(params.campaignId, query, account),
  )
  // Owners with an account may be viewers: whose turn it is decides, not the role alone.
  route(router, wire.decideItems, mayRead, ({ body, params }, { account }) =>
    decisions.decide(params.campaignId, body.itemIds, body.answer, account),
  )
  route(router, wire.reassignItems, mayPlan, ({ body, params }, { account }) =>
    decisions.reassign(params.campaignId, body.itemIds, body, account),
  )
  route(
    router,
    reviewers.createReviewerLink,
    mayPlan,
    async ({ body, params }, { account, req }) => {
      const made = await links.create(params.campaignId, body.email, account.id)
      // Behind the `#`, so that no proxy and no log ever gets to see it.
      const url = `${toAddress(req, publicUrl)}/review#${made.token}`
      return { url, expiresAt: made.expiresAt }
    },
  )
  route(router, wire.createReviewPlan, mayPlan, ({ params }, { account }) =>
    plans.create(params.campaignId, account.id),
  )
  route(router, wire.signCampaign, mayPlan, ({ body, params }, { account }) =>
    signOffs.sign(params.campaignId, body, account),
  )
  route(router, wire.exportCampaign, mayRead, ({ params, query }) =>
    signOffs.exportFile(params.campaignId, query.format),
  )
}

/** Reviews for owners who came by a link: their own items and nothing else. */
export function mountReviewers(
  router: IRouter,
  { decisions, links }: Pick<ReviewServices, 'decisions' | 'links'>,
  { clock, publicUrl, signInLimits }: RouteSettings & { readonly clock: Clock },
): void {
  const isHttps = publicUrl?.startsWith('https:') ?? false
  route(
    router,
    reviewers.openReviewerLink,
    'public',
    async ({ body }, { res }) => {
      const { campaignName, key, session } = await links.open(body.token)
      setReviewerCookie(res, isHttps, key, session.expiresAt)
      return { campaignName, email: session.email, expiresAt: session.expiresAt.toISOString() }
    },
    limitInvitation('byReviewerLink', signInLimits, clock),
  )
  router.use(
    reviewers.listOwnReviewItems.path,
    readReviewer(isHttps, (key) => links.findSession(key)),
  )
  route(router, reviewers.listOwnReviewItems, 'reviewer', ({ query }, { reviewer }) =>
    decisions.listOwn(reviewer, query),
  )
  route(router, reviewers.decideOwnItem, 'reviewer', ({ body, params }, { reviewer }) =>
    decisions.decideOwn(reviewer, params.itemId, body),
  )
}

/** Where the console is reached; without a public address, as whoever asks reached it. */
const toAddress = (req: Request, publicUrl: string | undefined) =>
  (publicUrl ?? req.get('origin') ?? `http://${req.get('host')}`).replace(/\/+$/, '')
