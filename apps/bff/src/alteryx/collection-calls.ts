import type { CollectionRights } from '@curator/console-contract/collections'
import type { CallOptions, GatewayAsset } from './gateways.ts'

/** Who is in a collection: a person, a group, or by SID somebody that the Server only knows from the directory service. */
export interface GatewayMember {
  readonly kind: 'user' | 'group' | 'directory'
  /** For `directory` the SID. */
  readonly id: string
  /** What Windows sign-in names a person by; empty where the Server does not tell. */
  readonly sid: string
}

/** A collection with what is in it. V3 tells neither rights nor expiry. */
export interface GatewayCollection extends GatewayAsset {
  readonly createdAt: string | null
  readonly members: readonly GatewayMember[]
  readonly studioIds: readonly string[]
  readonly workflowIds: readonly string[]
  readonly scheduleIds: readonly string[]
}

/** Rights and expiry as they are set: all of them at once. */
export interface GatewayMemberValues {
  readonly rights: CollectionRights
  /** A UTC instant; null: never. */
  readonly expiresAt: string | null
}

/** A workflow or schedule that lies in a collection. */
export interface GatewayCollectionAsset {
  readonly kind: 'workflow' | 'schedule'
  readonly id: string
}

/**
 * The console's door to collections of one connection. All methods throw `AlteryxFailure`. Writes to one collection go one
 * after the other: no source says that a Server keeps both of two that come at once.
 */
export interface CollectionsGateway {
  /** Bytes of the full list, for the directory worker to parse; put together one by one where the list is refused. */
  readAllInFull(options: CallOptions): Promise<Uint8Array>
  /** Bytes of the list of V1, which alone tells rights and expiry; all its pages as one. */
  readAllRights(options: CallOptions): Promise<Uint8Array>
  list(options: CallOptions): Promise<readonly GatewayAsset[]>
  get(collectionId: string, options: CallOptions): Promise<GatewayCollection>
  /** Answers the id of the new collection, which belongs to the user of the console's key. */
  create(name: string, options: CallOptions): Promise<string>
  /** PUT wants name and owner: reads, hands to `decide`, writes the merge. No write when `decide` returns null. */
  update(
    collectionId: string,
    decide: (
      current: GatewayCollection,
    ) => { readonly name?: string; readonly ownerId?: string } | null,
    options: CallOptions,
  ): Promise<GatewayCollection>
  /** Refused without `force` while something is in it. */
  remove(collectionId: string, force: boolean, options: CallOptions): Promise<void>
  /**
   * Reads who is in, hands it to `decide`, and adds the member or replaces all rights and the expiry of one who is in.
   * No write when `decide` returns null. People are named by `sid` where there is one.
   */
  setMember(
    collectionId: string,
    member: GatewayMember,
    decide: (current: GatewayCollection) => GatewayMemberValues | null,
    options: CallOptions,
  ): Promise<GatewayCollection>
  removeMember(
    collectionId: string,
    member: GatewayMember,
    options: CallOptions,
  ): Promise<GatewayCollection>
  addAsset(
    collectionId: string,
    asset: GatewayCollectionAsset,
    options: CallOptions,
  ): Promise<GatewayCollection>
  removeAsset(
    collectionId: string,
    asset: GatewayCollectionAsset,
    options: CallOptions,
  ): Promise<GatewayCollection>
}

/** Whether two name the same member: by id, or a person by the SID that both have. */
export function isSameMember(one: GatewayMember, other: GatewayMember): boolean {
  if ((one.kind === 'group') !== (other.kind === 'group')) return false
  if (one.kind === other.kind && one.id === other.id) return true
  return one.sid !== '' && one.sid === other.sid
}

export function hasMember(
  { members }: Pick<GatewayCollection, 'members'>,
  member: GatewayMember,
): boolean {
  return members.some((each) => isSameMember(each, member))
}
