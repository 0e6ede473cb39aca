import type { ServerRoleView } from '@curator/console-contract/server-roles'
import { isDirectoryPerson, type MemberFacts, type Named } from './access-facts.ts'

/*
 * What the rules of missing shares look at. Pure: whoever asks gathers these facts first.
 */

export type ShareKind = 'credential' | 'data-connection'

/** A credential or data connection, and whom it is shared with. */
export interface SharedThingFacts extends Named {
  readonly kind: ShareKind
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/** Something that running what is in a collection takes. */
export interface Need {
  readonly thing: SharedThingFacts
  /** What needs it, in words, the first few; `becauseCount` are all. */
  readonly because: readonly string[]
  readonly becauseCount: number
  /** A person said so. Otherwise it was read from versions and schedules. */
  readonly isNoted: boolean
}

/** Somebody who may run what is in a collection. */
export interface RunnerFacts extends Named {
  readonly email: string
  readonly isActive: boolean
  readonly role: ServerRoleView
  readonly groupRoles: readonly string[]
  /** Empty for none. */
  readonly defaultCredentialId: string
}

export interface GroupFacts extends Named {
  readonly memberIds: readonly string[]
}

export interface CollectionOfNeeds extends Named {
  /** Runs what is in it without being a member. */
  readonly ownerId: string
  readonly members: readonly MemberFacts[]
  readonly needs: readonly Need[]
}

export interface ShareFacts {
  readonly collections: readonly CollectionOfNeeds[]
  readonly people: ReadonlyMap<string, RunnerFacts>
  readonly groups: ReadonlyMap<string, GroupFacts>
  /** Groups of the directory service in any collection, by SID: whose names say whether a name is unique. */
  readonly directoryGroups: readonly Named[]
  /** A UTC instant: who left a collection before it does not run what is in it. */
  readonly now: string
}

export const toThingKey = (thing: { readonly kind: ShareKind; readonly id: string }) =>
  `${thing.kind} ${thing.id}`

/** Groups of the directory service among the members of collections. */
export const listDirectoryGroups = (
  collections: readonly { readonly members: readonly MemberFacts[] }[],
): MemberFacts[] =>
  collections.flatMap(({ members }) =>
    members.filter((member) => member.kind === 'directory' && !isDirectoryPerson(member)),
  )
