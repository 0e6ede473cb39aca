import { joinWords } from '../../rules/word-lists.ts'
import { isUnavailable } from '../evidence.ts'
import { findingRuleWhenOn } from '../finding-rule.ts'

export const connectionShare = findingRuleWhenOn(
  'connection_share',
  'high',
  ({ connections, owner }) => {
    if (isUnavailable(connections)) return connections
    const missing = connections.filter(({ isSharedWithOwner }) => !isSharedWithOwner)
    if (missing.length === 0) return null
    const names = joinWords(missing.map(({ name }) => `“${name}”`))
    const word = missing.length === 1 ? 'connection' : 'connections'
    return {
      reason: `The workflow uses the data ${word} ${names}, not shared with ${owner?.name ?? 'its owner'}.`,
      suggestion: 'transfer',
    }
  },
)
