/** Whom something is shared with. */
export type Receiver = 'user' | 'userGroup'

/**
 * Shares of one kind of thing with people and groups. Both ends are one record here, so they can't disagree: a
 * credential's `userIds` and a user's `sharedCredentialIds` are two questions to the same book.
 */
export class Sharing {
  /** Grows with every change; lists that show shares are cached by it. */
  version = 0
  readonly #byThing = new Map<string, Record<Receiver, Set<string>>>()
  readonly #byReceiver: Record<Receiver, Map<string, Set<string>>> = {
    user: new Map(),
    userGroup: new Map(),
  }

  /** False when it was shared already. */
  share(thingId: string, receiver: Receiver, receiverId: string): boolean {
    const ends = this.#byThing.get(thingId) ?? { user: new Set(), userGroup: new Set() }
    this.#byThing.set(thingId, ends)
    if (ends[receiver].has(receiverId)) return false
    ends[receiver].add(receiverId)
    this.version += 1
    const things = this.#byReceiver[receiver].get(receiverId) ?? new Set()
    this.#byReceiver[receiver].set(receiverId, things.add(thingId))
    return true
  }

  /** False when it was not shared. */
  unshare(thingId: string, receiver: Receiver, receiverId: string): boolean {
    this.version += 1
    this.#byReceiver[receiver].get(receiverId)?.delete(thingId)
    return this.#byThing.get(thingId)?.[receiver].delete(receiverId) ?? false
  }

  /** The receivers of a thing. */
  receiversOf(thingId: string, receiver: Receiver): string[] {
    return [...(this.#byThing.get(thingId)?.[receiver] ?? [])]
  }

  /** What somebody, or a group, has been given. */
  thingsOf(receiver: Receiver, receiverId: string): string[] {
    return [...(this.#byReceiver[receiver].get(receiverId) ?? [])]
  }

  /** Everybody, or every group, that has been given something. */
  listReceivers(receiver: Receiver): string[] {
    return [...this.#byReceiver[receiver]].flatMap(([id, things]) => (things.size > 0 ? id : []))
  }

  /** The thing is gone. */
  forgetThing(thingId: string): void {
    for (const receiver of ['user', 'userGroup'] as const) {
      for (const id of this.receiversOf(thingId, receiver)) this.unshare(thingId, receiver, id)
    }
    this.#byThing.delete(thingId)
  }

  /** The person or group is gone. */
  forgetReceiver(receiver: Receiver, receiverId: string): void {
    for (const id of this.thingsOf(receiver, receiverId)) this.unshare(id, receiver, receiverId)
    this.#byReceiver[receiver].delete(receiverId)
  }
}
