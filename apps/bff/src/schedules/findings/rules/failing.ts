import { countWords } from '../../rules/word-lists.ts'
import { isUnavailable } from '../evidence.ts'
import { findingRuleWhenOn } from '../finding-rule.ts'
import { quote } from '../finding-words.ts'

const suggestion = 'pause'
const mixed = ' Runs by hand and of other schedules of the workflow are counted, too.'

/** A schedule can look well while its job ended with a result that means failure: the job counts. */
export const failing = findingRuleWhenOn('failing', 'high', (evidence) => {
  const { history, policy, schedule, workflow } = evidence
  if (workflow === null)
    return { reason: 'Its workflow is gone: no run of it can succeed.', suggestion: 'delete' }
  if (isUnavailable(history)) {
    if (schedule.lastError !== '')
      return {
        reason: `Its last run ended with an error: ${quote(schedule.lastError)}`,
        suggestion,
      }
    return schedule.lastRunAt === null ? null : history
  }
  const note = history.isMixed ? mixed : ''
  if (history.failuresInARow >= policy.failuresInARow) {
    const said = history.lastMessage === '' ? '' : ` The last: ${quote(history.lastMessage)}`
    const count = countWords(history.failuresInARow, 'run')
    return { reason: `The last ${count} failed.${said}${note}`, suggestion }
  }
  if (!history.isCompletedFailure) return null
  return {
    reason: `Its last run completed, yet with a result that means failure.${note}`,
    suggestion,
  }
})
