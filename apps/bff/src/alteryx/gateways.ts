import type { DirectoryPatchUser } from '../directory/directory.ts'
import type { UserFields } from '../plans/change.ts'
import type { CallsGateway } from './calls.gateway.ts'
import type { DocumentsGateway } from './documents.gateway.ts'

/** Who waits for a call: `people` go before `bulk`; `bulk` is held back by the connection's limiter. */
export type Priority = 'people' | 'bulk'

/** Options of every gateway call. */
export interface CallOptions {
  readonly priority: Priority
  readonly signal?: AbortSignal | undefined
  /**
   * Asked right before the request leaves, after any waiting in the limiter. Throws to hold it back: the runner checks
   * its lease here.
   */
  readonly beforeSend?: (() => void) | undefined
}

/** A user as a write or look-up answers it, in console words. */
export type GatewayUser = DirectoryPatchUser

/** The console's door to users of one connection. All methods throw `AlteryxFailure`. */
export interface UsersGateway {
  /** Raw bytes of `GET /v3/users?view=Full`, for the directory worker to parse. */
  readAllInFull(options: CallOptions): Promise<Uint8Array>
  /** Raw bytes of the short list, which alone has creation dates. */
  readAllReduced(options: CallOptions): Promise<Uint8Array>
  get(userId: string, options: CallOptions): Promise<GatewayUser>
  /** By e-mail, compared again here without case and exactly: the Server's matching is not documented. */
  findByEmail(email: string, options: CallOptions): Promise<readonly GatewayUser[]>
  create(fields: UserFields, options: CallOptions): Promise<GatewayUser>
  /**
   * PUT needs the whole object: reads the user, hands it to `decide`, and writes the merge of what was read and what
   * `decide` returns; fields this build does not know are carried through. No write when `decide` returns null.
   */
  update(
    userId: string,
    decide: (current: GatewayUser) => UserFields | null,
    options: CallOptions,
  ): Promise<GatewayUser>
}

/** A group as the Server answers it. */
export interface GatewayGroup {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly dateAdded: string | null
  readonly memberIds: readonly string[]
}

/** The console's door to user groups of one connection. All methods throw `AlteryxFailure`. */
export interface UserGroupsGateway {
  list(options: CallOptions): Promise<readonly { id: string; name: string; role: string }[]>
  get(groupId: string, options: CallOptions): Promise<GatewayGroup>
  /** Answers the id of the new group. */
  create(
    group: { readonly name: string; readonly role: string },
    options: CallOptions,
  ): Promise<string>
  /** One array call of at most 500 ids. Answers the reason for each refused id; an id not in it was added. */
  addMembers(
    groupId: string,
    userIds: readonly string[],
    options: CallOptions,
  ): Promise<ReadonlyMap<string, string>>
}

/** Everything the console may do on one connection. */
export interface AlteryxGateways {
  readonly users: UsersGateway
  readonly userGroups: UserGroupsGateway
  readonly calls: CallsGateway
  readonly documents: DocumentsGateway
  /** Calls in flight and the limiter's present width; for progress and estimates. */
  load(): { readonly inFlight: number; readonly width: number; readonly isOpen: boolean }
  close(): Promise<void>
}
