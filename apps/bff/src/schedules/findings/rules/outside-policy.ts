import { joinWords } from '../../rules/word-lists.ts'
import { findingRuleWhenOn } from '../finding-rule.ts'

export const outsidePolicy = findingRuleWhenOn('outside_policy', 'low', ({ policy, schedule }) => {
  const { priority, workerTag } = schedule
  const allowed: readonly string[] = policy.priorities
  if (allowed.length > 0 && !allowed.includes(priority))
    return {
      reason: `Its priority is ${priority || 'not told'}; the policy allows ${joinWords(allowed, 'or')}.`,
      suggestion: 'change_priority',
    }
  if (policy.workerTags === null || policy.workerTags.includes(workerTag)) return null
  return {
    reason: `${workerTag === '' ? 'It has no worker tag' : `Its worker tag is “${workerTag}”`}; the policy allows ${sayTags(policy.workerTags)}.`,
    suggestion: 'change_worker_tag',
  }
})

function sayTags(tags: readonly string[]): string {
  if (tags.length === 0) return 'none at all'
  return joinWords(
    tags.map((tag) => (tag === '' ? 'no tag' : `“${tag}”`)),
    'or',
  )
}
