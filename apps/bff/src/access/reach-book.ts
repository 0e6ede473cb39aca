import type { CollectionMember } from '@curator/console-contract/collections'
import type { ConnectionId } from '@curator/console-contract/ids'

/** A collection with who is in it, as far as anybody knows. */
export interface KnownCollection {
  readonly id: string
  readonly name: string
  readonly members: readonly CollectionMember[]
}

/** A credential or data connection, and the people it is shared with. */
export interface KnownShare {
  readonly id: string
  readonly name: string
  readonly userIds: readonly string[]
}

/** What a Server has, or why that can't be read. */
export interface Listed<T> {
  readonly items: readonly T[]
  readonly why: string | null
}

export interface ReachSources {
  readonly collections: Listed<KnownCollection>
  readonly credentials: Listed<KnownShare>
  readonly dataConnections: Listed<KnownShare>
}

/** Collections, credentials and data connections of a connection as they are now. */
export type FindReach = (connectionId: ConnectionId) => Promise<ReachSources>

/** What a name in a cell stands for. */
export type ReachMatch<T> =
  | { readonly kind: 'known'; readonly item: T }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unread'; readonly why: string }

/** Nothing is asked for: the sheet has none of these columns. */
export const noReach: ReachSources = {
  collections: { items: [], why: null },
  credentials: { items: [], why: null },
  dataConnections: { items: [], why: null },
}

/** Collections, credentials and data connections by their name, without regard to case, or by their id. */
export class ReachBook {
  readonly sources: ReachSources
  readonly #collections: Finder<KnownCollection>
  readonly #credentials: Finder<KnownShare>
  readonly #dataConnections: Finder<KnownShare>
  readonly #sids = new Map<string, string>()
  readonly #seats = new Map<string, CollectionMember>()

  constructor(sources: ReachSources) {
    this.sources = sources
    this.#collections = createFinder(sources.collections)
    this.#credentials = createFinder(sources.credentials)
    this.#dataConnections = createFinder(sources.dataConnections)
    for (const { id, members } of sources.collections.items)
      for (const member of members) {
        if (member.kind !== 'user') continue
        this.#seats.set(`${id} ${member.id}`, member)
        if (member.sid !== '') this.#sids.set(member.id, member.sid)
      }
  }

  collection(name: string): ReachMatch<KnownCollection> {
    return this.#collections(name)
  }

  credential(name: string): ReachMatch<KnownShare> {
    return this.#credentials(name)
  }

  dataConnection(name: string): ReachMatch<KnownShare> {
    return this.#dataConnections(name)
  }

  /** A person as a member of a collection. */
  seat(collectionId: string, userId: string): CollectionMember | undefined {
    return this.#seats.get(`${collectionId} ${userId}`)
  }

  /** What Windows sign-in names a person by; told only of those who are in some collection. */
  sidOf(userId: string): string | undefined {
    return this.#sids.get(userId)
  }
}

type Finder<T> = (name: string) => ReachMatch<T>

const toKey = (name: string) => name.trim().toLowerCase()

function createFinder<T extends { readonly id: string; readonly name: string }>({
  items,
  why,
}: Listed<T>): Finder<T> {
  const byName = new Map<string, T[]>()
  const byId = new Map(items.map((item) => [item.id, item]))
  for (const item of items) {
    const same = byName.get(toKey(item.name))
    if (same) same.push(item)
    else byName.set(toKey(item.name), [item])
  }
  return (name) => {
    if (why !== null) return { kind: 'unread', why }
    const found = byName.get(toKey(name)) ?? []
    const item = byId.get(name) ?? found[0]
    if (found.length > 1 && !byId.has(name)) return { kind: 'several', count: found.length }
    return item ? { kind: 'known', item } : { kind: 'unknown' }
  }
}
