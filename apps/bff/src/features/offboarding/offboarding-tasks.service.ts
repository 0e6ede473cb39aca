import { type ConnectionId, planId, userId } from '@curator/console-contract/ids'
import type { OffboardingTask } from '@curator/console-contract/offboarding'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import { toName } from '../../plans/planned/words.ts'
import type {
  AffectedSchedules,
  OffboardingTaskRecord,
  OffboardingTaskStore,
} from '../../store/offboarding-task.store.ts'

const dayMs = 86_400_000

export interface TasksQuery {
  readonly connectionId: ConnectionId
  readonly state: readonly ('open' | 'done')[]
  readonly userId?: string | undefined
  readonly planId?: string | undefined
  readonly page: number
  readonly pageSize: number
}

/** The to-do list that stays after people have left. */
export class OffboardingTasksService {
  readonly #tasks: OffboardingTaskStore
  readonly #directories: Directories
  readonly #clock: Clock

  constructor(deps: {
    readonly tasks: OffboardingTaskStore
    readonly directories: Directories
    readonly clock: Clock
  }) {
    this.#tasks = deps.tasks
    this.#directories = deps.directories
    this.#clock = deps.clock
  }

  async list(query: TasksQuery) {
    await this.#noteAffected(query.connectionId)
    const { tasks, total, openCount } = await this.#tasks.list({
      connectionId: query.connectionId,
      isDone: query.state.length === 1 ? query.state[0] === 'done' : null,
      userId: query.userId ?? null,
      planId: query.planId ?? null,
      offset: (query.page - 1) * query.pageSize,
      limit: query.pageSize,
    })
    return {
      items: tasks.map(toView),
      total,
      openCount,
      page: query.page,
      pageSize: query.pageSize,
    }
  }

  async update(taskId: string, isDone: boolean, accountId: string): Promise<OffboardingTask> {
    await this.#find(taskId)
    await this.#tasks.tick(taskId, isDone ? { by: accountId, at: this.#clock.now() } : null)
    return toView(await this.#find(taskId))
  }

  /** Removes tasks whose plan never came about: the process ended between the two. A day leaves long plans their time. */
  async removeOrphans(): Promise<void> {
    await this.#tasks.removeOrphans(new Date(this.#clock.now().getTime() - dayMs))
  }

  async #find(taskId: string): Promise<OffboardingTaskRecord> {
    const task = await this.#tasks.find(taskId)
    if (task) return task
    throw new AppError('not_found', { detail: 'Load the to-do list again.' })
  }

  /** The Server names in its answer which schedules a transfer leaves broken: those become tasks, too. */
  async #noteAffected(connectionId: ConnectionId): Promise<void> {
    const affected = await this.#tasks.listAffected(connectionId)
    if (affected.length === 0) return
    const directory = await this.#directories.get(connectionId)
    const ids = affected.flatMap(({ scheduleIds }) => scheduleIds)
    const people = await directory.findUsersById(affected.map((each) => each.userId))
    const schedules = await directory.findContent('schedule', { ids })
    const names = new Map(schedules.items.map(({ id, name }) => [id, name]))
    const now = this.#clock.now()
    for (const each of affected) {
      const user = people.find(({ id }) => id === each.userId)
      const leaver = {
        userId: each.userId,
        email: user?.email ?? each.userId,
        name: user ? toName(user) : 'A person who is gone',
      }
      await this.#tasks.add(each.setId, toScheduleTasks(each, leaver, names), now)
    }
  }
}

function toScheduleTasks(
  { scheduleIds, seq, userId: id }: AffectedSchedules,
  leaver: { readonly userId: string; readonly email: string; readonly name: string },
  names: ReadonlyMap<string, string>,
) {
  return scheduleIds.map((scheduleId) => ({
    key: `${id} schedule ${scheduleId}`,
    leaver,
    kind: 'schedule' as const,
    sentence: `Look at the schedule “${names.get(scheduleId) ?? scheduleId}”: the Server says it breaks when the account of ${leaver.name} goes.`,
    afterSeq: seq,
    dueAt: null,
  }))
}

function toView(task: OffboardingTaskRecord): OffboardingTask {
  return {
    id: task.id,
    planId: planId.parse(task.planId),
    leaver: { id: userId.parse(task.userId), name: task.name, email: task.email },
    kind: task.kind,
    sentence: task.sentence,
    dueAt: task.dueAt?.toISOString() ?? null,
    createdAt: task.createdAt.toISOString(),
    doneAt: task.doneAt?.toISOString() ?? null,
    doneByName: task.doneByName,
  }
}
