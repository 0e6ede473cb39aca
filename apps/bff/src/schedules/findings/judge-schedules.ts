import type {
  FoundFinding,
  ScheduleFinding,
  UnjudgedFinding,
} from '@curator/console-contract/schedule-findings'
import type { ScheduleEvidence } from './evidence.ts'
import { indexEvidence } from './evidence-index.ts'
import { findingRules } from './finding-rules.ts'
import type { ServerEvidence } from './server-evidence.ts'

/** What all rules say of one schedule, in their order. */
export interface JudgedSchedule {
  readonly found: readonly FoundFinding[]
  readonly unjudged: readonly UnjudgedFinding[]
}

/** What all rules say of all schedules of a Server. */
export interface JudgedServer {
  readonly byId: ReadonlyMap<string, JudgedSchedule>
  readonly foundIds: ReadonlyMap<ScheduleFinding, ReadonlySet<string>>
  /** How many schedules could not be judged for each reason. */
  readonly whys: ReadonlyMap<ScheduleFinding, ReadonlyMap<string, number>>
}

function judgeSchedule(evidence: ScheduleEvidence): JudgedSchedule {
  const found: FoundFinding[] = []
  const unjudged: UnjudgedFinding[] = []
  for (const { finding, judge } of findingRules) {
    const judged = judge(evidence)
    if (judged === null) continue
    if ('why' in judged) unjudged.push({ finding, why: judged.why })
    else found.push(judged)
  }
  return { found, unjudged }
}

export function judgeSchedules(server: ServerEvidence): JudgedServer {
  const evidenceOf = indexEvidence(server)
  const byId = new Map<string, JudgedSchedule>()
  const foundIds = new Map(findingRules.map(({ finding }) => [finding, new Set<string>()]))
  const whys = new Map(findingRules.map(({ finding }) => [finding, new Map<string, number>()]))
  for (const schedule of server.schedules) {
    const judged = judgeSchedule(evidenceOf(schedule))
    byId.set(schedule.id, judged)
    for (const { finding } of judged.found) foundIds.get(finding)?.add(schedule.id)
    for (const { finding, why } of judged.unjudged) {
      const counts = whys.get(finding)
      counts?.set(why, (counts.get(why) ?? 0) + 1)
    }
  }
  return { byId, foundIds, whys }
}
