import type { MembershipTruth } from '@curator/console-contract/onboarding'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'

interface WantedGroup {
  readonly group: DirectoryGroup
  readonly userIds: Set<string>
  isNamed: boolean
}

/** What is kept of memberships while a file that is the truth is gone through. */
export class TruthBook {
  readonly #truth: MembershipTruth | null
  /** Who is in the file for a group. */
  readonly #wanted = new Map<string, WantedGroup>()
  /** Who has a row that says nothing of groups, or that is not carried out as it stands. */
  readonly #spared = new Set<string>()
  /** Memberships that were taken away at the row of their person. */
  readonly #removed = new Set<string>()
  /** Memberships that the file decides: those of its people, and those of its groups. */
  readonly #concerned = new Set<string>()

  constructor(truth: MembershipTruth | null) {
    this.#truth = truth
  }

  get removedCount(): number {
    return this.#removed.size
  }

  get concernedCount(): number {
    return this.#concerned.size
  }

  /**
   * Notes that the file has somebody for a group; `user` is null for somebody new. `isNamed`: by a cell; what only a
   * profile names is not the file's to decide.
   */
  note(group: DirectoryGroup, user: DirectoryUser | null, isNamed: boolean): void {
    const held = this.#wanted.get(group.id)
    const entry = held ?? { group, userIds: new Set<string>(), isNamed: false }
    if (!held) this.#wanted.set(group.id, entry)
    if (isNamed) entry.isNamed = true
    if (user) entry.userIds.add(user.id)
  }

  /** These people stay in the file's groups whatever it has for them. */
  spare(users: readonly DirectoryUser[]): void {
    for (const { id } of users) this.#spared.add(id)
  }

  /** Groups that somebody leaves because the row does not list them. None for a row that lists no group at all. */
  leave(user: DirectoryUser, listedIds: ReadonlySet<string>, hasList: boolean) {
    if (!this.#truth?.people || !hasList) return []
    for (const { id } of user.groups) this.#concerned.add(toKey(id, user.id))
    const left = user.groups.filter(({ id }) => !listedIds.has(id))
    for (const { id } of left) this.#removed.add(toKey(id, user.id))
    return left
  }

  /** After the last row: members of the file's groups whom the file does not have for them, by group. */
  listSurplus(): { readonly group: DirectoryGroup; readonly userIds: readonly string[] }[] {
    if (!this.#truth?.groups) return []
    return [...this.#wanted.values()].flatMap(({ group, userIds, isNamed }) => {
      if (!isNamed) return []
      for (const id of group.memberIds) this.#concerned.add(toKey(group.id, id))
      const surplus = group.memberIds.filter(
        (id) =>
          !userIds.has(id) && !this.#spared.has(id) && !this.#removed.has(toKey(group.id, id)),
      )
      for (const id of surplus) this.#removed.add(toKey(group.id, id))
      return surplus.length > 0 ? [{ group, userIds: surplus }] : []
    })
  }
}

const toKey = (groupId: string, userId: string) => `${groupId} ${userId}`
