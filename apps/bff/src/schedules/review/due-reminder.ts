import type {
  CampaignState,
  CampaignValues,
  StageKind,
} from '@curator/console-contract/schedule-review'
import { dayMs } from '../rules/local-time.ts'
import { currentStage } from './stages.ts'

interface DueReminder {
  readonly stage: StageKind
  /** Before the end of the stage. */
  readonly days: number
  readonly endsAt: Date
}

/**
 * The reminder that is due: of several that were missed the last alone, and none that would have been due before its stage
 * began.
 */
export function findDueReminder(
  campaign: {
    readonly state: CampaignState
    readonly startedAt: Date
    readonly stages: CampaignValues['stages']
    readonly reminderDays: readonly number[]
  },
  nowMs: number,
): DueReminder | null {
  const stage = currentStage(campaign, nowMs)
  if (!stage) return null
  const before = campaign.stages[campaign.stages.indexOf(stage) - 1]
  const beganMs = Math.max(campaign.startedAt.getTime(), before ? Date.parse(before.endsAt) : 0)
  const endsMs = Date.parse(stage.endsAt)
  const due = campaign.reminderDays.filter((days) => {
    const atMs = endsMs - days * dayMs
    return atMs > beganMs && atMs <= nowMs
  })
  if (due.length === 0) return null
  return { stage: stage.kind, days: Math.min(...due), endsAt: new Date(endsMs) }
}
