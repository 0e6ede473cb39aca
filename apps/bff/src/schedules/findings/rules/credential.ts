import { isUnavailable, type ScheduleEvidence } from '../evidence.ts'
import { findingRuleWhenOn } from '../finding-rule.ts'
import { quote } from '../finding-words.ts'

const suggestion = 'change_credential'
/** What Windows and the Server say of a wrong name or password; no list of their messages is published. */
const refusedWords =
  /\b(log[- ]?on failure|(user ?name|password)\b.{0,40}\b(incorrect|invalid|wrong|expired)|(incorrect|invalid|wrong)\b.{0,40}\b(user ?name|password|credentials?))/i

export const credential = findingRuleWhenOn('credential', 'high', (evidence) => {
  const { credential: found } = evidence
  if (found === 'missing')
    return { reason: 'The credential that it runs as is not on the Server any more.', suggestion }
  const shared = found !== null && !isUnavailable(found) ? found : null
  if (shared && !shared.isSharedWithOwner)
    return {
      reason: `The credential “${shared.name}” is not shared with ${evidence.owner?.name ?? 'its owner'}.`,
      suggestion,
    }
  const message = findRefusal(evidence)
  if (message !== null)
    return {
      reason: `Its last error sounds like a wrong name or password (a guess from the words): ${quote(message)}`,
      suggestion,
    }
  return isUnavailable(found) ? found : null
})

function findRefusal({ history, schedule }: ScheduleEvidence): string | null {
  const said = isUnavailable(history) ? [] : [history.lastMessage]
  return [schedule.lastError, ...said].find((text) => refusedWords.test(text)) ?? null
}
