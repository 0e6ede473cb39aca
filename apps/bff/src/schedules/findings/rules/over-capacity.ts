import { countWords } from '../../rules/word-lists.ts'
import { isUnavailable } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'
import { sayInstant } from '../finding-words.ts'

export const overCapacity = findingRuleAhead(
  'over_capacity',
  'medium',
  ({ load, schedule, slots }) => {
    if (isUnavailable(slots)) return slots
    if (isUnavailable(load)) return load
    const { firstWait, uncountedRuns } = load
    if (firstWait) {
      const tag = schedule.workerTag === '' ? 'workers without a tag' : `“${schedule.workerTag}”`
      const at = sayInstant(firstWait.atMs, schedule.timeZone)
      return {
        reason: `When it starts at ${at}, all ${countWords(slots, 'slot')} of ${tag} are taken and up to ${countWords(firstWait.waiting, 'run')} wait.`,
        suggestion: 'retime',
      }
    }
    if (uncountedRuns === 0) return null
    return { why: 'Nobody knows how long some runs of the same worker tag take.' }
  },
)
