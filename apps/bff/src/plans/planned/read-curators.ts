import { userFilters } from '@curator/console-contract/users'
import type { Directory } from '../../directory/directory.ts'
import { isCurator } from './curator-guard.ts'

const everything = { offset: 0, limit: 1_000_000 }
const ableCurators = userFilters
  .omit({ connectionId: true })
  .parse({ role: ['Curator'], isActive: ['yes'], isAccountLocked: ['no', 'unknown'] })

/** Who administers the Server now, and what each group makes of its members. */
export interface Curators {
  readonly curatorIds: ReadonlySet<string>
  /** Role of every group of the Server. */
  readonly groupRoles: ReadonlyMap<string, string>
}

/** Curators by their own role, and those whose groups make them one. */
export async function readCurators(directory: Directory): Promise<Curators> {
  const all = await directory.listUserGroups({ sort: 'name' }, everything)
  const groupRoles = new Map<string, string>(all.items.map(({ id, role }) => [id, role]))
  const curatorGroups = [...groupRoles].filter(([, role]) => role === 'Curator')
  const [own, groups] = await Promise.all([
    directory.listUserIds(ableCurators),
    directory.findGroupsById(curatorGroups.map(([id]) => id)),
  ])
  const members = await directory.findUsersById(groups.flatMap((group) => group.memberIds))
  const through = members.filter((user) =>
    isCurator(
      user,
      user.groups.map(({ id }) => groupRoles.get(id) ?? ''),
    ),
  )
  return { curatorIds: new Set([...own, ...through.map(({ id }) => id)]), groupRoles }
}
