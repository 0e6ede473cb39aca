import type { Directory, DirectoryGroup } from '../../directory/directory.ts'

const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** What deleting each group takes from its members, in words. */
export async function findLosses(
  directory: Directory,
  groups: readonly DirectoryGroup[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (groups.length === 0) return new Map()
  const sharedWith = { userIds: [], userGroupIds: groups.map(({ id }) => id as string) }
  const [collections, credentials, connections] = await Promise.all([
    directory.findContent('collection', { sharedWith }),
    directory.findContent('credential', { sharedWith }),
    directory.findContent('data-connection', { sharedWith }),
  ])
  const kinds = [
    [collections, 'collection', 'collections'],
    [credentials, 'credential', 'credentials'],
    [connections, 'data connection', 'data connections'],
  ] as const
  return new Map(
    groups.map((group) => [
      group.id,
      kinds.flatMap(([found, one, many]) => {
        if (found.why !== null) return [`What it means for ${many} is not known: ${found.why}`]
        const names = found.items
          .filter((item) => item.userGroupIds.includes(group.id))
          .map((item) => ('userName' in item ? item.userName : item.name))
        if (names.length === 0) return []
        const shown = names.slice(0, 5).join(', ')
        const rest = names.length > 5 ? ` and ${names.length - 5} more` : ''
        return [`Its members lose ${countOf(names.length, one, many)}: ${shown}${rest}.`]
      }),
    ]),
  )
}
