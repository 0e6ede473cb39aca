import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { GatewayShares } from '../../alteryx/share-door.ts'
import type { Directory, DirectoryPatch } from '../../directory/directory.ts'
import type { ChangePayloads, Ref, SharedKind } from '../change.ts'
import { sayReceiver, sayShared } from '../planned/share-changes.ts'
import type { ChangeContext } from './change-kind.ts'
import { groupBy } from './group-by.ts'
import { refSchema } from './ref.ts'

type SharePayload = ChangePayloads['add-share']
type ToId = (ref: Ref) => string

export const shareSchema = z.object({
  shared: z.enum(['credential', 'data-connection']),
  thing: refSchema,
  name: z.string(),
  receiver: z.object({ kind: z.enum(['user', 'group']), ref: refSchema, name: z.string() }),
})

const operations = {
  credential: {
    get: 'Credentials_GetCredential',
    add: {
      user: 'Credentials_ShareCredentialWithUser',
      group: 'Credentials_ShareCredentialWithUserGroup',
    },
    remove: {
      user: 'Credentials_RemoveUserFromCredential',
      group: 'Credentials_RemoveUserGroupFromCredential',
    },
  },
  'data-connection': {
    get: 'ServerConnections_GetServerDataConnection',
    add: {
      user: 'ServerConnections_AddUserToServerDataConnection',
      group: 'ServerConnections_AddUserGroupToServerDataConnection',
    },
    remove: {
      user: 'ServerConnections_RemoveUserFromServerDataConnection',
      group: 'ServerConnections_RemoveUserGroupFromServerDataConnection',
    },
  },
} as const

/** The operation that writes the share of this payload. */
export const toShareOperation = (task: 'add' | 'remove', { receiver, shared }: SharePayload) =>
  operations[shared][task][receiver.kind]

/** What shares of a kind need, whoever receives them. */
export const listShareOperations = (task: 'add' | 'remove', shared: string): readonly string[] => {
  const of = operations[shared as SharedKind]
  return of ? [of.get, of[task].user, of[task].group] : []
}

/** The door to the shares of a kind of thing. */
export const toShareDoor = ({ gateways }: ChangeContext, shared: SharedKind) =>
  shared === 'credential' ? gateways.credentials : gateways.dataConnections

export function hasShare(shares: GatewayShares, { receiver }: SharePayload, toId: ToId): boolean {
  const ids = receiver.kind === 'user' ? shares.userIds : shares.userGroupIds
  return ids.includes(toId(receiver.ref))
}

/** Null when the thing itself is gone. */
export async function readShares(
  context: ChangeContext,
  payload: SharePayload,
  toId: ToId,
): Promise<GatewayShares | null> {
  try {
    return await toShareDoor(context, payload.shared).get(toId(payload.thing), context.call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** Answers whether something is shared as a payload says; `gone`: it is no more; `undefined`: its kind could not be read. */
export async function findShares(
  directory: Directory,
  payloads: readonly { readonly payload: SharePayload; readonly toId: ToId }[],
): Promise<(payload: SharePayload, toId: ToId) => boolean | 'gone' | undefined> {
  const known = new Map<string, GatewayShares>()
  const unread = new Set<string>()
  for (const [kind, some] of groupBy(payloads, ({ payload }) => payload.shared)) {
    const ids = [...new Set(some.map(({ payload, toId }) => toId(payload.thing)))]
    const { items, why } = await directory.findContent(kind as SharedKind, { ids })
    if (why !== null) unread.add(kind)
    for (const item of items) known.set(`${kind} ${item.id}`, item)
  }
  return (payload, toId) => {
    if (unread.has(payload.shared)) return undefined
    const shares = known.get(`${payload.shared} ${toId(payload.thing)}`)
    return shares ? hasShare(shares, payload, toId) : 'gone'
  }
}

export const toSharePatch = (
  payload: SharePayload,
  toId: ToId,
  isShared: boolean,
): DirectoryPatch => ({
  kind: 'share',
  shared: payload.shared,
  sharedId: toId(payload.thing),
  receiver: payload.receiver.kind,
  receiverId: toId(payload.receiver.ref),
  isShared,
})

export const sayAlreadyShared = ({ name, receiver, shared }: SharePayload) =>
  `${capital(sayShared({ shared, name }))} is shared with ${sayReceiver(receiver)} already.`

export const sayNotShared = ({ name, receiver, shared }: SharePayload) =>
  `${capital(sayShared({ shared, name }))} is not shared with ${sayReceiver(receiver)} any more.`

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
