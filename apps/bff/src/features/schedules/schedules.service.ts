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
import type { JudgedSchedule } from '../../schedules/findings/judge-schedules.ts'
import type { JoinedSchedule } from '../../schedules/list/joined-schedule.ts'
import { countScheduleChoices } from '../../schedules/list/schedule-choices.ts'
import type { RuleBook } from './rule-book.ts'
import { listInabilities } from './schedule-abilities.ts'
import type { ScheduleSearch } from './schedule-search.ts'
import { toScheduleCsv, toView } from './schedule-view.ts'

/** What was found about the schedules of a Server, by id. */
export type FindFindings = (
  connectionId: ConnectionId,
) => Promise<ReadonlyMap<string, Pick<JudgedSchedule, 'found'>>>

interface SchedulesDeps {
  readonly search: ScheduleSearch
  readonly rules: RuleBook
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly findFindings: FindFindings
  readonly clock: Clock
}

/** Schedules for people: the list, one of them, values to filter by, the file. */
export class SchedulesService {
  readonly #deps: SchedulesDeps

  constructor(deps: SchedulesDeps) {
    this.#deps = deps
  }

  async list(
    query: ScheduleFilters & {
      readonly page: number
      readonly pageSize: number
      readonly with: readonly 'findings'[]
    },
  ) {
    const { capabilities, clock, findFindings, search } = this.#deps
    const { connectionId, page, pageSize, with: wanted, ...filters } = query
    const [{ book, matching }, cannot, findings] = await Promise.all([
      search.search(connectionId, filters),
      listInabilities(capabilities, connectionId, clock),
      wanted.includes('findings') ? findFindings(connectionId) : null,
    ])
    const shown = matching.slice((page - 1) * pageSize, page * pageSize)
    const views = await this.#toViews(connectionId, shown)
    return {
      items: findings
        ? views.map((view) => ({ ...view, found: [...(findings.get(view.id)?.found ?? [])] }))
        : views,
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
