import { collectionsWith } from '../collections/collection-changes.ts'
import type { CollectionRecord } from '../collections/collection-record.ts'
import { isCurrent } from '../collections/collection-views.ts'
import { denied, refuse } from '../reply.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { sharedThrough, sharesStudio } from '../workflows/workflow-access.ts'
import type { WorkflowRecord } from '../workflows/workflow-record.ts'
import type { World } from '../world.ts'
import type { ScheduleRecord } from './schedule-record.ts'

const nothing: ReadonlySet<string> = new Set()

/**
 * What a caller may do with schedules; made once per call, since it looks the collections up first. Curators may do
 * everything: help says that the rule of studios and collections binds them too (reference 2.5), which would keep them
 * from administering, so it is not played (our choice). Everybody else has their own schedules, and those in collections
 * they are in.
 */
export class SchedulePermissions {
  readonly isCurator: boolean
  readonly #caller: Caller
  readonly #world: World
  readonly #shared: ReadonlySet<string>

  constructor({ world }: SandboxState, caller: Caller) {
    this.#world = world
    this.#caller = caller
    this.isCurator = caller.role === 'Curator'
    this.#shared = this.isCurator ? nothing : sharedThrough(world, caller, 'schedules')
  }

  maySee = (schedule: ScheduleRecord): boolean =>
    this.isCurator || this.#owns(schedule) || this.#shared.has(schedule.id)

  mayEdit = (schedule: ScheduleRecord): boolean =>
    this.isCurator ||
    this.#owns(schedule) ||
    (this.#shared.has(schedule.id) &&
      collectionsWith(this.#world, 'schedules', schedule.id).some(this.#mayUpdateIn))

  /** Workflows of one's own, of one's studio and of one's collections, for those who may schedule jobs at all. */
  maySchedule = (workflow: WorkflowRecord): boolean => {
    if (this.isCurator) return true
    return (
      this.#caller.user.canScheduleJobs &&
      (sharesStudio(this.#world, this.#caller.user, workflow.ownerId) ||
        sharedThrough(this.#world, this.#caller, 'workflows').has(workflow.id))
    )
  }

  /** Ignored otherwise (Swagger, CreateScheduleContract). */
  get maySetPriority(): boolean {
    return this.isCurator || this.#caller.user.canPrioritizeJobs
  }

  /** Curators too need the right: the document names no exception for them (Swagger, CreateScheduleContract). */
  get maySetWorkerTag(): boolean {
    return this.#caller.user.canAssignJobs
  }

  #owns = ({ ownerId }: ScheduleRecord) => ownerId === this.#caller.user.id

  #mayUpdateIn = (collection: CollectionRecord): boolean => {
    const { id, userGroupIds, subscriptionId } = this.#caller.user
    const nowMs = Date.parse(this.#caller.at)
    const seats = [
      collection.users.get(id),
      collection.subscriptions.get(subscriptionId),
      ...userGroupIds.map((groupId) => collection.userGroups.get(groupId)),
    ]
    return (
      collection.ownerId === id ||
      seats.some(
        (seat) =>
          seat && isCurrent(seat, nowMs) && (seat.rights.isAdmin || seat.rights.canUpdateAssets),
      )
    )
  }
}

/** The schedule, or 404; one that the caller may not see is unknown to them (our choice). */
export function findSchedule(
  { world }: SandboxState,
  permissions: SchedulePermissions,
  scheduleId: string,
): ScheduleRecord {
  const schedule = world.schedules.get(scheduleId)
  if (!schedule || !permissions.maySee(schedule)) throw refuse(404, 'The schedule was not found.')
  return schedule
}

/** As `findSchedule`; 401 for one that may be seen and not changed, as for every missing permission (reference 1). */
export function findEditable(
  state: SandboxState,
  permissions: SchedulePermissions,
  scheduleId: string,
): ScheduleRecord {
  const schedule = findSchedule(state, permissions, scheduleId)
  if (!permissions.mayEdit(schedule)) throw denied()
  return schedule
}
