import type { OwnerState } from '@curator/console-contract/schedules'
import type { DirectorySchedule, DirectoryUser } from '../../directory/directory.ts'
import { judgeRole } from '../../directory/effective-role.ts'
import { fold } from '../../directory/search-text.ts'

/** A schedule with the names behind its ids. */
export interface JoinedSchedule {
  readonly schedule: DirectorySchedule
  /** Null when the workflow is gone; its id where it is not known. */
  readonly workflowName: string | null
  readonly owner: JoinedOwner
  /** Empty without a credential; its id where it is not known. */
  readonly credentialName: string
  /** Name, comment, workflow and owner, folded for search. */
  readonly searchText: string
}

export interface JoinedOwner {
  readonly id: string
  /** The id where nobody has it. */
  readonly name: string
  readonly email: string
  readonly state: OwnerState
}

/** What names are looked up in. */
export interface JoinSources {
  readonly workflowNames: ReadonlyMap<string, string>
  readonly credentialNames: ReadonlyMap<string, string>
  readonly users: ReadonlyMap<string, DirectoryUser>
  readonly groupRoles: ReadonlyMap<string, string>
}

export function joinSchedules(
  schedules: readonly DirectorySchedule[],
  sources: JoinSources,
): JoinedSchedule[] {
  const owners = new Map<string, JoinedOwner>()
  return schedules.map((schedule) => {
    const { comment, credentialId, name, ownerId, workflowId } = schedule
    const owner = owners.get(ownerId) ?? toOwner(ownerId, sources)
    owners.set(ownerId, owner)
    const workflowName =
      workflowId === null ? null : (sources.workflowNames.get(workflowId) ?? workflowId)
    return {
      schedule,
      workflowName,
      owner,
      credentialName: sources.credentialNames.get(credentialId) ?? credentialId,
      searchText: fold([name, comment, workflowName ?? '', owner.name, owner.email].join('\n')),
    }
  })
}

/** Who an id is, and whether they can own something. */
export function toOwner(
  id: string,
  { groupRoles, users }: Pick<JoinSources, 'groupRoles' | 'users'>,
): JoinedOwner {
  const user = users.get(id)
  if (!user) return { id, name: id, email: '', state: 'missing' }
  const name = [user.firstName, user.lastName].filter((part) => part !== '').join(' ')
  return {
    id,
    name: name || user.email || id,
    email: user.email,
    state: judgeOwner(user, groupRoles),
  }
}

function judgeOwner(user: DirectoryUser, groupRoles: ReadonlyMap<string, string>): OwnerState {
  if (!user.isActive) return 'inactive'
  const roles = user.groups.map((group) => groupRoles.get(group.id) ?? '')
  return judgeRole(user.role, roles).role === 'NoAccess' ? 'no_access' : 'active'
}
