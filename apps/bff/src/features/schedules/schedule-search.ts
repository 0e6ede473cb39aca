import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleFinding } from '@curator/console-contract/schedule-findings'
import type { ScheduleFilters } from '@curator/console-contract/schedules'
import { AppError } from '../../core/app-error.ts'
import type { Directories } from '../../directory/directory.ts'
import { openScheduleBook, type ScheduleBook } from '../../directory/schedule-book.ts'
import type { JoinedSchedule } from '../../schedules/list/joined-schedule.ts'
import { filterSchedules, type ScheduleConditions } from '../../schedules/list/schedule-filter.ts'
import { sortSchedules } from '../../schedules/list/schedule-sort.ts'

/** Ids of the schedules that a finding names. */
export type FindSchedulesWith = (
  connectionId: ConnectionId,
  finding: ScheduleFinding,
) => Promise<ReadonlySet<string>>

/** Finds schedules of a Server by the filters of the list. */
export class ScheduleSearch {
  readonly #directories: Directories
  readonly #findSchedulesWith: FindSchedulesWith

  constructor(deps: {
    readonly directories: Directories
    readonly findSchedulesWith: FindSchedulesWith
  }) {
    this.#directories = deps.directories
    this.#findSchedulesWith = deps.findSchedulesWith
  }

  /** Throws `directory_not_ready`, `content_not_available` and `not_found` for the connection. */
  async open(connectionId: ConnectionId): Promise<ScheduleBook> {
    const book = await openScheduleBook(await this.#directories.get(connectionId))
    if (book.why !== null) throw new AppError('content_not_available', { detail: book.why })
    return book
  }

  /** All that match, in no order of their own. */
  async filter(
    connectionId: ConnectionId,
    conditions: ScheduleConditions,
  ): Promise<{ readonly book: ScheduleBook; readonly matching: readonly JoinedSchedule[] }> {
    const book = await this.open(connectionId)
    const found = await Promise.all(
      conditions.finding.map(
        async (finding) => [finding, await this.#findSchedulesWith(connectionId, finding)] as const,
      ),
    )
    return { book, matching: filterSchedules(book.schedules, conditions, new Map(found)) }
  }

  /** All that match, in the order of the sort. */
  async search(connectionId: ConnectionId, filters: Omit<ScheduleFilters, 'connectionId'>) {
    const { book, matching } = await this.filter(connectionId, filters)
    return { book, matching: sortSchedules(matching, filters.sort) }
  }
}
