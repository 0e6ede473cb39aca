import { dayMs } from '../../rules/local-time.ts'
import { countWords } from '../../rules/word-lists.ts'
import { isUnavailable } from '../evidence.ts'
import { findingRuleWhenOn } from '../finding-rule.ts'

/** Results may be read elsewhere, in the files that the workflow writes: so this asks, and knows nothing. */
export const unreadOutput = findingRuleWhenOn(
  'unread_output',
  'low',
  ({ collections, owner, policy, takenAtMs }) => {
    if (!owner) return null
    const { lastSignInAt, name } = owner
    const sinceMs = takenAtMs - policy.unreadDays * dayMs
    if (lastSignInAt !== null && Date.parse(lastSignInAt) > sinceMs) return null
    if (isUnavailable(collections)) return collections
    if (collections.length > 0) return null
    const absence =
      lastSignInAt === null
        ? `${name}, its owner, has never signed in`
        : `${name}, its owner, has not signed in for ${countWords(policy.unreadDays, 'day')} or more`
    return { reason: `No collection shares it, and ${absence}.`, suggestion: 'pause' }
  },
)
