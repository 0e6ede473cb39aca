import type { DcmRuleValues, DcmSecretPlace, NewDcm } from '../alteryx/dcm-door.ts'
import type { Ref, WithSecrets } from './change.ts'

/** How many people and groups something is shared with. */
interface Receivers {
  readonly userCount: number
  readonly groupCount: number
}

/** Payloads of changes to data connections, DCM connections and studios. */
export interface ConnectionPayloads {
  'rename-data-connection': {
    readonly dataConnectionId: string
    readonly dataConnectionName: string
    readonly name: string
  }
  'delete-data-connection': {
    readonly dataConnectionId: string
    readonly dataConnectionName: string
  }
  /** `credentialId` is empty for the Server's own. */
  'create-studio': {
    readonly name: string
    readonly credentialId: string
    readonly canShareSchedules: boolean
    /** Studios of the same name that were there when it was planned: the Server takes a name twice. */
    readonly knownIds: readonly string[]
  }
  /** Only what is to be set; the gateway reads, merges and writes. */
  'update-studio': {
    readonly studioId: string
    readonly studioName: string
    readonly set: StudioSet
    /** What people call credentials, by id. */
    readonly names: Readonly<Record<string, string>>
  }
  /** One person into a studio, with their workflows; the runner merges the moves into one studio into calls. */
  'move-to-studio': {
    readonly studio: Ref
    readonly studioName: string
    readonly userId: string
    readonly email: string
  }
  'delete-studio': { readonly studioId: string; readonly studioName: string }
  /** One that exists, of which only what is to be set changes, or a new one. */
  'upsert-dcm-connection': WithSecrets & {
    /** Null makes a new one from `draft`. */
    readonly dcmConnectionId: string | null
    readonly dcmConnectionName: string
    readonly ownerName: string
    readonly set: DcmSet
    /** A secret that ends at another time; with a slot it also gets another value. */
    readonly secret: (DcmSecretPlace & { readonly expiresAt: string | null }) | null
    readonly draft: DcmDraft | null
    /** Connections of the owner with this name that were there when it was planned. */
    readonly knownIds: readonly string[]
  }
  /** Takes it from everybody at once: the Server has no call for single receivers of somebody else's connection. */
  'unshare-dcm-connection': {
    readonly dcmConnectionId: string
    readonly dcmConnectionName: string
    readonly sharing: 'execution' | 'collaboration'
  }
  'delete-dcm-connection': {
    readonly dcmConnectionId: string
    readonly dcmConnectionName: string
  }
  'upsert-dcm-rule': {
    /** Null makes a new one. */
    readonly ruleId: string | null
    readonly values: DcmRuleValues
    /** Rules for the same source that were there when it was planned. */
    readonly knownIds: readonly string[]
  }
  'delete-dcm-rule': { readonly ruleId: string; readonly sourceTitle: string }
}

export interface StudioSet {
  readonly name?: string
  readonly credentialId?: string
  readonly canShareSchedules?: boolean
}

export interface DcmSet {
  readonly name?: string
  readonly host?: string
  readonly allowInSdks?: boolean
}

/** A new connection without the value of its secret, which is typed when the run is started. */
export type DcmDraft = Omit<NewDcm, 'credential'> & {
  readonly credential: Omit<NonNullable<NewDcm['credential']>, 'value'> | null
}

/** Before-images of changes to data connections, DCM connections and studios. */
export interface ConnectionBefores {
  'rename-data-connection': { readonly name: string }
  'delete-data-connection': Receivers & { readonly name: string }
  'create-studio': null
  /** Only what was told. */
  'update-studio': { readonly set: StudioSet }
  /** Null: where the person was is not known, so nothing brings them back. */
  'move-to-studio': { readonly studioId: string; readonly studioName: string } | null
  'delete-studio': null
  'upsert-dcm-connection': {
    readonly lastChangedAt: string | null
    readonly set: DcmSet
    readonly expiresAt: string | null
  } | null
  'unshare-dcm-connection': Receivers & { readonly ownerName: string }
  'delete-dcm-connection': { readonly lastChangedAt: string | null; readonly ownerName: string }
  'upsert-dcm-rule': DcmRuleValues | null
  'delete-dcm-rule': DcmRuleValues
}
