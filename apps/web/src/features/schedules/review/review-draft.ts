import type { AccountId } from '@curator/console-contract/ids'
import {
  type CampaignValues,
  type StageKind,
  stageKind,
} from '@curator/console-contract/schedule-review'
import { fromLocalInput, toLocalInput } from '../../../lib/local-instant.ts'

/** A review while it is written. Times are local to this browser. */
export type ReviewDraft = {
  readonly name: string
  readonly startsAt: string
  /** End of each stage; empty for one that is left out. */
  readonly ends: Readonly<Record<StageKind, string>>
  readonly fallbackAccountId: AccountId | null
  readonly silence: CampaignValues['silence']
  readonly recurrence: CampaignValues['recurrence']
  readonly reminders: string
}

const dayMs = 86_400_000
/** Two weeks for owners, one more for curators. */
const usualDays = { owner: 14, curator: 21 } as const

export function toReviewDraft(nowMs: number, accountId: AccountId | undefined): ReviewDraft {
  const after = (days: number) => toLocalInput(new Date(nowMs + days * dayMs).toISOString())
  return {
    name: '',
    startsAt: after(0),
    ends: { owner: after(usualDays.owner), curator: after(usualDays.curator), lead: '' },
    fallbackAccountId: accountId ?? null,
    silence: 'keep',
    recurrence: 'never',
    reminders: '7, 1',
  }
}

/** A draft that is changed. */
export function fromCampaign(campaign: CampaignValues): ReviewDraft {
  const ends = { owner: '', curator: '', lead: '' }
  for (const { endsAt, kind } of campaign.stages) ends[kind] = toLocalInput(endsAt)
  return {
    name: campaign.name,
    startsAt: toLocalInput(campaign.startsAt),
    ends,
    fallbackAccountId: campaign.fallbackAccountId,
    silence: campaign.silence,
    recurrence: campaign.recurrence,
    reminders: campaign.reminderDays.join(', '),
  }
}

/** Days before an end; undefined when it is no list of such days. */
export function readReminders(text: string): number[] | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const days = [...new Set(parts.map(Number))]
  const isFitting = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 60)
  return isFitting && days.length <= 5 ? days.sort((a, b) => b - a) : undefined
}

/** What a review is made of; undefined while something is missing. */
export function toReviewValues(
  draft: ReviewDraft,
  filters: CampaignValues['filters'],
): CampaignValues | undefined {
  const { ends, fallbackAccountId, recurrence, silence } = draft
  const name = draft.name.trim()
  const startsAt = fromLocalInput(draft.startsAt)
  const reminderDays = readReminders(draft.reminders)
  const stages = stageKind.options.flatMap((kind) => {
    const endsAt = fromLocalInput(ends[kind])
    return endsAt ? [{ kind, endsAt }] : []
  })
  if (name === '' || !startsAt || !fallbackAccountId || !reminderDays || stages.length === 0)
    return undefined
  return {
    name,
    filters,
    stages,
    fallbackAccountId,
    silence,
    recurrence,
    reminderDays,
    startsAt,
  }
}
