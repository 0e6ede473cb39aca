import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleFinding } from '@curator/console-contract/schedule-findings'
import type { ScheduleFilters } from '@curator/console-contract/schedules'
import { AppError } from '../../core/app-error.ts'
import type { Directories } from '../../directory/directory.ts'
import { openScheduleBook, type ScheduleBook } from '../../directory/schedule-book.ts'
import type { JoinedSchedule } from '../../schedules/list/joined-schedule.ts'
import {
  type FoundIds,
  filterSchedules,
  type ScheduleConditions,
} from '../../schedules/list/schedule-filter.ts'
import { type ScheduleSort, sortSchedules } from '../../schedules/list/schedule-sort.ts'

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

  /** All that match, in the order of names. */
  async filter(
    connectionId: ConnectionId,
    conditions: ScheduleConditions,
  ): Promise<{ readonly book: ScheduleBook; readonly matching: readonly JoinedSchedule[] }> {
    const book = await this.open(connectionId)
    const found = await this.#findIds(connectionId, conditions)
    return { book, matching: filterSchedules(book.schedules, conditions, found) }
  }

  /** All that match, in the order of the sort. */
  async search(connectionId: ConnectionId, filters: Omit<ScheduleFilters, 'connectionId'>) {
    const book = await this.open(connectionId)
    const found = await this.#findIds(connectionId, filters)
    return { book, matching: filterSchedules(inOrder(book, filters.sort), filters, found) }
  }

  async #findIds(connectionId: ConnectionId, { finding }: ScheduleConditions): Promise<FoundIds> {
    const found = finding.map(
      async (each) => [each, await this.#findSchedulesWith(connectionId, each)] as const,
    )
    return new Map(await Promise.all(found))
  }
}

/** Orders of books that are in use: sorting tens of thousands is most of the work of a page. */
const orders = new WeakMap<ScheduleBook, Map<ScheduleSort, readonly JoinedSchedule[]>>()

function inOrder(book: ScheduleBook, sort: ScheduleSort): readonly JoinedSchedule[] {
  const known = orders.get(book) ?? new Map<ScheduleSort, readonly JoinedSchedule[]>()
  orders.set(book, known)
  const sorted = known.get(sort) ?? sortSchedules(book.schedules, sort)
  known.set(sort, sorted)
  return sorted
}
