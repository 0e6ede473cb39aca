import type { CollectionRights } from '@curator/console-contract/collections'
import type {
  ChangeDanger,
  ChangeKind,
  FieldChange,
  SecretSlot,
  Verdict,
} from '@curator/console-contract/plans'
import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { ProtectedCall } from '../alteryx/calls.gateway.ts'
import type { ScheduleFields, ScheduleTiming } from '../alteryx/gateways.ts'

import type { ConnectionBefores, ConnectionPayloads } from './connection-payloads.ts'

/*
 * What a planner hands to the engine. A planner is pure: wanted state and directory in, rows and changes out.
 */

/** A user or group that exists (`id`), or one that an earlier change of the same plan creates (`createdBy`: its seq). */
export type Ref = { readonly id: string } | { readonly createdBy: number }

/** Fields of the user contract that a plan may set; flags and text, keyed by the contract's names. */
export type UserFields = Readonly<Record<string, string | boolean>>

/** A user or group by id, with what people call it. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** What a person owns, by kind of asset; the assets call lists ids and names only (reference 2.1). */
export interface OwnedAssets {
  readonly workflows: readonly Named[]
  readonly schedules: readonly Named[]
  readonly collections: readonly Named[]
}

export type AssetKind = 'workflow' | 'schedule' | 'collection'

/** What is shared with people and groups, one by one. */
export type SharedKind = 'credential' | 'data-connection'

/** One share: of what, with whom. Names are what people call them. */
interface SharePayload {
  readonly shared: SharedKind
  readonly thing: Ref
  readonly name: string
  readonly receiver: { readonly kind: 'user' | 'group'; readonly ref: Ref; readonly name: string }
}

/** A place in a collection: whose. */
export interface MemberSeat {
  readonly collection: Ref
  readonly collectionName: string
  readonly memberKind: 'user' | 'group' | 'directory'
  /** For `directory` the SID. */
  readonly member: Ref
  readonly memberName: string
  /** What Windows sign-in names a person by; empty where the id does. */
  readonly sid: string
}

export interface MemberValues {
  readonly rights: CollectionRights
  /** Null: never. */
  readonly expiresAt: string | null
}

/** What the plan saw: rights that were known, a member whose rights nobody knew, or no member. */
export type MemberBefore = MemberValues | 'unknown' | 'none'

export interface CollectionAsset {
  readonly collection: Ref
  readonly collectionName: string
  readonly assetKind: 'workflow' | 'schedule'
  readonly assetId: string
  readonly assetName: string
}

/** Payload of each kind: what `apply` sends, and nothing else. */
export interface ChangePayloads extends ConnectionPayloads {
  'create-group': { readonly name: string; readonly role: string }
  /** Only what is to be set; the gateway reads, merges, writes and reads back. */
  'update-group': {
    readonly groupId: string
    readonly groupName: string
    readonly set: { readonly name?: string; readonly role?: string }
  }
  /** `force` deletes a group that has members. */
  'delete-group': { readonly groupId: string; readonly groupName: string; readonly force: boolean }
  /** Holds email, firstName and lastName at least. */
  'create-user': { readonly fields: UserFields }
  /** Only the fields to set; the gateway reads, merges, compares, writes and reads back. */
  'update-user': { readonly userId: string; readonly email: string; readonly set: UserFields }
  /** Takes all groups away; the Server answers their ids, which the result keeps. Not on Windows sign-in. */
  'deactivate-user': { readonly userId: string; readonly email: string }
  'delete-user': { readonly userId: string; readonly email: string }
  /** The Server sends a mail; it can't be seen whether it did. */
  'reset-password': { readonly userId: string; readonly email: string }
  /** One person into one group; the runner merges the changes of a group into calls. */
  'add-group-members': {
    readonly group: Ref
    readonly groupName: string
    readonly user: Ref
    readonly email: string
  }
  'remove-group-member': {
    readonly groupId: string
    readonly groupName: string
    readonly user: Ref
    readonly email: string
  }
  /** A group of the directory service becomes a member, by its SID; Windows sign-in only. */
  'add-directory-group': { readonly group: Ref; readonly groupName: string; readonly sid: string }
  'remove-directory-group': {
    readonly groupId: string
    readonly groupName: string
    readonly sid: string
  }
  /** All assets of the chosen kinds go to one receiver in one call. */
  'transfer-assets': {
    readonly userId: string
    readonly email: string
    readonly receiverId: string
    readonly receiverEmail: string
    readonly transferWorkflows: boolean
    readonly transferSchedules: boolean
    readonly transferCollections: boolean
  }
  /** One asset goes to another owner. A workflow goes without its schedules: they are changes of their own. */
  'change-owner': {
    readonly assetKind: AssetKind
    readonly assetId: string
    readonly assetName: string
    readonly ownerId: string
    readonly ownerEmail: string
  }
  'set-schedule-enabled': {
    readonly scheduleId: string
    readonly scheduleName: string
    readonly isEnabled: boolean
  }
  /** Only what is to be set. A rule goes whole and with its zone; its start is moved into the future when it is sent. */
  'patch-schedule': {
    readonly scheduleId: string
    readonly scheduleName: string
    readonly set: ScheduleFields
    readonly timing: ScheduleTiming | null
    /** What people call owners and credentials, by id. */
    readonly names: Readonly<Record<string, string>>
    /** How many of these a run may send in a minute; null: as fast as the Server takes them. */
    readonly perMinute: number | null
  }
  'create-schedule': {
    readonly workflowId: string
    readonly workflowName: string
    readonly fields: Required<Omit<ScheduleFields, 'ownerId' | 'isEnabled'>>
    readonly timing: ScheduleTiming
    /** Schedules of the workflow with the same name that were there when it was planned. */
    readonly knownIds: readonly string[]
  }
  'delete-schedule': { readonly scheduleId: string; readonly scheduleName: string }
  'create-collection': {
    readonly name: string
    /** Collections with the same name that were there when it was planned. */
    readonly knownIds: readonly string[]
  }
  /** Another name, or an owner for one that the plan creates; the owner of any other is a `change-owner`. */
  'update-collection': {
    readonly collection: Ref
    readonly collectionName: string
    readonly set: { readonly name?: string; readonly ownerId?: string }
    /** Empty where no owner is set. */
    readonly ownerEmail: string
  }
  /** `force` deletes one that has something in it. */
  'delete-collection': {
    readonly collectionId: string
    readonly collectionName: string
    readonly force: boolean
  }
  /** Somebody becomes a member, or a member's six rights and expiry are replaced: the Server changes no single one. */
  'set-collection-member': MemberSeat & MemberValues
  'remove-collection-member': MemberSeat
  'add-collection-asset': CollectionAsset
  'remove-collection-asset': CollectionAsset
  /** The password is typed for its slot; credentials with the same user name that were there when it was planned. */
  'create-credential': WithSecrets & {
    readonly userName: string
    readonly knownIds: readonly string[]
  }
  'change-credential-password': WithSecrets & {
    readonly credentialId: string
    readonly userName: string
  }
  /** `force` also clears its shares, and takes it from whatever uses it. */
  'delete-credential': {
    readonly credentialId: string
    readonly userName: string
    readonly force: boolean
  }
  /** A credential or data connection is shared with one more person or group. */
  'add-share': SharePayload
  'remove-share': SharePayload
  /** Any operation, as the API explorer and the bulk runner call it; secrets are sealed. */
  'call-operation': ProtectedCall
}

/** Before-images: what the plan saw; `null` for something that did not exist. */
export interface ChangeBefores extends ConnectionBefores {
  'create-group': null
  'update-group': { readonly name: string; readonly role: string }
  'delete-group': { readonly role: string; readonly memberCount: number }
  'create-user': null
  'update-user': { readonly set: UserFields }
  /** Groups that deactivating takes away. */
  'deactivate-user': { readonly groups: readonly Named[] }
  /** What the plan saw; null: whoever it is, the person is deleted. */
  'delete-user': { readonly fields: UserFields; readonly lastLoginAt: string | null } | null
  'reset-password': null
  'add-group-members': null
  'remove-group-member': null
  'add-directory-group': null
  'remove-directory-group': null
  'transfer-assets': { readonly assets: OwnedAssets }
  'change-owner': { readonly ownerId: string; readonly ownerEmail: string }
  'set-schedule-enabled': { readonly isEnabled: boolean }
  /** `rule`: as this console or a person knew it; null where it was not known, for then nothing brings it back. */
  'patch-schedule': {
    readonly set: ScheduleFields
    readonly timing: {
      readonly timeZone: string
      readonly startAt: string | null
      readonly rule: ScheduleRule | null
    } | null
  }
  'create-schedule': null
  /** `ownerId` null: whoever owns it. */
  'delete-schedule': { readonly ownerId: string | null; readonly isEnabled: boolean }
  'create-credential': null
  'change-credential-password': null
  /** With how many people and groups it was shared, and how much used it. */
  'delete-credential': { readonly shareCount: number; readonly useCount: number }
  'add-share': null
  'remove-share': null
  'create-collection': null
  'update-collection': { readonly name: string }
  /** How much was in it. */
  'delete-collection': { readonly memberCount: number; readonly assetCount: number }
  'set-collection-member': MemberBefore
  'remove-collection-member': MemberBefore
  'add-collection-asset': null
  'remove-collection-asset': null
  'call-operation': null
}

export type PlannedChange = {
  [K in ChangeKind]: {
    /** From 1, ascending; dependencies have smaller numbers. */
    readonly seq: number
    readonly kind: K
    readonly payload: ChangePayloads[K]
    readonly before: ChangeBefores[K]
    readonly fields: readonly FieldChange[]
    /** One sentence, names in place of ids. */
    readonly sentence: string
    readonly danger: ChangeDanger
    /** Seqs that must have been applied first. */
    readonly dependsOn: readonly number[]
  }
}[ChangeKind]

/** What a payload wants typed when its run is started; the text itself is in no plan. */
export interface WithSecrets {
  readonly secretSlots: readonly SecretSlot[]
}

/** Slots of any payload. */
export const listSecretSlots = (payload: object): readonly SecretSlot[] =>
  (payload as Partial<WithSecrets>).secretSlots ?? []

/** A row of the sheet and what the plan says of it. */
export interface PlannedRow {
  readonly line: number
  readonly subject: string
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  readonly changeSeqs: readonly number[]
}

/** A piece of a plan; a large plan is made of many, so that nothing blocks for long. */
export interface PlanChunk {
  readonly rows: readonly PlannedRow[]
  readonly changes: readonly PlannedChange[]
}
