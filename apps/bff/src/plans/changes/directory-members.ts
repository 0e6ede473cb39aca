import type { Directory } from '../../directory/directory.ts'

/** Ids of the members of these groups, by group; a group that is not there is left out. */
export async function findMembers(
  directory: Directory,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const groups = await directory.findGroupsById([...new Set(groupIds)])
  return new Map(groups.map((group) => [group.id as string, new Set(group.memberIds)]))
}
