import type { Connection } from '@curator/console-contract/connections'
import type { CollectionBook } from '../../../collections/collection-book.ts'
import type { Directory, DirectoryUser } from '../../../directory/directory.ts'

export interface GroupFact {
  readonly id: string
  readonly name: string
  readonly role: string
}

/** What a planner knows of the Server. */
export interface CollectionFacts {
  readonly book: CollectionBook
  readonly users: ReadonlyMap<string, DirectoryUser>
  readonly groups: ReadonlyMap<string, GroupFact>
  readonly workflowNames: ReadonlyMap<string, string>
  readonly scheduleNames: ReadonlyMap<string, string>
  /** SIDs of people, as far as a collection tells them; by user id. */
  readonly sids: ReadonlyMap<string, string>
  readonly signIn: Connection['signIn']
  readonly nowMs: number
}

/** What a request names. */
export interface NamedIds {
  readonly userIds: readonly string[]
  readonly workflowIds: readonly string[]
  readonly scheduleIds: readonly string[]
}

export const everything = { offset: 0, limit: 1_000_000 }

export async function gatherFacts(
  directory: Directory,
  { book, nowMs, signIn }: Pick<CollectionFacts, 'book' | 'signIn' | 'nowMs'>,
  named: NamedIds,
): Promise<CollectionFacts> {
  const findNames = async (kind: 'workflow' | 'schedule', ids: readonly string[]) => {
    if (ids.length === 0) return new Map<string, string>()
    const { items } = await directory.findContent(kind, { ids: [...new Set(ids)] })
    return new Map(items.map(({ id, name }) => [id, name]))
  }
  const [users, groups, workflowNames, scheduleNames] = await Promise.all([
    directory.findUsersById([...new Set(named.userIds)]),
    directory.listUserGroups({ sort: 'name' }, everything),
    findNames('workflow', named.workflowIds),
    findNames('schedule', named.scheduleIds),
  ])
  return {
    book,
    users: new Map(users.map((user) => [user.id as string, user])),
    groups: new Map(groups.items.map((group) => [group.id as string, group])),
    workflowNames,
    scheduleNames,
    sids: findSids(book),
    signIn,
    nowMs,
  }
}

export function findSids(book: CollectionBook): ReadonlyMap<string, string> {
  const sids = new Map<string, string>()
  for (const { members } of book.collections)
    for (const { id, kind, sid } of members) if (kind === 'user' && sid !== '') sids.set(id, sid)
  return sids
}
