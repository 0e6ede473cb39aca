import type { DirectoryGroup } from '../../directory/directory.ts'
import type { Named, PlannedChange, Ref } from '../change.ts'
import { toWords } from './field-changes.ts'
import type { Person } from './user-changes.ts'
import { joinWords, toWho } from './words.ts'

/**
 * Role of a group that a sheet creates. The Server works a Default group out to no role of its own, so nobody is raised
 * or lowered by being put into it.
 */
const newGroupRole = 'Evaluated'

/** A group as far as changing it needs it. */
export interface GroupValues extends Named {
  readonly role: string
}

/** A group of the Server, or the name and seq of one that the plan creates. */
export type GroupTarget =
  | Pick<DirectoryGroup, 'id' | 'name' | 'role'>
  | Named
  | { readonly name: string; readonly createdBy: number }

const groupField = (before: string | null, after: string) => ({
  field: 'groups',
  label: 'Groups',
  before,
  after,
})

export function toCreateGroup(
  seq: number,
  name: string,
  role: string = newGroupRole,
): PlannedChange {
  const isNeutral = role === newGroupRole
  return {
    seq,
    kind: 'create-group',
    payload: { name, role },
    before: null,
    fields: [
      { field: 'name', label: 'Name', before: null, after: name },
      { field: 'role', label: 'Role', before: null, after: toWords('role', role) },
    ],
    sentence: `Create the group “${name}” with the role ${toWords('role', role)}${isNeutral ? ', which raises and lowers nobody' : ''}.`,
    danger: role === 'Curator' ? 'caution' : 'none',
    dependsOn: [],
  }
}

/** Another name or role, or null when the group is as wanted. A role reaches every member. */
export function toUpdateGroup(
  seq: number,
  group: GroupValues,
  wanted: { readonly name?: string | undefined; readonly role?: string | undefined },
): PlannedChange | null {
  const { name, role } = wanted
  const set = {
    ...(name !== undefined && name !== group.name ? { name } : {}),
    ...(role !== undefined && role !== group.role ? { role } : {}),
  }
  if (Object.keys(set).length === 0) return null
  const words = [
    ...(set.name ? [`name to “${set.name}”`] : []),
    ...(set.role ? [`role to ${toWords('role', set.role)}`] : []),
  ]
  return {
    seq,
    kind: 'update-group',
    payload: { groupId: group.id, groupName: group.name, set },
    before: { name: group.name, role: group.role },
    fields: [
      ...(set.name ? [{ field: 'name', label: 'Name', before: group.name, after: set.name }] : []),
      ...(set.role
        ? [
            {
              field: 'role',
              label: 'Role',
              before: toWords('role', group.role),
              after: toWords('role', set.role),
            },
          ]
        : []),
    ],
    sentence: `Change the ${joinWords(words)} of the group “${group.name}”.`,
    danger: set.role ? 'caution' : 'none',
    dependsOn: [],
  }
}

/** Can't be undone: a group made anew has another id, and its shares and collections are gone. */
export function toDeleteGroup(
  seq: number,
  group: GroupValues & { readonly memberCount: number },
): PlannedChange {
  const force = group.memberCount > 0
  return {
    seq,
    kind: 'delete-group',
    payload: { groupId: group.id, groupName: group.name, force },
    before: { role: group.role, memberCount: group.memberCount },
    fields: [],
    sentence: `Delete the group “${group.name}”${force ? ` with its ${group.memberCount} ${group.memberCount === 1 ? 'member' : 'members'}` : ''}.`,
    danger: 'destructive',
    dependsOn: [],
  }
}

export function toAddMember(seq: number, person: Person, group: GroupTarget): PlannedChange {
  const groupRef: Ref = 'id' in group ? { id: group.id } : { createdBy: group.createdBy }
  return {
    seq,
    kind: 'add-group-members',
    payload: { group: groupRef, groupName: group.name, user: person.ref, email: person.email },
    before: null,
    fields: [groupField(null, group.name)],
    sentence: `Add ${toWho(person)} to the group “${group.name}”.`,
    danger: 'role' in group && group.role === 'Curator' ? 'caution' : 'none',
    dependsOn: listCreators([groupRef, person.ref]),
  }
}

export function toRemoveMember(
  seq: number,
  person: Person,
  group: { readonly id: string; readonly name: string },
): PlannedChange {
  return {
    seq,
    kind: 'remove-group-member',
    payload: {
      groupId: group.id,
      groupName: group.name,
      user: person.ref,
      email: person.email,
    },
    before: null,
    fields: [groupField(group.name, 'Removed')],
    sentence: `Remove ${toWho(person)} from the group “${group.name}”.`,
    danger: 'caution',
    dependsOn: listCreators([person.ref]),
  }
}

/** Windows sign-in only; the SID is what the directory service calls the group. */
export function toAddDirectoryGroup(seq: number, sid: string, group: GroupTarget): PlannedChange {
  const groupRef: Ref = 'id' in group ? { id: group.id } : { createdBy: group.createdBy }
  return {
    seq,
    kind: 'add-directory-group',
    payload: { group: groupRef, groupName: group.name, sid },
    before: null,
    fields: [{ field: 'sid', label: 'Directory group', before: null, after: sid }],
    sentence: `Add the directory group ${sid} to the group “${group.name}”.`,
    danger: 'caution',
    dependsOn: listCreators([groupRef]),
  }
}

export function toRemoveDirectoryGroup(
  seq: number,
  sid: string,
  group: { readonly id: string; readonly name: string },
): PlannedChange {
  return {
    seq,
    kind: 'remove-directory-group',
    payload: { groupId: group.id, groupName: group.name, sid },
    before: null,
    fields: [{ field: 'sid', label: 'Directory group', before: sid, after: 'Removed' }],
    sentence: `Remove the directory group ${sid} from the group “${group.name}”.`,
    danger: 'caution',
    dependsOn: [],
  }
}

const listCreators = (refs: readonly Ref[]) =>
  refs.flatMap((ref) => ('createdBy' in ref ? [ref.createdBy] : []))
