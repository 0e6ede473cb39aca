import type {
  FindingSeverity,
  FoundFinding,
  ReviewDecision,
} from '@curator/console-contract/schedule-findings'
import type { DirectorySchedule } from '../../directory/directory.ts'
import type { ScheduleEvidence } from '../findings/evidence.ts'
import type { JudgedSchedule } from '../findings/judge-schedules.ts'
import type { JoinedSchedule } from '../list/joined-schedule.ts'
import { listDifferences, type PreviousItem } from './differences.ts'
import { toFacts } from './evidence-facts.ts'
import type { FrozenCore, FrozenEvidence } from './frozen-evidence.ts'

const severities: readonly FindingSeverity[] = ['high', 'medium', 'low']

/** Everything that a review keeps of a schedule. `previous` null: it was in no review of this sort before. */
export function freezeSchedule(source: {
  readonly connectionId: string
  readonly takenAt: string
  readonly joined: JoinedSchedule
  readonly evidence: ScheduleEvidence
  readonly judged: JudgedSchedule
  readonly previous: PreviousItem | null
}): FrozenEvidence {
  const { connectionId, evidence, joined, judged, previous, takenAt } = source
  const facts = toFacts(joined, evidence)
  return {
    connectionId,
    scheduleId: joined.schedule.id,
    takenAt,
    core: toCore(joined.schedule),
    ownerName: joined.owner.name,
    ownerEmail: joined.owner.email.toLowerCase(),
    facts,
    found: [...judged.found],
    unjudged: [...judged.unjudged],
    severity: worstOf(judged.found),
    recommendation: recommend(judged),
    differences: previous && listDifferences(previous, { facts, found: judged.found }, takenAt),
  }
}

export function toCore(schedule: DirectorySchedule): FrozenCore {
  const { credentialId, endAt, frequency, isEnabled, lastModifiedAt, name, ownerId } = schedule
  const { priority, startAt, timeZone, workerTag, workflowId } = schedule
  return {
    name,
    ownerId,
    workflowId,
    isEnabled,
    priority,
    workerTag,
    credentialId,
    timeZone,
    frequency,
    startAt,
    endAt,
    lastModifiedAt,
  }
}

const worstOf = (found: readonly FoundFinding[]) =>
  severities.find((severity) => found.some((each) => each.severity === severity)) ?? null

/** What the worst finding suggests; of several alike the first in the order of the list. */
export function recommend({ found, unjudged }: JudgedSchedule): {
  readonly decision: ReviewDecision
  readonly reason: string
} {
  const worst = worstOf(found)
  const first = found.find(({ severity }) => severity === worst)
  if (first) return { decision: first.suggestion, reason: first.reason }
  const reason =
    unjudged.length === 0
      ? 'Nothing was found.'
      : `Nothing was found; ${unjudged.length} of the rules could not be judged.`
  return { decision: 'keep', reason }
}
