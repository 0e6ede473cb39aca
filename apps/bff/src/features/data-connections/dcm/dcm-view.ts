import type { DcmConnection, DcmFilters } from '@curator/console-contract/dcm-connections'
import type { DcmConnectionId } from '@curator/console-contract/ids'
import type { GatewayDcm } from '../../../alteryx/dcm-door.ts'
import type { DirectoryUser } from '../../../directory/directory.ts'
import { toName } from '../../../plans/planned/words.ts'

/** A secret that ends within this time is `expiring`. */
const soonMs = 30 * 24 * 3_600_000

type Owners = ReadonlyMap<string, DirectoryUser>

/** What people see of a DCM connection: secrets by their place and end alone. */
export function toDcmView(connection: GatewayDcm, owners: Owners, nowMs: number): DcmConnection {
  const { dataSource, id, lastChangedOn, name, schemaName, sharing } = connection
  const secrets = Object.entries(connection.credentials).flatMap(([credentialRole, credential]) =>
    Object.entries(credential.secrets).map(([secretRole, { expiresOn }]) => ({
      credentialRole,
      secretRole,
      userName: credential.userName || credential.name,
      expiresAt: expiresOn,
      state: toState(expiresOn, nowMs),
    })),
  )
  const ends = secrets.flatMap(({ expiresAt }) => expiresAt ?? []).sort()
  return {
    id: id as DcmConnectionId,
    name,
    technology: dataSource?.drvName || schemaName,
    host: dataSource?.host ?? '',
    owner: toOwner(connection, owners),
    secrets,
    nextExpiryAt: ends[0] ?? null,
    executionCount: countReceivers(sharing?.execution),
    collaborationCount: countReceivers(sharing?.collaboration),
    lastChangedAt: lastChangedOn,
  }
}

function toState(expiresOn: string | null, nowMs: number) {
  if (expiresOn === null) return 'lasting' as const
  const leftMs = Date.parse(expiresOn) - nowMs
  if (leftMs <= 0) return 'expired' as const
  return leftMs <= soonMs ? ('expiring' as const) : ('good' as const)
}

function toOwner({ owner }: GatewayDcm, owners: Owners): DcmConnection['owner'] {
  const user = owner ? owners.get(owner.id) : undefined
  if (!user)
    return {
      id: owner?.id ?? '',
      name: owner?.email ?? '',
      email: owner?.email ?? '',
      state: 'missing',
    }
  const state = user.isActive === false ? 'inactive' : 'active'
  return { id: user.id, name: toName(user), email: user.email, state }
}

type Receivers = { readonly users: readonly unknown[]; readonly userGroups: readonly unknown[] }
const countReceivers = (receivers: Receivers | null | undefined) =>
  (receivers?.users.length ?? 0) + (receivers?.userGroups.length ?? 0)

/** All that match, in the order of the sort. */
export function filterDcm(
  connections: readonly DcmConnection[],
  { ownerId, search, sort, state }: Omit<DcmFilters, 'connectionId'>,
): readonly DcmConnection[] {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const matching = connections.filter((connection) => {
    const { host, name, owner, technology } = connection
    const text = `${name} ${technology} ${host} ${owner.name} ${owner.email}`.toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (ownerId === undefined || owner.id === ownerId) &&
      (state.length === 0 || state.some((each) => states[each](connection)))
    )
  })
  const column = sort.replace('-', '') as keyof typeof keys
  const sign = sort.startsWith('-') ? -1 : 1
  const keyOf = keys[column]
  return matching.toSorted(
    (a, b) => sign * compare(keyOf(a), keyOf(b)) || a.name.localeCompare(b.name),
  )
}

const states = {
  expiring: ({ secrets }: DcmConnection) => secrets.some((each) => each.state === 'expiring'),
  expired: ({ secrets }: DcmConnection) => secrets.some((each) => each.state === 'expired'),
  owner_gone: ({ owner }: DcmConnection) => owner.state !== 'active',
  shared: ({ collaborationCount, executionCount }: DcmConnection) =>
    collaborationCount + executionCount > 0,
} as const

/** Nothing sorts behind every instant: what never ends is the least urgent. */
const never = '9999'
const keys = {
  name: ({ name }: DcmConnection) => name.toLowerCase(),
  owner: ({ owner }: DcmConnection) => owner.name.toLowerCase(),
  technology: ({ technology }: DcmConnection) => technology.toLowerCase(),
  nextExpiry: ({ nextExpiryAt }: DcmConnection) => nextExpiryAt ?? never,
  lastChanged: ({ lastChangedAt }: DcmConnection) => lastChangedAt ?? '',
} as const

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
