import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { UserColumn, UserFilters } from '@curator/console-contract/users'
import type { FileReply } from '@curator/endpoint/endpoint'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'

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
