import type {
  DataConnection,
  DataConnectionFilters,
} from '@curator/console-contract/data-connections'
import type { DataConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../../core/app-error.ts'
import type { Directory, DirectoryDataConnection } from '../../directory/directory.ts'
import { findSharedWith } from '../../directory/find-shared-with.ts'

type Conditions = Omit<DataConnectionFilters, 'connectionId'>

/** All that match, in the order of the sort. Throws `content_not_available`. */
export async function searchDataConnections(
  directory: Directory,
  { groupId, search, sort, state, userId }: Conditions,
): Promise<readonly DirectoryDataConnection[]> {
  const sharedWith = await findSharedWith(directory, userId, groupId)
  const { items, why } = await directory.findContent(
    'data-connection',
    sharedWith ? { sharedWith } : {},
  )
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const matching = items.filter(
    (item) =>
      words.every((word) => `${item.name} ${item.connectionType}`.toLowerCase().includes(word)) &&
      (state.length === 0 || state.some((each) => states[each](item))),
  )
  return sortBy(matching, sort)
}

const states = {
  unshared: (item: DirectoryDataConnection) => item.userIds.length + item.userGroupIds.length === 0,
  untyped: (item: DirectoryDataConnection) => item.connectionType === '',
  dcm: (item: DirectoryDataConnection) => item.dcm !== null,
} as const

/** What is found comes in the order of names, which stays within equal values. */
function sortBy(
  items: readonly DirectoryDataConnection[],
  sort: Conditions['sort'],
): readonly DirectoryDataConnection[] {
  const column = sort.replace('-', '') as 'name' | 'connectionType' | 'userCount' | 'groupCount'
  const sign = sort.startsWith('-') ? -1 : 1
  if (column === 'name') return sign === 1 ? items : items.toReversed()
  const compare = {
    connectionType: (a: DirectoryDataConnection, b: DirectoryDataConnection) =>
      a.connectionType.localeCompare(b.connectionType),
    userCount: (a: DirectoryDataConnection, b: DirectoryDataConnection) =>
      a.userIds.length - b.userIds.length,
    groupCount: (a: DirectoryDataConnection, b: DirectoryDataConnection) =>
      a.userGroupIds.length - b.userGroupIds.length,
  }[column]
  return items.toSorted((a, b) => sign * compare(a, b))
}

export function toView(item: DirectoryDataConnection): DataConnection {
  return {
    id: item.id as DataConnectionId,
    name: item.name,
    connectionType: item.connectionType,
    dcm: item.dcm,
    userCount: item.userIds.length,
    groupCount: item.userGroupIds.length,
  }
}
