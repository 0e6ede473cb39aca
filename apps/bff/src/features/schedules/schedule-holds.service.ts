import { type ConnectionId, planId, scheduleHoldId } from '@curator/console-contract/ids'
import type { ScheduleHold } from '@curator/console-contract/schedule-plans'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Directories } from '../../directory/directory.ts'
import type { PlanDraft } from '../../plans/plan-draft.ts'
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
  otherHoldIds: z.array(z.uuid()).default([]),
  perMinute: z.int(),
  scheduleIds: z.array(z.string()),
})

interface DraftedRestoration {
  readonly draft: PlanDraft
  readonly held: readonly HeldSchedule[]
  readonly perMinute: number
  readonly takenAt: string
}

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
    return this.#store([hold], await this.#draft(hold, held, perMinute), authorId)
  }

  /** What several holds switched off and is still off, also after a restoration. No plan where nothing is to be written. */
  async restoreAll(
    holdIds: readonly [string, ...string[]],
    perMinute: number,
    authorId: string,
  ): Promise<{ readonly planId: string | null; readonly reasons: readonly string[] }> {
    const [firstId, ...otherIds] = holdIds
    const hold = await this.#find(firstId)
    const others = await Promise.all(otherIds.map((id) => this.#find(id)))
    const held = await this.#listHeld(holdIds)
    const drafted = await this.#draft(hold, held, perMinute)
    if (drafted.draft.changeCount === 0)
      return { planId: null, reasons: await listReasons(drafted.draft) }
    return { planId: await this.#store([hold, ...others], drafted, authorId), reasons: [] }
  }

  /** Plans the schedules of these rows again. */
  async replan(plan: PlanRecord, lines: readonly number[], authorId: string) {
    const { holdId, otherHoldIds, perMinute, scheduleIds } = keptRestoration.parse(plan.options)
    const chosen = new Set(lines.flatMap((line) => scheduleIds[line - 1] ?? []))
    const holdIds = [holdId, ...otherHoldIds]
    const hold = await this.#find(holdId)
    const others = await Promise.all(otherHoldIds.map((id) => this.#find(id)))
    const held = await this.#listHeld(holdIds)
    const some = held.filter(({ scheduleId }) => chosen.has(scheduleId))
    return this.#store([hold, ...others], await this.#draft(hold, some, perMinute), authorId)
  }

  /** Each schedule once, as the latest hold left it. */
  async #listHeld(holdIds: readonly string[]): Promise<readonly HeldSchedule[]> {
    const held = await Promise.all(holdIds.map((id) => this.#deps.holds.listHeld(id)))
    return [...new Map(held.flat().map((each) => [each.scheduleId, each])).values()]
  }

  async #draft(
    { connectionId }: HoldRecord,
    held: readonly HeldSchedule[],
    perMinute: number,
  ): Promise<DraftedRestoration> {
    const { directories, search } = this.#deps
    await (await directories.get(connectionId as ConnectionId)).refresh()
    const book = await search.open(connectionId as ConnectionId)
    const draft = planRestoration(held, book, perMinute)
    return { draft, held, perMinute, takenAt: book.takenAt }
  }

  #store(
    [hold, ...others]: readonly [HoldRecord, ...HoldRecord[]],
    { draft, held, perMinute, takenAt }: DraftedRestoration,
    authorId: string,
  ) {
    const count = held.length === 1 ? '1 schedule' : `${held.length.toLocaleString('en')} schedules`
    return this.#deps.createPlan(
      {
        connectionId: hold.connectionId as ConnectionId,
        authorId,
        slice: 'schedules',
        title: `Switch ${count} on again, ${perMinute} a minute`,
        sheetId: null,
        options: {
          holdId: hold.id,
          ...(others.length > 0 && { otherHoldIds: others.map(({ id }) => id) }),
          perMinute,
          scheduleIds: held.map(({ scheduleId }) => scheduleId),
        },
        directoryTakenAt: takenAt,
      },
      draft.chunks(),
    )
  }

  async #find(holdId: string): Promise<HoldRecord> {
    const hold = await this.#deps.holds.find(holdId)
    if (hold) return hold
    throw new AppError('not_found', { detail: 'Load the list of holds again.' })
  }
}

/** Why nothing is written, each reason once. */
async function listReasons(draft: PlanDraft): Promise<readonly string[]> {
  const reasons = new Set<string>()
  for await (const { rows } of draft.chunks())
    for (const row of rows) for (const reason of row.reasons) reasons.add(reason)
  return [...reasons]
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
