import { dayMs } from '../../rules/local-time.ts'
import { countWords } from '../../rules/word-lists.ts'
import { findingRule } from '../finding-rule.ts'

/** The Server does not say when it was switched off; that was at its last change at the latest. */
export const longDisabled = findingRule(
  'long_disabled',
  'low',
  ({ policy, schedule, takenAtMs }) => {
    if (schedule.isEnabled) return null
    if (schedule.lastModifiedAt === null)
      return { why: 'It is off, and the Server does not say since when.' }
    const days = Math.floor((takenAtMs - Date.parse(schedule.lastModifiedAt)) / dayMs)
    if (days < policy.disabledDays) return null
    return {
      reason: `It is off and was not changed for ${countWords(days, 'day')}.`,
      suggestion: 'delete',
    }
  },
)
