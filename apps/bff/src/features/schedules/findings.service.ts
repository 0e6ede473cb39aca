import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import type { ScheduleFinding } from '@curator/console-contract/schedule-findings'
import type { WorkerSlots } from '@curator/console-contract/schedule-forecast'
import type { SchedulePolicy } from '@curator/console-contract/schedule-policy'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory, DirectorySchedule } from '../../directory/directory.ts'
import { isUnavailable, type ScheduleEvidence } from '../../schedules/findings/evidence.ts'
import { indexEvidence } from '../../schedules/findings/evidence-index.ts'
import { findingRules } from '../../schedules/findings/finding-rules.ts'
import {
  type JudgedSchedule,
  type JudgedServer,
  judgeSchedules,
} from '../../schedules/findings/judge-schedules.ts'
import type { ServerEvidence } from '../../schedules/findings/server-evidence.ts'
import { gatherEvidence, type ReadRunsAhead } from './gather-evidence.ts'
import type { RuleBook } from './rule-book.ts'
import type { SchedulePolicyService } from './schedule-policy.service.ts'

interface FindingsDeps {
  readonly directories: Directories
  readonly rules: Pick<RuleBook, 'find'>
  readonly policies: Pick<SchedulePolicyService, 'get'>
  readonly readRuns: ReadRunsAhead
  readonly listSlots: (connectionId: ConnectionId) => Promise<readonly WorkerSlots[]>
  readonly clock: Clock
}

interface Judged extends JudgedServer {
  readonly takenAt: string
}

interface Kept {
  /** What was judged, and by what. */
  readonly key: string
  readonly judged: Promise<Judged>
  untilMs: number
}

/** Where runs could not be read in full, the Server is asked again this soon. */
const partlyJudgedMs = 60_000

/** What is wrong, or may be, with schedules: judged once for each reading of the directory. */
export class FindingsService {
  readonly #deps: FindingsDeps
  readonly #kept = new Map<ConnectionId, Kept>()

  constructor(deps: FindingsDeps) {
    this.#deps = deps
  }

  async list(connectionId: ConnectionId) {
    const { byId, foundIds, takenAt, whys } = await this.#judge(connectionId)
    const items = findingRules.map(({ finding, severity }) => {
      const reasons = [...(whys.get(finding) ?? [])].sort(([, one], [, other]) => other - one)
      return {
        finding,
        severity,
        count: foundIds.get(finding)?.size ?? 0,
        unjudgedCount: reasons.reduce((sum, [, count]) => sum + count, 0),
        why: reasons[0]?.[0] ?? null,
      }
    })
    return { items, scheduleCount: byId.size, takenAt }
  }

  /** Throws `not_found`. */
  async get(connectionId: ConnectionId, scheduleId: ScheduleId) {
    const judged = (await this.#judge(connectionId)).byId.get(scheduleId)
    if (judged) return { found: [...judged.found], unjudged: [...judged.unjudged] }
    const detail = 'This schedule is not on the Server, or no longer. Look for it in the list.'
    throw new AppError('not_found', { detail })
  }

  /** What was found, by schedule. */
  async findAll(connectionId: ConnectionId): Promise<ReadonlyMap<string, JudgedSchedule>> {
    return (await this.#judge(connectionId)).byId
  }

  /** Ids of the schedules that a finding names. */
  async findSchedulesWith(
    connectionId: ConnectionId,
    finding: ScheduleFinding,
  ): Promise<ReadonlySet<string>> {
    return (await this.#judge(connectionId)).foundIds.get(finding) ?? new Set()
  }

  /** All that is known of each schedule and what the rules say of it, gathered anew: what a review freezes. */
  async examine(connectionId: ConnectionId): Promise<{
    readonly takenAt: string
    readonly examine: (schedule: DirectorySchedule) => {
      readonly evidence: ScheduleEvidence
      readonly judged: JudgedSchedule
    }
  }> {
    const { directories, listSlots, policies } = this.#deps
    const directory = await directories.get(connectionId)
    const { policy } = await policies.get(connectionId)
    const server = await this.#gather(
      directory,
      connectionId,
      policy,
      await listSlots(connectionId),
    )
    const evidenceOf = indexEvidence(server)
    const { byId } = judgeSchedules(server)
    return {
      takenAt: new Date(server.takenAtMs).toISOString(),
      examine: (schedule) => ({
        evidence: evidenceOf(schedule),
        judged: byId.get(schedule.id) ?? { found: [], unjudged: [] },
      }),
    }
  }

  #gather(
    directory: Directory,
    connectionId: ConnectionId,
    policy: SchedulePolicy,
    slots: readonly WorkerSlots[],
  ): Promise<ServerEvidence> {
    return gatherEvidence(connectionId, {
      ...this.#deps,
      directory,
      policy,
      slots: new Map(slots.map((entry) => [entry.workerTag, entry.slots])),
      nowMs: this.#deps.clock.now().getTime(),
    })
  }

  async #judge(connectionId: ConnectionId): Promise<Judged> {
    const { clock, directories, listSlots, policies } = this.#deps
    const directory = await directories.get(connectionId)
    const [{ policy, updatedAt }, slots] = await Promise.all([
      policies.get(connectionId),
      listSlots(connectionId),
    ])
    const key = JSON.stringify([directory.revision(), updatedAt, slots])
    const known = this.#kept.get(connectionId)
    if (known?.key === key && clock.monotonicMs() < known.untilMs) return known.judged
    const server = this.#gather(directory, connectionId, policy, slots)
    const judged = server.then((evidence) => {
      const takenAt = new Date(evidence.takenAtMs).toISOString()
      return { ...judgeSchedules(evidence), takenAt }
    })
    const kept: Kept = { key, judged, untilMs: Number.POSITIVE_INFINITY }
    this.#kept.set(connectionId, kept)
    server.then(
      ({ runs }) => {
        if (isUnavailable(runs) || !runs.isComplete)
          kept.untilMs = clock.monotonicMs() + partlyJudgedMs
      },
      () => this.#kept.get(connectionId) === kept && this.#kept.delete(connectionId),
    )
    return judged
  }
}
