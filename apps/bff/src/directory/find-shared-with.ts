import type { Directory } from './directory.ts'

/** Whose shares reach a person (own ones and those of groups) or a group; null: nobody is asked about. */
export async function findSharedWith(
  directory: Directory,
  userId: string | undefined,
  groupId: string | undefined,
) {
  if (userId === undefined && groupId === undefined) return null
  const [user] = userId === undefined ? [] : await directory.findUsersById([userId])
  const groupIds = user?.groups.map(({ id }) => id as string) ?? []
  return {
    userIds: userId === undefined ? [] : [userId],
    userGroupIds: groupId === undefined ? groupIds : [groupId],
  }
}
