import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type {
  ScheduleColumn,
  ScheduleFilters,
  ServerSchedule,
} from '@curator/console-contract/schedules'
import type { FileReply } from '@curator/endpoint/endpoint'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { JoinedSchedule } from '../../schedules/list/joined-schedule.ts'
import { countScheduleChoices } from '../../schedules/list/schedule-choices.ts'
import type { RuleBook } from './rule-book.ts'
import { listInabilities } from './schedule-abilities.ts'
import type { ScheduleSearch } from './schedule-search.ts'
import { toScheduleCsv, toView } from './schedule-view.ts'

interface SchedulesDeps {
  readonly search: ScheduleSearch
  readonly rules: RuleBook
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly clock: Clock
}

/** Schedules for people: the list, one of them, values to filter by, the file. */
export class SchedulesService {
  readonly #deps: SchedulesDeps

  constructor(deps: SchedulesDeps) {
    this.#deps = deps
  }

  async list(query: ScheduleFilters & { readonly page: number; readonly pageSize: number }) {
    const { capabilities, clock, search } = this.#deps
    const { connectionId, page, pageSize, ...filters } = query
    const [{ book, matching }, cannot] = await Promise.all([
      search.search(connectionId, filters),
      listInabilities(capabilities, connectionId, clock),
    ])
    const shown = matching.slice((page - 1) * pageSize, page * pageSize)
    return {
      items: await this.#toViews(connectionId, shown),
      total: matching.length,
      page,
      pageSize,
      takenAt: book.takenAt,
      scheduleCount: book.schedules.length,
      cannot,
    }
  }

  async listChoices(connectionId: ConnectionId) {
    return countScheduleChoices((await this.#deps.search.open(connectionId)).schedules)
  }

  /** Throws `not_found`. */
  async get(connectionId: ConnectionId, scheduleId: ScheduleId): Promise<ServerSchedule> {
    const book = await this.#deps.search.open(connectionId)
    const joined = book.byId.get(scheduleId)
    const [view] = joined ? await this.#toViews(connectionId, [joined]) : []
    if (view) return view
    const detail = 'This schedule is not on the Server, or no longer. Look for it in the list.'
    throw new AppError('not_found', { detail })
  }

  /** All that match, named after connection and day. */
  async exportFile(
    query: ScheduleFilters & { readonly column: readonly ScheduleColumn[] },
  ): Promise<FileReply> {
    const { column, connectionId, ...filters } = query
    const { matching } = await this.#deps.search.search(connectionId, filters)
    const day = this.#deps.clock.now().toISOString().slice(0, 10)
    return {
      fileName: `schedules-${connectionId}-${day}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: toScheduleCsv(await this.#toViews(connectionId, matching), column),
    }
  }

  async #toViews(
    connectionId: ConnectionId,
    some: readonly JoinedSchedule[],
  ): Promise<ServerSchedule[]> {
    const rules = await this.#deps.rules.find(
      connectionId,
      some.map(({ schedule }) => schedule),
    )
    return some.map((joined) => toView(joined, rules.get(joined.schedule.id) as KnownRule))
  }
}
