import type { ConnectionId } from '@curator/console-contract/ids'
import type { SchedulePolicy } from '@curator/console-contract/schedule-policy'
import { AppError } from '../../core/app-error.ts'
import type {
  ContentFound,
  ContentKind,
  Directory,
  DirectoryContent,
  DirectoryUser,
} from '../../directory/directory.ts'
import { judgeRole } from '../../directory/effective-role.ts'
import { openScheduleBook } from '../../directory/schedule-book.ts'
import type { Known } from '../../schedules/findings/evidence.ts'
import type {
  RunsAhead,
  ServerEvidence,
  ServerOwner,
} from '../../schedules/findings/server-evidence.ts'
import type { JoinedOwner } from '../../schedules/list/joined-schedule.ts'
import type { Stretch } from '../../schedules/load/to-run-table.ts'
import { dayMs } from '../../schedules/rules/local-time.ts'
import type { RuleBook } from './rule-book.ts'

/** Runs of all schedules that are on. */
export type ReadRunsAhead = (
  connectionId: ConnectionId,
  stretch: Stretch,
) => Promise<Known<RunsAhead>>

export interface EvidenceSources {
  readonly directory: Directory
  readonly rules: Pick<RuleBook, 'find'>
  readonly readRuns: ReadRunsAhead
  /** By worker tag. */
  readonly slots: ReadonlyMap<string, number>
  readonly policy: SchedulePolicy
  readonly nowMs: number
}

/** A month with each of its days, and each weekday as often as it comes. */
const aheadMs = 35 * dayMs

const noUses = { why: 'No Server says which data connections a workflow uses.' }
const noVersions = { why: 'The directory does not hold the versions of workflows.' }
const noHistories = { why: 'The Server lists runs by workflow only, and they have not been read.' }

/**
 * All that is known of the schedules of a Server. Throws `directory_not_ready`, and `content_not_available` where the
 * Server's schedules could not be read.
 */
export async function gatherEvidence(
  connectionId: ConnectionId,
  sources: EvidenceSources,
): Promise<ServerEvidence> {
  const { directory, nowMs, policy, readRuns, rules, slots } = sources
  const book = await openScheduleBook(directory)
  if (book.why !== null) throw new AppError('content_not_available', { detail: book.why })
  const schedules = book.schedules.map(({ schedule }) => schedule)
  const workflowIds = [...new Set(schedules.flatMap(({ workflowId }) => workflowId ?? []))]
  const [owners, workflows, credentials, collections, runs] = await Promise.all([
    readOwners(directory, new Map(book.schedules.map(({ owner }) => [owner.id, owner]))),
    directory.findContent('workflow', { ids: workflowIds }),
    directory.findContent('credential', {}),
    directory.findContent('collection', {}),
    readRuns(connectionId, { fromMs: nowMs, toMs: nowMs + aheadMs }),
  ])
  return {
    takenAtMs: Date.parse(book.takenAt),
    schedules,
    owners,
    workflowNames: toKnown(workflows, (items) => new Map(items.map(({ id, name }) => [id, name]))),
    newestVersions: noVersions,
    credentials: toKnown(credentials, (items) => items),
    collections: toKnown(collections, (items) => items),
    connectionUses: noUses,
    histories: noHistories,
    // Rules may be guessed from the forecast: it has been asked for by now.
    rules: await rules.find(connectionId, schedules),
    runs,
    slots,
    policy,
  }
}

function toKnown<K extends ContentKind, T>(
  { items, why }: ContentFound<K>,
  read: (items: readonly DirectoryContent[K][]) => T,
): Known<T> {
  return why === null ? read(items) : { why }
}

async function readOwners(
  directory: Directory,
  joined: ReadonlyMap<string, JoinedOwner>,
): Promise<ReadonlyMap<string, ServerOwner>> {
  const [users, groups] = await Promise.all([
    directory.findUsersById([...joined.keys()]),
    directory.listUserGroups({ sort: 'name' }, { offset: 0, limit: 1_000_000 }),
  ])
  const groupRoles = new Map(groups.items.map(({ id, role }) => [id as string, role as string]))
  return new Map(
    users.flatMap((user) => {
      const owner = toOwner(user, joined.get(user.id), groupRoles)
      return owner ? [[user.id as string, owner] as const] : []
    }),
  )
}

function toOwner(
  user: DirectoryUser,
  joined: JoinedOwner | undefined,
  groupRoles: ReadonlyMap<string, string>,
): ServerOwner | null {
  if (!joined || joined.state === 'missing') return null
  const groupIds = user.groups.map(({ id }) => id as string)
  const { role } = judgeRole(
    user.role,
    groupIds.map((id) => groupRoles.get(id) ?? ''),
  )
  return {
    name: joined.name,
    state: joined.state,
    isLocked: user.isAccountLocked,
    role: role === 'unknown' ? null : role,
    canSchedule: user.canScheduleJobs,
    lastSignInAt: user.lastLoginAt,
    groupIds,
  }
}
