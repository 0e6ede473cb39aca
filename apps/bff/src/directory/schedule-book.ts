import { type JoinedSchedule, joinSchedules } from '../schedules/list/joined-schedule.ts'
import type { Directory } from './directory.ts'

/** All schedules of a Server with the names behind their ids. */
export interface ScheduleBook {
  readonly schedules: readonly JoinedSchedule[]
  readonly byId: ReadonlyMap<string, JoinedSchedule>
  /** Why the Server's list could not be read; then there are none, which is not the same as no schedules. */
  readonly why: string | null
  /** When the directory was read: a UTC instant. */
  readonly takenAt: string
  readonly revision: number
}

const books = new WeakMap<
  Directory,
  { readonly revision: number; readonly book: Promise<ScheduleBook> }
>()

/**
 * Joins the schedules of a directory once for each of its revisions: the list, its pictures and findings all start from it.
 * Throws `directory_not_ready`.
 */
export function openScheduleBook(directory: Directory): Promise<ScheduleBook> {
  const revision = directory.revision()
  const kept = books.get(directory)
  if (kept?.revision === revision) return kept.book
  const book = joinAll(directory, revision)
  books.set(directory, { revision, book })
  book.catch(() => books.get(directory)?.book === book && books.delete(directory))
  return book
}

const everything = { offset: 0, limit: 1_000_000 }

async function joinAll(directory: Directory, revision: number): Promise<ScheduleBook> {
  const [found, groups, credentials] = await Promise.all([
    directory.findContent('schedule', {}),
    directory.listUserGroups({ sort: 'name' }, everything),
    directory.findContent('credential', {}),
  ])
  const ids = new Set(found.items.flatMap(({ workflowId }) => workflowId ?? []))
  const [users, workflows] = await Promise.all([
    directory.findUsersById([...new Set(found.items.map(({ ownerId }) => ownerId))]),
    directory.findContent('workflow', { ids: [...ids] }),
  ])
  const schedules = joinSchedules(found.items, {
    workflowNames: new Map(workflows.items.map(({ id, name }) => [id, name])),
    credentialNames: new Map(credentials.items.map(({ id, userName }) => [id, userName])),
    users: new Map(users.map((user) => [user.id as string, user])),
    groupRoles: new Map(groups.items.map(({ id, role }) => [id as string, role as string])),
  })
  return {
    schedules,
    byId: new Map(schedules.map((joined) => [joined.schedule.id, joined])),
    why: found.why,
    takenAt: groups.takenAt,
    revision,
  }
}
