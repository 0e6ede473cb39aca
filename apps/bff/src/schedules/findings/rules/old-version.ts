import { isUnavailable } from '../evidence.ts'
import { findingRuleWhenOn } from '../finding-rule.ts'

export const oldVersion = findingRuleWhenOn('old_version', 'low', ({ schedule, workflow }) => {
  if (workflow === null) return null
  if (isUnavailable(workflow)) return workflow
  const { name, newestVersionId } = workflow
  if (schedule.versionId === null)
    return { why: 'This release does not say which version of the workflow a schedule runs.' }
  if (isUnavailable(newestVersionId)) return newestVersionId
  if (schedule.versionId === newestVersionId) return null
  return {
    reason: `It runs an older version of “${name}” than the one that was published last.`,
    suggestion: 'dont_know',
  }
})
