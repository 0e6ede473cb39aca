import { type ConnectionId, planId, scheduleId } from '@curator/console-contract/ids'
import type { ScheduleDeletion } from '@curator/console-contract/schedule-plans'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { ScheduleBook } from '../../directory/schedule-book.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { toDeleteSchedule } from '../../plans/planned/schedule-changes.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import type { DeletionRecord, ScheduleHoldStore } from '../../store/schedule-hold.store.ts'
import type { ScheduleSearch } from './schedule-search.ts'

/** What a plan of deletions keeps, to plan the same again. */
const keptDeletion = z.object({ deletionIds: z.array(z.string()) })

type State = ScheduleDeletion['state']
const rank: Record<State, number> = { due: 0, waiting: 1, on_again: 2, gone: 3 }

interface ScheduleDeletionsDeps {
  readonly deletions: Pick<ScheduleHoldStore, 'listDeletions'>
  readonly search: ScheduleSearch
  readonly createPlan: CreatePlan
  readonly clock: Clock
}

/** The to-do list of deletions: what was switched off to be deleted, and the plan that does it. */
export class ScheduleDeletionsService {
  readonly #deps: ScheduleDeletionsDeps

  constructor(deps: ScheduleDeletionsDeps) {
    this.#deps = deps
  }

  async list(query: {
    readonly connectionId: ConnectionId
    readonly page: number
    readonly pageSize: number
  }) {
    const { page, pageSize } = query
    const { all } = await this.#listAll(query.connectionId)
    return {
      items: all.slice((page - 1) * pageSize, page * pageSize),
      total: all.length,
      page,
      pageSize,
      dueCount: all.filter(({ state }) => state === 'due').length,
    }
  }

  /** Without ids everything that is due. */
  async plan(connectionId: ConnectionId, ids: readonly string[], authorId: string) {
    const { all, book } = await this.#listAll(connectionId)
    const chosen =
      ids.length > 0
        ? [...new Set(ids)]
        : all.filter(({ state }) => state === 'due').map((each) => each.scheduleId as string)
    if (chosen.length === 0) {
      const message = 'Nothing is due for deletion.'
      const fields = [{ path: 'body.scheduleIds', rule: 'required', message }]
      throw new AppError('request_invalid', { fields })
    }
    const count = chosen.length === 1 ? '1 schedule' : `${chosen.length} schedules`
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'schedules',
        title: `Delete ${count} for good`,
        sheetId: null,
        options: { deletionIds: chosen },
        directoryTakenAt: book.takenAt,
      },
      draftDeletions(chosen, new Map(all.map((each) => [each.scheduleId, each])), book).chunks(),
    )
  }

  async replan(plan: PlanRecord, lines: readonly number[], authorId: string) {
    const { deletionIds } = keptDeletion.parse(plan.options)
    const chosen = lines.flatMap((line) => deletionIds[line - 1] ?? [])
    return this.plan(plan.connectionId as ConnectionId, chosen, authorId)
  }

  async #listAll(connectionId: ConnectionId) {
    const { clock, deletions, search } = this.#deps
    const [book, records] = await Promise.all([
      search.open(connectionId),
      deletions.listDeletions(connectionId),
    ])
    const now = clock.now()
    const all = records
      .map((record) => toView(record, book, now))
      .sort((a, b) => rank[a.state] - rank[b.state])
    return { all, book }
  }
}

function toView(record: DeletionRecord, book: ScheduleBook, now: Date): ScheduleDeletion {
  const schedule = book.byId.get(record.scheduleId)?.schedule
  return {
    scheduleId: scheduleId.parse(record.scheduleId),
    name: schedule?.name ?? record.name,
    planId: planId.parse(record.planId),
    switchedOffAt: record.switchedOffAt.toISOString(),
    dueAt: record.dueAt.toISOString(),
    state: !schedule
      ? 'gone'
      : schedule.isEnabled
        ? 'on_again'
        : record.dueAt <= now
          ? 'due'
          : 'waiting',
    plannedByName: record.plannedByName,
  }
}

/** One row for each id; what must stay is in it with the reason. */
function draftDeletions(
  ids: readonly string[],
  listed: ReadonlyMap<string, ScheduleDeletion>,
  book: ScheduleBook,
): PlanDraft {
  const draft = new PlanDraft()
  for (const id of ids) {
    const entry = listed.get(id)
    const schedule = book.byId.get(id)?.schedule
    const subject = schedule?.name ?? entry?.name ?? id
    if (schedule && entry?.state === 'due') {
      const seq = draft.add((next) => toDeleteSchedule(next, schedule))
      draft.addRow({ subject, verdict: 'update', reasons: [], changeSeqs: [seq] })
      continue
    }
    const verdict = entry?.state === 'gone' ? 'unchanged' : 'skip'
    draft.addRow({ subject, verdict, reasons: [whyNot(entry)], changeSeqs: [] })
  }
  return draft
}

function whyNot(entry: ScheduleDeletion | undefined): string {
  switch (entry?.state) {
    case 'gone':
      return 'It is gone already.'
    case 'on_again':
      return 'Somebody switched it on again since, so it stays.'
    case 'waiting':
      return `It waits until ${entry.dueAt.slice(0, 10)}.`
    default:
      return 'It was not switched off to be deleted. Plan that first, so that its owner can object.'
  }
}
