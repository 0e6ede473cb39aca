import type { ContentTables } from './content-tables.ts'
import type { DirectoryPatch } from './directory.ts'
import type { GroupTable } from './group-table.ts'
import type { UserTable } from './user-table.ts'

interface Tables {
  readonly users: UserTable
  readonly groups: GroupTable
  readonly content: ContentTables
}

/** Puts one own write into the tables. What is not known there is left to the next refresh. */
export function applyPatch({ content, groups, users }: Tables, patch: DirectoryPatch): void {
  const touch = (userIds: Iterable<string>) => {
    for (const userId of userIds) users.touchMemberships(userId)
  }
  switch (patch.kind) {
    case 'user':
      users.put(patch.user)
      return
    case 'user-deactivated':
      groups.removeFromAll(patch.userId)
      users.deactivate(patch.userId)
      return
    case 'user-removed':
      groups.removeFromAll(patch.userId)
      content.forgetUser(patch.userId)
      users.remove(patch.userId)
      return
    case 'group':
      groups.put(patch.group)
      touch(groups.memberIdsOf(patch.group.id))
      return
    case 'group-removed':
      content.forgetGroup(patch.groupId)
      touch(groups.remove(patch.groupId))
      return
    case 'members':
      groups.addMembers(patch.groupId, patch.userIds)
      touch(patch.userIds)
      return
    case 'members-removed':
      groups.removeMembers(patch.groupId, patch.userIds)
      touch(patch.userIds)
      return
    default:
      applyContentPatch(content, patch)
  }
}

type PeoplePatchKind =
  | 'user'
  | 'user-deactivated'
  | 'user-removed'
  | 'group'
  | 'group-removed'
  | 'members'
  | 'members-removed'
type ContentPatch = Exclude<DirectoryPatch, { kind: PeoplePatchKind }>

function applyContentPatch(content: ContentTables, patch: ContentPatch): void {
  switch (patch.kind) {
    case 'owner':
      content.setOwner(patch)
      return
    case 'schedule-enabled':
      content.setEnabled(patch.scheduleId, patch.isEnabled)
      return
    case 'schedule':
      content.putSchedule(patch.schedule)
      return
    case 'schedule-removed':
      content.removeSchedule(patch.scheduleId)
      return
    case 'collection':
    case 'collection-removed':
    case 'collection-member':
    case 'collection-member-removed':
    case 'collection-asset':
      content.patchCollection(patch)
      return
    case 'data-connection-renamed':
      content.renameDataConnection(patch)
      return
    case 'data-connection-removed':
      content.removeDataConnection(patch.id)
      return
    case 'credential':
      content.putCredential(patch.credential)
      return
    case 'credential-removed':
      content.removeCredential(patch.credentialId)
      return
    case 'elsewhere':
      return
    case 'share':
      content.setShare(patch)
  }
}
