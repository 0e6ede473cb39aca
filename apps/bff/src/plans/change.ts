import type {
  ChangeDanger,
  ChangeKind,
  FieldChange,
  Verdict,
} from '@curator/console-contract/plans'
import type { ProtectedCall } from '../alteryx/calls.gateway.ts'

/*
 * What a planner hands to the engine. A planner is pure: wanted state and directory in, rows and changes out.
 */

/** A user or group that exists (`id`), or one that an earlier change of the same plan creates (`createdBy`: its seq). */
export type Ref = { readonly id: string } | { readonly createdBy: number }

/** Fields of the user contract that a plan may set; flags and text, keyed by the contract's names. */
export type UserFields = Readonly<Record<string, string | boolean>>

/** Payload of each kind: what `apply` sends, and nothing else. */
export interface ChangePayloads {
  'create-group': { readonly name: string; readonly role: string }
  /** Holds email, firstName and lastName at least. */
  'create-user': { readonly fields: UserFields }
  /** Only the fields to set; the gateway reads, merges, compares, writes and reads back. */
  'update-user': { readonly userId: string; readonly email: string; readonly set: UserFields }
  /** One person into one group; the runner merges the changes of a group into calls. */
  'add-group-members': {
    readonly group: Ref
    readonly groupName: string
    readonly user: Ref
    readonly email: string
  }
  /** Any operation, as the API explorer and the bulk runner call it; secrets are sealed. */
  'call-operation': ProtectedCall
}

/** Before-images: what the plan saw; `null` for something that did not exist. */
export interface ChangeBefores {
  'create-group': null
  'create-user': null
  'update-user': { readonly set: UserFields }
  'add-group-members': null
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
