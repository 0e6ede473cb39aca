import type { CampaignValues } from '@curator/console-contract/schedule-review'

const months: Record<CampaignValues['recurrence'], number> = {
  never: 0,
  monthly: 1,
  quarterly: 3,
  half_yearly: 6,
  yearly: 12,
}

/**
 * The campaign that follows: everything later by whole periods, in calendar months of UTC, so that its last stage still lies
 * ahead. Null when it comes but once.
 */
export function toNextCampaign(values: CampaignValues, nowMs: number): CampaignValues | null {
  const step = months[values.recurrence]
  const end = values.stages.at(-1)?.endsAt
  if (step === 0 || end === undefined) return null
  let count = step
  while (Date.parse(addMonths(end, count)) <= nowMs) count += step
  return {
    ...values,
    startsAt: addMonths(values.startsAt, count),
    stages: values.stages.map((stage) => ({ ...stage, endsAt: addMonths(stage.endsAt, count) })),
  }
}

/** The same day of the month, or its last one where the month is shorter. */
function addMonths(at: string, count: number): string {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + count)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.toISOString()
}
