import {
  type Campaign,
  campaign,
  type ReviewItem,
  reviewItem,
} from '@curator/console-contract/schedule-review'
import type { z } from 'zod'

export const reviewId = '0198c0de-0000-7000-8000-0000000000c1'
export const graceId = '5a3c1a38-54a9-4c1c-9d2e-6d6f6a1b2c3d'

/** An open review of two stages; a test states only what matters to it. */
export function aCampaign(given: Partial<z.input<typeof campaign>> = {}): Campaign {
  return campaign.parse({
    id: reviewId,
    connectionId: 'dev',
    name: 'Review Q4',
    filters: { state: ['failing'] },
    stages: [
      { kind: 'owner', endsAt: '2026-12-12T12:00:00Z' },
      { kind: 'curator', endsAt: '2026-12-19T12:00:00Z' },
    ],
    fallbackAccountId: graceId,
    silence: 'pause',
    recurrence: 'quarterly',
    reminderDays: [7, 1],
    startsAt: '2026-11-28T12:00:00Z',
    state: 'open',
    createdAt: '2026-11-28T11:00:00Z',
    createdByName: 'Grace Hopper',
    evidenceHash: 'f00dfeed',
    isEvidenceSound: true,
    currentStage: 'owner',
    progress: { itemCount: 3, decidedCount: 1, highCount: 1 },
    planId: null,
    previousId: null,
    ...given,
  })
}

export const itemId = (index: number) =>
  `0198c0de-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`

/** An item without a finding that nobody has answered. */
export function anItem(index: number, given: Partial<z.input<typeof reviewItem>> = {}): ReviewItem {
  return reviewItem.parse({
    id: itemId(index),
    scheduleId: `schedule-${index}`,
    name: `Schedule ${index}`,
    ownerName: 'Ada Lovelace',
    reviewer: { name: 'Ada Lovelace', email: 'ada@example.test', isFallback: false },
    evidence: [
      { key: 'zone', label: 'Time zone', value: 'Europe/Berlin', why: null },
      { key: 'runs', label: 'Runs in 30 days', value: null, why: 'The release lists no jobs.' },
    ],
    evidenceHash: 'beef',
    found: [],
    unjudged: [],
    severity: null,
    recommendation: { decision: 'keep', reason: 'Nothing was found.' },
    differences: null,
    answers: [],
    cannot: null,
    ...given,
  })
}

/** The same with a finding. */
export const aFailingItem = (index: number, severity: 'high' | 'medium' = 'high') =>
  anItem(index, {
    found: [
      { finding: 'failing', severity, reason: 'Three runs in a row failed.', suggestion: 'pause' },
    ],
    severity,
    recommendation: { decision: 'pause', reason: 'It fails.' },
  })
