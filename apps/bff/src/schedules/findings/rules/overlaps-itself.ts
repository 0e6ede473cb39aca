import { minuteMs } from '../../rules/local-time.ts'
import { isUnavailable, type ScheduleEvidence } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'
import { sayMinutes } from '../finding-words.ts'
import { leastGapMs } from '../least-gap.ts'

export const overlapsItself = findingRuleAhead('overlaps_itself', 'high', (evidence) => {
  const gapMs = leastGapMs(evidence)
  if (isUnavailable(gapMs)) return gapMs
  const { duration } = evidence
  if (isUnavailable(duration)) return duration
  if (gapMs >= duration.seconds * 1_000) return null
  return {
    reason: `A run begins each ${sayMinutes(gapMs / minuteMs)} at the closest and takes ${sayMinutes(duration.seconds / 60)} (${sayOrigin(duration)}): runs overlap.`,
    suggestion: 'retime',
  }
})

function sayOrigin({
  source,
}: Exclude<ScheduleEvidence['duration'], { readonly why: string }>): string {
  return source === 'estimated' ? 'the Server’s estimate' : source
}
