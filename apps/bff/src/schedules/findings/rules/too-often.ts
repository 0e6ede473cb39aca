import { minuteMs } from '../../rules/local-time.ts'
import { isUnavailable, type Known, type ScheduleEvidence } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'
import { sayMinutes } from '../finding-words.ts'
import { leastGapMs } from '../least-gap.ts'

export const tooOften = findingRuleAhead('too_often', 'medium', (evidence) => {
  const least = findLeast(evidence)
  if (least === null || isUnavailable(least)) return least
  const gapMs = leastGapMs(evidence)
  if (isUnavailable(gapMs)) return gapMs
  if (gapMs >= least.minutes * minuteMs) return null
  return {
    reason: `It runs each ${sayMinutes(gapMs / minuteMs)} at the closest; ${least.whose} leaves ${sayMinutes(least.minutes)} between two runs.`,
    suggestion: 'retime',
  }
})

interface Least {
  readonly minutes: number
  readonly whose: string
}

/** What counts is the number of a collection, else that of the owner's role, else the one for all. */
function findLeast({ collections, owner, policy }: ScheduleEvidence): Known<Least> | null {
  const ofCollections = policy.leastMinutesOfCollections
  if (ofCollections.length > 0) {
    if (isUnavailable(collections)) return collections
    const names = new Map(collections.map(({ id, name }) => [id, name]))
    const [strictest] = ofCollections
      .filter(({ collectionId }) => names.has(collectionId))
      .sort((one, other) => one.leastMinutes - other.leastMinutes)
    if (strictest) {
      const whose = `the policy for the collection “${names.get(strictest.collectionId)}”`
      return { minutes: strictest.leastMinutes, whose }
    }
  }
  const ofRole = policy.leastMinutesOfRoles.find(({ role }) => role === owner?.role)
  if (ofRole)
    return {
      minutes: ofRole.leastMinutes,
      whose: `the policy for owners with the role ${ofRole.role}`,
    }
  if (policy.leastMinutes === null) return null
  return { minutes: policy.leastMinutes, whose: 'the policy' }
}
