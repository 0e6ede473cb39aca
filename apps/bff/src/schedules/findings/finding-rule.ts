import type {
  FindingSeverity,
  FoundFinding,
  ReviewDecision,
  ScheduleFinding,
} from '@curator/console-contract/schedule-findings'
import type { Known, ScheduleEvidence } from './evidence.ts'

/** One of the twenty rules. */
export interface FindingRule {
  readonly finding: ScheduleFinding
  readonly severity: FindingSeverity
  /** What was found, null for nothing, or why it can't be told. */
  readonly judge: (evidence: ScheduleEvidence) => Known<FoundFinding> | null
}

interface Judgement {
  readonly reason: string
  readonly suggestion: ReviewDecision
}

export function findingRule(
  finding: ScheduleFinding,
  severity: FindingSeverity,
  judge: (evidence: ScheduleEvidence) => Known<Judgement> | null,
): FindingRule {
  return {
    finding,
    severity,
    judge: (evidence) => {
      const judged = judge(evidence)
      if (judged === null || 'why' in judged) return judged
      return { finding, severity, ...judged }
    },
  }
}

/** A rule about what happens when a schedule runs: one that is off runs never, so it says nothing about it. */
export function findingRuleWhenOn(
  finding: ScheduleFinding,
  severity: FindingSeverity,
  judge: (evidence: ScheduleEvidence) => Known<Judgement> | null,
): FindingRule {
  return findingRule(finding, severity, (evidence) =>
    evidence.schedule.isEnabled ? judge(evidence) : null,
  )
}

/** A rule about runs to come: it says nothing about a schedule that has none, which is told by another rule. */
export function findingRuleAhead(
  finding: ScheduleFinding,
  severity: FindingSeverity,
  judge: (evidence: ScheduleEvidence) => Known<Judgement> | null,
): FindingRule {
  return findingRuleWhenOn(finding, severity, (evidence) =>
    evidence.schedule.nextRunAt === null ? null : judge(evidence),
  )
}
