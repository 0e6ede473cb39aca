import type {
  CampaignId,
  ConnectionId,
  PlanId,
  ReviewItemId,
  ScheduleId,
} from '@curator/console-contract/ids'
import type { Campaign, ReviewItem } from '@curator/console-contract/schedule-review'
import { readEvidence, toHash } from '../../schedules/review/frozen-evidence.ts'
import { currentStage } from '../../schedules/review/stages.ts'
import type { CampaignRecord } from '../../store/review-campaign.store.ts'
import type { ReviewItemRecord } from '../../store/review-item.store.ts'

/** A campaign as pages show it. `isSound`: its evidence is what was frozen. */
export function toCampaignView(record: CampaignRecord, isSound: boolean, nowMs: number): Campaign {
  const { decidedCount, highCount, itemCount, planId, previousId, state, values } = record
  return {
    ...values,
    id: record.id as CampaignId,
    connectionId: record.connectionId as ConnectionId,
    state,
    createdAt: record.createdAt.toISOString(),
    createdByName: record.createdByName,
    evidenceHash: record.evidenceHash,
    isEvidenceSound: isSound,
    currentStage: currentStage({ state, stages: values.stages }, nowMs)?.kind ?? null,
    progress: { itemCount, decidedCount, highCount },
    planId: planId as PlanId | null,
    previousId: previousId as CampaignId | null,
  }
}

const broken = 'The evidence was changed in the database after it was frozen, so it is not shown.'

/** An item as reviewers see it; evidence that does not fit its hash is not shown. */
export function toItemView(record: ReviewItemRecord, cannot: string | null): ReviewItem {
  const fits = toHash(record.evidence) === record.evidenceHash
  const evidence = fits ? readEvidence(record.evidence) : null
  return {
    id: record.id as ReviewItemId,
    scheduleId: record.scheduleId as ScheduleId,
    name: record.name,
    ownerName: record.ownerName,
    reviewer: {
      name: record.reviewerName,
      email: record.reviewerEmail,
      isFallback: record.isFallback,
    },
    evidence: evidence?.facts ?? [{ key: 'broken', label: 'Evidence', value: null, why: broken }],
    evidenceHash: record.evidenceHash,
    found: evidence?.found ?? [],
    unjudged: evidence?.unjudged ?? [],
    severity: evidence?.severity ?? record.severity,
    recommendation: evidence?.recommendation ?? { decision: 'dont_know', reason: broken },
    differences: evidence?.differences ?? null,
    answers: record.answers.map(({ answer, at, byName, stage }) => ({
      ...answer,
      stage,
      byName,
      at,
    })),
    cannot,
  }
}
