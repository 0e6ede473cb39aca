import { joinWords } from '../../rules/word-lists.ts'
import { isUnavailable } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'

const namedTwins = 3

export const duplicate = findingRuleAhead('duplicate', 'medium', ({ twins }) => {
  if (isUnavailable(twins)) return twins
  if (twins.length === 0) return null
  const names = twins.slice(0, namedTwins).map((name) => `“${name}”`)
  const more = twins.length - names.length
  const others = joinWords(more > 0 ? [...names, `${more} more`] : names)
  const verb = twins.length === 1 ? 'runs' : 'run'
  return { reason: `${others} ${verb} the same workflow at the same times.`, suggestion: 'delete' }
})
