import type {
  CollectionMemberKind,
  CollectionRights,
  RightsSource,
} from '@curator/console-contract/collections'
import type { ServerRoleView } from '@curator/console-contract/server-roles'

/*
 * What the rules of access look at. They are pure: whoever asks gathers these facts from the directory first.
 */

export interface Named {
  readonly id: string
  readonly name: string
}

/** A group of a person, with the role that it gives. */
export interface GroupOfPerson extends Named {
  readonly role: string
}

export interface AccessPerson extends Named {
  readonly email: string
  readonly isActive: boolean
  /** As it is set; `Evaluated` is worked out from the groups and the Server's default role. */
  readonly role: ServerRoleView
  readonly groups: readonly GroupOfPerson[]
  /** Null: in none, or it is not known. */
  readonly studio: Named | null
}

/** Somebody in a collection. Without a `source` neither rights nor expiry are known. */
export interface MemberFacts extends Named {
  readonly kind: CollectionMemberKind
  /** Told for `directory`: false for a person of the directory service, who has no account on the Server. */
  readonly isGroup?: boolean | undefined
  readonly rights: CollectionRights | null
  readonly source: RightsSource
  readonly expiresAt: string | null
}

export interface CollectionFacts extends Named {
  readonly ownerId: string
  readonly members: readonly MemberFacts[]
}

export type AccessTarget =
  | {
      readonly kind: 'workflow'
      readonly id: string
      readonly name: string
      readonly ownerId: string
      /** Null: the Server does not say. */
      readonly isPublic: boolean | null
      readonly ownerStudio: Named | null
      /** Collections that hold it. */
      readonly collections: readonly CollectionFacts[]
    }
  | {
      readonly kind: 'schedule'
      readonly id: string
      readonly name: string
      readonly ownerId: string
      readonly collections: readonly CollectionFacts[]
    }
  | {
      readonly kind: 'collection'
      readonly id: string
      readonly name: string
      readonly ownerId: string
      readonly collections: readonly [CollectionFacts]
    }

export interface AccessQuestion {
  readonly person: AccessPerson
  readonly target: AccessTarget
  /** A UTC instant: memberships that end before it have ended. */
  readonly now: string
  /** Collections that the person owns or is in, for a workflow or schedule that could be put into one. */
  readonly ownCollections: readonly (Named & { readonly isOwner: boolean })[]
  /** What could not be read, with the reason. */
  readonly unread: readonly string[]
}

export const isDirectoryPerson = ({ isGroup, kind }: Pick<MemberFacts, 'kind' | 'isGroup'>) =>
  kind === 'directory' && isGroup === false
