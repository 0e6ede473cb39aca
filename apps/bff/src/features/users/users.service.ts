import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import {
  type UserColumn,
  type UserFilters,
  type UserFinding,
  userFindings,
} from '@curator/console-contract/users'
import type { FileReply } from '@curator/endpoint/endpoint'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import { maxChoices } from '../../directory/user-choices.ts'

type Query = UserFilters & { readonly page: number; readonly pageSize: number }

/** One page of the users that match, with the instant the directory was read. */
export async function listUsers(directories: Directories, query: Query) {
  const { connectionId, page, pageSize, ...filters } = query
  const directory = await directories.get(connectionId)
  const window = { offset: (page - 1) * pageSize, limit: pageSize }
  const found = await directory.listUsers(filters, window)
  return { ...found, items: [...found.items], page, pageSize }
}

/** One user by id. Throws `not_found`. */
export async function getUser(
  directories: Directories,
  connectionId: ConnectionId,
  userId: UserId,
) {
  const directory = await directories.get(connectionId)
  const [user] = await directory.findUsersById([userId])
  if (user) return user
  const detail = 'Nobody on this Server has this id, or no longer. Look for the user in the list.'
  throw new AppError('not_found', { detail })
}

/** All users that match as a CSV file, named after connection and day. */
export async function exportUsers(
  directories: Directories,
  clock: Clock,
  query: UserFilters & { readonly column: readonly UserColumn[] },
): Promise<FileReply> {
  const { column, connectionId, ...filters } = query
  const directory = await directories.get(connectionId)
  const day = clock.now().toISOString().slice(0, 10)
  return {
    fileName: `users-${connectionId}-${day}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: await directory.exportUsers(filters, column),
  }
}

/** Values to filter by. Credentials come with their names, those that nobody has as well: they can be given. */
export async function listUserChoices(directories: Directories, connectionId: ConnectionId) {
  const directory = await directories.get(connectionId)
  const { credentialIds, timeZones, workerTags } = await directory.listUserChoices()
  const known = await directory.findContent('credential', {})
  const counts = new Map(credentialIds.map(({ value, count }) => [value, count]))
  const labels = new Map(known.items.map(({ id, userName }) => [id, userName]))
  const credentials = [...new Set([...counts.keys(), ...labels.keys()])]
    .map((value) => {
      return { value, label: labels.get(value) || value, count: counts.get(value) ?? 0 }
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, maxChoices)
  return { timeZones: [...timeZones], workerTags: [...workerTags], credentials }
}

const severities: Record<UserFinding, 'high' | 'medium' | 'low'> = {
  duplicate_email: 'high',
  inactive_owner: 'high',
  inactive_days: 'medium',
  role_without_groups: 'medium',
  default_without_groups: 'medium',
  no_time_zone: 'low',
  never_signed_in: 'low',
}

/** How many users each finding names, the most severe first. */
export async function listUserFindings(
  directories: Directories,
  query: { readonly connectionId: ConnectionId; readonly inactiveDays: number },
) {
  const directory = await directories.get(query.connectionId)
  const { counts, takenAt, userCount } = await directory.countUserFindings(query.inactiveDays)
  const ownersWhy = await findWhyOwnersUnknown(directory)
  const rank = { high: 0, medium: 1, low: 2 }
  const items = userFindings
    .map((finding) => {
      const why = finding === 'inactive_owner' ? ownersWhy : null
      const count = why === null ? counts[finding] : 0
      return { finding, severity: severities[finding], count, why }
    })
    .sort((a, b) => rank[a.severity] - rank[b.severity])
  return { items, userCount, takenAt }
}

/** Why it can't be told who owns something: a list that can't be read could hide an owner. */
async function findWhyOwnersUnknown(directory: Directory): Promise<string | null> {
  const kinds = ['workflow', 'schedule', 'collection'] as const
  const found = await Promise.all(kinds.map((kind) => directory.findContent(kind, { ids: [] })))
  const reasons = found.map(({ why }) => why).filter((why) => why !== null)
  return reasons.length > 0 ? reasons.join(' ') : null
}
