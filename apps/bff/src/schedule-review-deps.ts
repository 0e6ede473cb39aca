import type { ConnectionId } from '@curator/console-contract/ids'
import type { CapabilityBook } from './alteryx/capabilities.ts'
import type { Clock } from './core/clock.ts'
import type { SecretBox } from './core/secret-box.ts'
import type { Directories } from './directory/directory.ts'
import { CampaignsService } from './features/schedule-review/campaigns.service.ts'
import { DecisionsService } from './features/schedule-review/decisions.service.ts'
import { createFreezer } from './features/schedule-review/freeze-campaign.ts'
import { RemindersService } from './features/schedule-review/reminders.service.ts'
import { ReviewPlanService } from './features/schedule-review/review-plan.service.ts'
import { createReviewerAccounts } from './features/schedule-review/reviewer-accounts.ts'
import { ReviewerLinksService } from './features/schedule-review/reviewer-links.service.ts'
import type { ReviewServices } from './features/schedule-review/schedule-review.routes.ts'
import { SignOffsService } from './features/schedule-review/sign-offs.service.ts'
import type { FindingServices } from './features/schedules/findings.routes.ts'
import { createMixedPlans } from './features/schedules/mixed-plans.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import type { ScheduleDeps } from './schedules-deps.ts'
import type { WriteWorkbook } from './sheets/write-workbook.ts'
import { createAccountStore } from './store/account.store.ts'
import { createAccountListStore } from './store/account-list.store.ts'
import type { ConnectionStore } from './store/connection.store.ts'
import type { OpenDatabase } from './store/database.ts'
import { createReviewCampaignStore } from './store/review-campaign.store.ts'
import { createReviewItemStore } from './store/review-item.store.ts'
import { createReviewLinkStore } from './store/review-link.store.ts'
import { createReviewPlanStore } from './store/review-plan.store.ts'
import { createReviewSignOffStore } from './store/review-sign-off.store.ts'
import { createReviewStepStore } from './store/review-steps.store.ts'

/** Reviews of schedules. */
export interface ScheduleReviewDeps {
  readonly scheduleReview: ReviewServices
}

/** Puts reviews together from what the schedules know and plan. */
export function createScheduleReviewDeps(parts: {
  readonly store: OpenDatabase
  readonly connections: ConnectionStore
  readonly directories: Directories
  readonly capabilities: CapabilityBook
  readonly secrets: SecretBox
  readonly createPlan: CreatePlan
  readonly writeWorkbook: WriteWorkbook
  readonly clock: Clock
  readonly schedules: Pick<ScheduleDeps, 'scheduleSearch' | 'scheduleRules'>
  readonly findings: Pick<FindingServices, 'scheduleFindings'>
}): ScheduleReviewDeps {
  const { connections, findings, schedules, secrets } = parts
  const { db } = parts.store
  const [stored, items, steps] = [
    createReviewCampaignStore(db),
    createReviewItemStore(db),
    createReviewStepStore(db),
  ]
  const signOffs = createReviewSignOffStore(db)
  const accounts = createAccountStore(db)
  const freeze = createFreezer({
    findSchedules: (...args) => schedules.scheduleSearch.search(...args),
    examineSchedules: (connectionId) => findings.scheduleFindings.examine(connectionId),
    items,
    accounts,
  })
  const sealKey = secrets.derive('schedule review evidence')
  const shared = { ...parts, items, steps, signOffs, accounts }
  const campaigns = new CampaignsService({ ...shared, campaigns: stored, freeze, sealKey })
  return {
    scheduleReview: {
      listAccounts: createReviewerAccounts(createAccountListStore(db)),
      campaigns,
      decisions: new DecisionsService({ ...shared, campaigns }),
      links: new ReviewerLinksService({
        ...shared,
        campaigns,
        reviewers: stored,
        links: createReviewLinkStore(db),
        linkKey: secrets.derive('schedule review link'),
      }),
      plans: new ReviewPlanService({
        ...shared,
        campaigns,
        stored,
        draftPlan: createMixedPlans({ ...parts, rules: schedules.scheduleRules }),
      }),
      reminders: new RemindersService({ ...shared, campaigns, stored }),
      signOffs: new SignOffsService({
        ...shared,
        campaigns,
        plans: createReviewPlanStore(db),
        nameConnection: async (id: ConnectionId) => (await connections.find(id))?.name ?? id,
      }),
    },
  }
}
