/** The six rights of a member of a collection. Write-only in V3; V1 shows them. */
export interface CollectionRights {
  readonly isAdmin: boolean
  readonly canAddAssets: boolean
  readonly canRemoveAssets: boolean
  readonly canUpdateAssets: boolean
  readonly canAddUsers: boolean
  readonly canRemoveUsers: boolean
}

/** A person, group or studio in a collection. */
export interface CollectionMember {
  readonly dateAdded: string
  readonly addedById: string
  readonly expirationDate: string | null
  readonly rights: CollectionRights
}

/** A workflow or schedule in a collection. */
export interface CollectionItem {
  readonly dateAdded: string
  readonly addedById: string
}

/** A collection. Maps are by id of the other end; on Windows sign-in a person may stand under an SID. */
export interface CollectionRecord {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly dateAdded: string
  readonly users: ReadonlyMap<string, CollectionMember>
  readonly userGroups: ReadonlyMap<string, CollectionMember>
  readonly subscriptions: ReadonlyMap<string, CollectionMember>
  readonly workflows: ReadonlyMap<string, CollectionItem>
  readonly schedules: ReadonlyMap<string, CollectionItem>
  /** Releases up to 2023.1. */
  readonly insights: ReadonlyMap<string, CollectionItem>
}
