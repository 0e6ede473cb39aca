import type { Connection } from '@curator/console-contract/connections'
import type { UserAction } from '@curator/console-contract/user-plans'
import type { ReachBook } from '../../../access/reach-book.ts'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'

export type SignIn = Connection['signIn']

/** What a person owns, in numbers. */
export interface OwnedCounts {
  readonly workflow: number
  readonly schedule: number
  readonly collection: number
}

/** What the end of a person's access took away, as this console remembers it. */
export interface AccessBefore {
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  /** Role before No Access took its place (Windows sign-in); null where the account was deactivated. */
  readonly role: string | null
}

/** What the planner knows of the Server. Everything is asked for before it starts. */
export interface UserPlanFacts {
  readonly signIn: SignIn
  /** Whom the plan is about, in order; null for somebody who is not on the Server, or no longer. */
  readonly rows: readonly { readonly userId: string; readonly user: DirectoryUser | null }[]
  /** Groups that the action names, and those that come back. */
  readonly groups: ReadonlyMap<string, DirectoryGroup>
  /** Role of every group of the Server. */
  readonly groupRoles: ReadonlyMap<string, string>
  /** Everybody who administers the Server now. */
  readonly curatorIds: ReadonlySet<string>
  /** Users who have these e-mails now, by the e-mail in lower case. */
  readonly idsByEmail: ReadonlyMap<string, readonly string[]>
  /** For `copy`. */
  readonly model: DirectoryUser | null
  /** For `copy`, where it takes over collections or shares. */
  readonly reach: ReachBook
  /** A UTC instant. */
  readonly now: string
  /** For `delete`: what each owns. */
  readonly owned: ReadonlyMap<string, OwnedCounts>
  /** For `delete`: why it can't be told what people own; null when it can. */
  readonly ownedWhy: string | null
  /** For `reactivate`. */
  readonly accessBefore: ReadonlyMap<string, AccessBefore>
}

export type ActionOf<K extends UserAction['kind']> = Extract<UserAction, { kind: K }>
