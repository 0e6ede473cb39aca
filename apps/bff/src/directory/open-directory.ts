import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../core/app-error.ts'
import type { Directories, Directory } from './directory.ts'

/** The directory, once it has been read. Throws `directory_not_ready`. */
export async function openDirectory(
  directories: Directories,
  connectionId: ConnectionId,
): Promise<{ readonly directory: Directory; readonly takenAt: string }> {
  const directory = await directories.get(connectionId)
  const { takenAt } = directory.status()
  if (takenAt !== null) return { directory, takenAt }
  const detail = 'Refresh the connection, then try again.'
  throw new AppError('directory_not_ready', { detail })
}
