import type { listJobs } from '@curator/alteryx-contract/server/v3/jobs'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { UserRecord } from '../records.ts'
import type { SandboxState } from '../state.ts'
import { toTime } from '../workflows/workflow-list.ts'
import type { World } from '../world.ts'
import type { JobRecord } from './job-record.ts'
import { toFileName, toPriorityNumber, toQueuedJob } from './job-views.ts'

type Query = ParsedRequestOf<typeof listJobs>['query']

/** As in the vendor's sample; the real default is not known, nor is a maximum (reference 2.7). */
const defaultLimit = 20

/** One page of the jobs of a Server, with where it stands. The newest first unless asked otherwise (our choice). */
export function toJobPage(state: SandboxState, user: UserRecord, query: Query) {
  const { world } = state
  const found = sort(world, select(world, user, query), query)
  const pageSize = query.limit || defaultLimit
  const offset = query.offset ?? 0
  const totalPages = Math.ceil(found.length / pageSize)
  const currentPage = Math.floor(offset / pageSize) + 1
  return {
    data: found.slice(offset, offset + pageSize).map((job) => toQueuedJob(world, job)),
    pagination: {
      currentPage,
      pageSize,
      totalItems: found.length,
      totalPages,
      hasNextPage: offset + pageSize < found.length,
      hasPreviousPage: offset > 0,
    },
  }
}

/** Without `allUsers` the caller's own jobs; `users` counts with it alone. Several values are parted by commas. */
function select(world: World, user: UserRecord, query: Query): JobRecord[] {
  const isForAll = query.allUsers === 'true'
  const owners = isForAll ? toWords(query.users) : new Set([user.id.toLowerCase()])
  const statuses = toWords(query.statuses)
  const priorities = toWords(query.priorities)
  const names = toWords(query.workflowNames)
  const before = toTime(query.completedBefore)
  const after = toTime(query.completedAfter)
  return [...world.jobs.values()].filter(
    (job) =>
      has(owners, job.ownerId) &&
      (has(statuses, job.status) || (job.status === 'Completed' && has(statuses, 'complete'))) &&
      (has(priorities, job.priority) || has(priorities, String(toPriorityNumber(job)))) &&
      (has(names, job.workflowName) || has(names, toFileName(world, job))) &&
      isEndedIn(job, after, before),
  )
}

function toWords(text: string | undefined): ReadonlySet<string> | undefined {
  const words = (text ?? '').split(',').map((word) => word.trim().toLowerCase())
  const given = new Set(words.filter((word) => word !== ''))
  return given.size > 0 ? given : undefined
}

const has = (words: ReadonlySet<string> | undefined, value: string) =>
  words === undefined || words.has(value.toLowerCase())

/** From the start of one day, up to the start of another; who asks for it gets ended jobs only. */
function isEndedIn({ endTime }: JobRecord, after?: number, before?: number): boolean {
  if (after === undefined && before === undefined) return true
  if (endTime === null) return false
  const endMs = Date.parse(endTime)
  return (after === undefined || endMs >= after) && (before === undefined || endMs < before)
}

function sort(world: World, jobs: JobRecord[], { sortField, direction }: Query): JobRecord[] {
  const turn = (direction ?? (sortField === undefined ? 'desc' : 'asc')) === 'asc' ? 1 : -1
  const keyed = jobs.map((job) => [toKey(world, job, sortField), job] as const)
  keyed.sort(([a], [b]) => (a < b ? -turn : a > b ? turn : 0))
  return keyed.map(([, job]) => job)
}

function toKey(world: World, job: JobRecord, field: Query['sortField']): string | number {
  switch (field) {
    case 'AppName':
      return toFileName(world, job).toLowerCase()
    case 'CompletionDateTime':
      return job.endTime ?? ''
    case 'Priority':
      return toPriorityNumber(job)
    case 'Status':
      return job.status
    default:
      return job.createDateTime
  }
}
