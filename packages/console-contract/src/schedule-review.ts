import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accountId, campaignId, connectionId, planId, reviewItemId, scheduleId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery } from './paging.ts'
import {
  findingSeverity,
  foundFinding,
  reviewDecision,
  unjudgedFinding,
} from './schedule-findings.ts'
import { scheduleFilters, schedulePriority } from './schedules.ts'

/*
 * Glossary.
 * campaign   a review of schedules with a scope, reviewers, stages and an end
 * item       one schedule of a campaign with its evidence
 * evidence   what was known of the schedule when the campaign began; frozen, with a hash over it
 * stage      who decides one after the other: the owner, a curator, a lead
 * silence    what an item without an answer counts as when the campaign ends
 * sign-off   a person's word that the decisions of a stage are theirs; kept with the report
 */

export const campaignState = z.enum(['draft', 'open', 'closed', 'signed'])
export type CampaignState = z.output<typeof campaignState>

/** `owner` answers by a link or an account, the others by an account. */
export const stageKind = z.enum(['owner', 'curator', 'lead'])
export type StageKind = z.output<typeof stageKind>

export const silenceRule = z.enum(['keep', 'pause', 'recommendation'])
export const recurrence = z.enum(['never', 'monthly', 'quarterly', 'half_yearly', 'yearly'])

/** Stages in their order; each ends at the latest then, the last one with the campaign. */
const stages = z
  .array(z.strictObject({ kind: stageKind, endsAt: instant }))
  .min(1)
  .max(3)
  .refine(
    (all) => new Set(all.map(({ kind }) => kind)).size === all.length,
    'Each stage stands once.',
  )
  .refine(
    (all) =>
      all.every(
        ({ endsAt }, at) => Date.parse(endsAt) > Date.parse(all[at - 1]?.endsAt ?? '') || at === 0,
      ),
    'Each stage ends after the one before.',
  )

/** What a campaign is made of. `reminderDays` before the end of a stage. Whoever owns a schedule never decides it as a curator. */
export const campaignValues = z.strictObject({
  name: z.string().trim().min(1, 'Give the campaign a name.').max(120),
  filters: scheduleFilters.omit({ connectionId: true, sort: true }),
  stages,
  /** Who answers where a schedule has no owner that can be reached. */
  fallbackAccountId: accountId,
  silence: silenceRule,
  recurrence,
  reminderDays: z.array(z.int().min(1).max(60)).max(5),
  startsAt: instant,
})
export type CampaignValues = z.output<typeof campaignValues>

const progress = z.object({
  itemCount: z.int().nonnegative(),
  decidedCount: z.int().nonnegative(),
  highCount: z.int().nonnegative(),
})

export const campaign = campaignValues.extend({
  id: campaignId,
  connectionId,
  state: campaignState,
  createdAt: instant,
  createdByName: z.string(),
  /** Over all evidence, from the start on. */
  evidenceHash: z.string().nullable(),
  /** False when frozen evidence does not fit its hash any more. */
  isEvidenceSound: z.boolean(),
  currentStage: stageKind.nullable(),
  progress,
  planId: planId.nullable(),
  /** The campaign before, of the same recurrence. */
  previousId: campaignId.nullable(),
})
export type Campaign = z.output<typeof campaign>

/**
 * An answer. What it needs: `keep_until` and `pause` (optional) an instant, `transfer` an owner, `retime` minutes, and the
 * others their value. Everything but `keep` without a finding needs a reason, and so does `keep` on a high finding.
 */
export const answer = z.strictObject({
  decision: reviewDecision,
  reason: z.string().trim().max(1_000),
  until: instant.optional(),
  ownerId: z.string().max(128).optional(),
  minutes: z.int().min(-1_440).max(1_440).optional(),
  timeZone: z.string().max(100).optional(),
  credentialId: z.string().max(128).optional(),
  priority: schedulePriority.optional(),
  workerTag: z.string().max(255).optional(),
})
export type Answer = z.output<typeof answer>

/** `why` says why it is not available, and then there is no value. */
export const evidenceFact = z.object({
  key: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  why: z.string().nullable(),
})

export const reviewItem = z.object({
  id: reviewItemId,
  scheduleId,
  name: z.string(),
  ownerName: z.string(),
  reviewer: z.object({ name: z.string(), email: z.string(), isFallback: z.boolean() }),
  evidence: z.array(evidenceFact),
  evidenceHash: z.string(),
  found: z.array(foundFinding),
  unjudged: z.array(unjudgedFinding),
  severity: findingSeverity.nullable(),
  recommendation: z.object({ decision: reviewDecision, reason: z.string() }),
  /** What changed since the campaign before; null when it was not in it. */
  differences: z.array(z.string()).nullable(),
  answers: z.array(answer.extend({ stage: stageKind, byName: z.string(), at: instant })),
  /** Why the person who asks can't decide it; null when they can. */
  cannot: z.string().nullable(),
})
export type ReviewItem = z.output<typeof reviewItem>

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/schedule-review/campaigns',
  status: 200,
  query: pageQuery.extend({ connectionId, state: many(campaignState) }),
  response: pageOf(campaign),
  summary: 'Lists campaigns, the newest first.',
})

/** A draft; nothing is frozen before it starts. Errors: `request_invalid`, `not_found` (fallback). */
export const createCampaign = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns',
  status: 201,
  body: campaignValues.extend({ connectionId }),
  response: campaign,
  summary: 'Makes a draft of a campaign.',
})

export const getCampaign = endpoint({
  method: 'GET',
  path: '/schedule-review/campaigns/:campaignId',
  status: 200,
  params: z.object({ campaignId }),
  response: campaign.extend({
    reviewers: z.array(
      z.object({
        name: z.string(),
        email: z.string(),
        ...progress.shape,
        remindedAt: instant.nullable(),
      }),
    ),
    signOffs: z.array(
      z.object({ stage: stageKind, byName: z.string(), at: instant, statement: z.string() }),
    ),
  }),
  summary: 'One campaign with the progress of its reviewers.',
})

/** Freezes the evidence and opens the first stage. `review_started` when it was done before, `request_invalid` for an empty scope or stages that are over. */
export const startCampaign = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns/:campaignId/start',
  status: 200,
  params: z.object({ campaignId }),
  response: campaign,
  summary: 'Starts a campaign.',
})

/** Locks the decisions; items without an answer get what silence means. `review_state_conflict` unless it is open. */
export const closeCampaign = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns/:campaignId/close',
  status: 200,
  params: z.object({ campaignId }),
  response: campaign,
  summary: 'Ends a campaign before its time.',
})

export const listReviewItems = endpoint({
  method: 'GET',
  path: '/schedule-review/campaigns/:campaignId/items',
  status: 200,
  params: z.object({ campaignId }),
  query: pageQuery.extend({
    severity: many(findingSeverity),
    state: many(z.enum(['open', 'decided', 'mine'])),
    reviewer: many(z.string().max(254)),
    search: z.string().max(200).optional(),
  }),
  response: pageOf(reviewItem),
  summary: 'Lists the schedules of a campaign with their evidence.',
})

/**
 * Decides items. Several at once only where their findings are the same and none is high: `bulk_not_allowed` names the
 * others. `own_schedule` for one's own as a curator, `stage_over` when the stage has ended, `permission_denied` when it is
 * somebody else's turn.
 */
export const decideItems = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns/:campaignId/decisions',
  status: 200,
  params: z.object({ campaignId }),
  body: z.strictObject({ itemIds: z.array(reviewItemId).min(1).max(1_000), answer }),
  response: z.object({ decidedCount: z.int().nonnegative() }),
  summary: 'Decides one item or several alike.',
})

/** Gives items to another account; the old reviewer's link no longer shows them. */
export const reassignItems = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns/:campaignId/reassignments',
  status: 200,
  params: z.object({ campaignId }),
  body: z.strictObject({
    itemIds: z.array(reviewItemId).min(1).max(1_000),
    accountId,
    reason: z.string().trim().min(1).max(500),
  }),
  response: z.object({ movedCount: z.int().nonnegative() }),
  summary: 'Gives items to somebody else.',
})

/**
 * Decisions as one plan, after the end. Items changed since the evidence was frozen are in it with the reason, without a
 * change. `evidence_broken` when the evidence does not fit its hash.
 */
export const createReviewPlan = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns/:campaignId/plans',
  status: 201,
  params: z.object({ campaignId }),
  response: z.object({ planId, lookAgainCount: z.int().nonnegative() }),
  summary: 'Plans what was decided.',
})

/**
 * A person signs for a stage, after the end; with the last stage the campaign is signed and its report kept. Not by the
 * one person alone who decided everything: `sign_off_refused`.
 */
export const signCampaign = endpoint({
  method: 'POST',
  path: '/schedule-review/campaigns/:campaignId/sign-offs',
  status: 201,
  params: z.object({ campaignId }),
  body: z.strictObject({ stage: stageKind, statement: z.string().trim().min(1).max(500) }),
  response: campaign,
  summary: 'Signs for a stage.',
})

/** As a file, after the end (`review_state_conflict` before); once signed it never changes: all items with who, when and why, hash, counts, signatures, and what became of the plan. */
export const exportCampaign = endpoint({
  method: 'GET',
  path: '/schedule-review/campaigns/:campaignId/report',
  status: 200,
  params: z.object({ campaignId }),
  query: z.strictObject({ format: z.enum(['csv', 'xlsx', 'json']) }),
  reply: 'file',
  summary: 'The report of a campaign as a file.',
})
