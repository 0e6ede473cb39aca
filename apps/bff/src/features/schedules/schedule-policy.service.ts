import type { ConnectionId } from '@curator/console-contract/ids'
import { type SchedulePolicy, usualSchedulePolicy } from '@curator/console-contract/schedule-policy'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import type { SchedulePolicyStore } from '../../store/schedule-policy.store.ts'

interface PolicyDeps {
  readonly policies: SchedulePolicyStore
  readonly directories: Pick<Directories, 'get'>
  readonly clock: Clock
}

/** What the schedules of a Server are measured against. */
export class SchedulePolicyService {
  readonly #deps: PolicyDeps

  constructor(deps: PolicyDeps) {
    this.#deps = deps
  }

  /** Throws `not_found` for a connection that does not exist. */
  async get(connectionId: ConnectionId) {
    await this.#deps.directories.get(connectionId)
    const stored = await this.#deps.policies.find(connectionId)
    if (!stored) return { policy: usualSchedulePolicy, updatedAt: null, updatedBy: null }
    return { ...stored, updatedAt: stored.updatedAt.toISOString() }
  }

  /** Throws `not_found` for a connection that does not exist. */
  async put(connectionId: ConnectionId, policy: SchedulePolicy, accountId: string) {
    const { clock, directories, policies } = this.#deps
    await directories.get(connectionId)
    await policies.save({ connectionId, policy, at: clock.now(), by: accountId })
    return this.get(connectionId)
  }
}
