import { type ConnectionId, planId, scheduleHoldId } from '@curator/console-contract/ids'
import type { ScheduleHold } from '@curator/console-contract/schedule-plans'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Directories } from '../../directory/directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import type {
  HeldSchedule,
  HoldRecord,
  ScheduleHoldStore,
} from '../../store/schedule-hold.store.ts'
import { planRestoration } from './planning/restoration-plan.ts'
import type { ScheduleSearch } from './schedule-search.ts'

/** What a plan that restores a hold keeps, to plan the same again. */
const keptRestoration = z.object({
  holdId: z.uuid(),
  perMinute: z.int(),
  scheduleIds: z.array(z.string()),
})

interface ScheduleHoldsDeps {
  readonly holds: ScheduleHoldStore
  readonly directories: Directories
  readonly search: ScheduleSearch
  readonly createPlan: CreatePlan
}

/** Schedules that were switched off together, and switching them on again. */
export class ScheduleHoldsService {
  readonly #deps: ScheduleHoldsDeps

  constructor(deps: ScheduleHoldsDeps) {
    this.#deps = deps
  }

  async list(query: {
    readonly connectionId: ConnectionId
    readonly page: number
    readonly pageSize: number
  }) {
    const { connectionId, page, pageSize } = query
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    const { holds, total } = await this.#deps.holds.list(connectionId, window)
    return { items: holds.map(toView), total, page, pageSize }
  }

  /** Reads the Server anew first, so that nobody's work since is overlooked. */
  async restore(holdId: string, perMinute: number, authorId: string) {
    const hold = await this.#find(holdId)
    if (!hold.isDone) {
      const detail = 'The hold is still being carried out. Wait for the end of its run.'
      throw new AppError('run_state_conflict', { detail })
    }
    if (hold.restoredAt !== null) throw new AppError('hold_restored')
    const held = await this.#deps.holds.listHeld(holdId)
    return this.#plan(hold, held, perMinute, authorId)
  }

  /** Plans the schedules of these rows again. */
  async replan(plan: PlanRecord, lines: readonly number[], authorId: string) {
    const { holdId, perMinute, scheduleIds } = keptRestoration.parse(plan.options)
    const chosen = new Set(lines.flatMap((line) => scheduleIds[line - 1] ?? []))
    const held = await this.#deps.holds.listHeld(holdId)
    const some = held.filter(({ scheduleId }) => chosen.has(scheduleId))
    return this.#plan(await this.#find(holdId), some, perMinute, authorId)
  }

  async #plan(
    hold: HoldRecord,
    held: readonly HeldSchedule[],
    perMinute: number,
    authorId: string,
  ) {
    const { createPlan, directories, search } = this.#deps
    const connectionId = hold.connectionId as ConnectionId
    await (await directories.get(connectionId)).refresh()
    const book = await search.open(connectionId)
    const count = held.length === 1 ? '1 schedule' : `${held.length.toLocaleString('en')} schedules`
    return createPlan(
      {
        connectionId,
        authorId,
        slice: 'schedules',
        title: `Switch ${count} on again, ${perMinute} a minute`,
        sheetId: null,
        options: {
          holdId: hold.id,
          perMinute,
          scheduleIds: held.map(({ scheduleId }) => scheduleId),
        },
        directoryTakenAt: book.takenAt,
      },
      planRestoration(held, book, perMinute).chunks(),
    )
  }

  async #find(holdId: string): Promise<HoldRecord> {
    const hold = await this.#deps.holds.find(holdId)
    if (hold) return hold
    throw new AppError('not_found', { detail: 'Load the list of holds again.' })
  }
}

function toView(hold: HoldRecord): ScheduleHold {
  return {
    id: scheduleHoldId.parse(hold.id),
    connectionId: hold.connectionId as ConnectionId,
    planId: planId.parse(hold.id),
    note: hold.note,
    scheduleCount: hold.scheduleCount,
    createdAt: hold.createdAt.toISOString(),
    createdByName: hold.createdByName,
    restoredAt: hold.restoredAt?.toISOString() ?? null,
  }
}
