import type { listUsers } from '@curator/alteryx-contract/server/v3/users'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { toJsonList } from '../json-list.ts'
import type { UserRecord } from '../records.ts'
import { hasDcmRights } from '../release.ts'
import { refuse } from '../reply.ts'
import type { SandboxState } from '../state.ts'
import { toReducedUser, toUser } from '../views.ts'
import type { World } from '../world.ts'

type View = 'Default' | 'Full'
type Filters = Omit<RequestOf<typeof listUsers>['query'], 'view'>

/** Answers lists of users as JSON bytes. The unfiltered ones are kept until somebody changes. */
export function createUserList(
  state: SandboxState,
): (view: View, filters: Filters) => Promise<Uint8Array> {
  const cache = new Map<View, { world: World; version: string; bytes: Uint8Array }>()
  return async (view, filters) => {
    const { world } = state
    if (Object.keys(filters).length > 0) return toBytes(state, view, select(state, filters))
    const version = versionOf(world)
    const kept = cache.get(view)
    if (kept?.world === world && kept.version === version) return kept.bytes
    const bytes = await toBytes(state, view, [...world.users.values()])
    cache.set(view, { world, version, bytes })
    return bytes
  }
}

/** Changes with every person and every share: the full view shows both. */
function versionOf({ version, credentialShares, connectionShares }: World): string {
  return [version, credentialShares.version, connectionShares.version].join()
}

function toBytes(
  state: SandboxState,
  view: View,
  users: readonly UserRecord[],
): Promise<Uint8Array> {
  const withDcmRights = hasDcmRights(state.options.release)
  return toJsonList(users, (user) =>
    view === 'Full' ? toUser(state.world, user, withDcmRights) : toReducedUser(user),
  )
}

function select(state: SandboxState, filters: Filters): UserRecord[] {
  const matches = state.options.filterMatching === 'exact' ? equals : contains
  const after = toTime(filters.createdAfter)
  const before = toTime(filters.createdBefore)
  const exactEmail = matches === equals ? filters.email : undefined
  const users =
    exactEmail === undefined ? state.world.users.values() : state.world.findByEmail(exactEmail)
  return [...users].filter(
    (user) =>
      (filters.active === undefined || String(user.isActive) === filters.active) &&
      (filters.role === undefined || equals(user.role, filters.role)) &&
      matches(user.email, filters.email) &&
      matches(user.firstName, filters.firstName) &&
      matches(user.lastName, filters.lastName) &&
      (after === undefined || Date.parse(user.dateCreated) >= after) &&
      (before === undefined || Date.parse(user.dateCreated) <= before),
  )
}

function equals(value: string, wanted: string | undefined): boolean {
  return wanted === undefined || value.toLowerCase() === wanted.toLowerCase()
}

function contains(value: string, wanted: string | undefined): boolean {
  return wanted === undefined || value.toLowerCase().includes(wanted.toLowerCase())
}

function toTime(instant: string | undefined): number | undefined {
  if (instant === undefined) return undefined
  const time = Date.parse(instant)
  if (Number.isNaN(time)) throw refuse(400, 'The date can’t be read.')
  return time
}
