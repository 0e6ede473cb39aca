import { findingRule } from '../finding-rule.ts'
import { sayInstant } from '../finding-words.ts'

const suggestion = 'delete'

export const ended = findingRule('ended', 'low', ({ schedule, takenAtMs }) => {
  const { endAt, frequency, isEnabled, nextRunAt, startAt, timeZone } = schedule
  const isPast = (at: string | null): at is string => at !== null && Date.parse(at) < takenAtMs
  if (isPast(endAt) && (nextRunAt === null || isPast(nextRunAt)))
    return { reason: `It ended at ${sayInstant(Date.parse(endAt), timeZone)}.`, suggestion }
  if (frequency.trim().toLowerCase() === 'once' && isPast(startAt) && nextRunAt === null)
    return {
      reason: `It was to run once, at ${sayInstant(Date.parse(startAt), timeZone)}, and that is past.`,
      suggestion,
    }
  if (isEnabled && nextRunAt === null)
    return { reason: 'It is on, and the Server expects no run of it any more.', suggestion }
  return null
})
