import type { DirectoryUser } from '../../directory/directory.ts'
import { judgeRole } from '../../directory/effective-role.ts'
import type { UserFields } from '../change.ts'

/** Whether somebody can administer the Server: can sign in, and is a Curator by themselves or through a group. */
export function isCurator(
  user: Pick<DirectoryUser, 'isActive' | 'isAccountLocked' | 'role'>,
  groupRoles: readonly string[],
): boolean {
  return (
    user.isActive &&
    user.isAccountLocked !== true &&
    judgeRole(user.role, groupRoles).role === 'Curator'
  )
}

/** What becomes of a person if the row is carried out; null for somebody who is deleted. */
export interface PersonAfter {
  readonly set: UserFields
  readonly groupIds: readonly string[]
}

/**
 * Keeps one Curator on the Server, row by row: whoever is the last may not be taken away. Which user belongs to the
 * console's own key can't be known.
 */
export class CuratorGuard {
  readonly #left: Set<string>
  readonly #groupRoles: ReadonlyMap<string, string>

  constructor(curatorIds: ReadonlySet<string>, groupRoles: ReadonlyMap<string, string>) {
    this.#left = new Set(curatorIds)
    this.#groupRoles = groupRoles
  }

  /** The reason why this row must not be carried out, or null; then the row counts as planned. */
  refuse(user: DirectoryUser, after: PersonAfter | null): string | null {
    if (!this.#left.has(user.id) || (after && this.#staysCurator(user, after))) return null
    if (this.#left.size === 1)
      return `${user.email} is the last active Curator, and without one nobody could administer this Server. Make somebody else a Curator first.`
    this.#left.delete(user.id)
    return null
  }

  #staysCurator(user: DirectoryUser, { groupIds, set }: PersonAfter): boolean {
    const roles = groupIds.map((id) => this.#groupRoles.get(id) ?? '')
    return isCurator({ ...user, ...set }, roles)
  }
}
