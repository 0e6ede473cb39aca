import { countWords } from '../../rules/word-lists.ts'
import { isUnavailable } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'
import { sayInstant } from '../finding-words.ts'

/** Where slots are not entered, a number of the policy stands for them. */
export const crowd = findingRuleAhead(
  'crowd',
  'medium',
  ({ crowd: found, policy, schedule, slots }) => {
    if (found === null) return null
    if (isUnavailable(found)) return found
    const most = isUnavailable(slots) ? policy.mostStartsAtOnce : slots
    if (found.starts > most) {
      const at = sayInstant(found.atMs, schedule.timeZone)
      const than = isUnavailable(slots)
        ? `${most} that the policy allows`
        : countWords(most, 'slot')
      return {
        reason: `${countWords(found.starts, 'run')} of its worker tag start in the same minute, ${at}: more than ${than}.`,
        suggestion: 'retime',
      }
    }
    if (found.isComplete) return null
    return { why: 'Only the next run of each schedule is known: more may start together later.' }
  },
)
