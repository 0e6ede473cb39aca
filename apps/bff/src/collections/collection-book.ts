import { setImmediate } from 'node:timers/promises'
import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../core/app-error.ts'
import type {
  Directories,
  Directory,
  DirectoryCollection,
  DirectoryUser,
} from '../directory/directory.ts'
import type { StudioBook } from '../directory/studio-book.ts'
import type { CollectionHistoryStore } from '../store/collection-history.store.ts'
import {
  collectionJoiner,
  type JoinedCollection,
  type MemberSources,
  toSetKey,
} from './joined-collection.ts'

/** All collections of a Server with the names behind their ids, and the rights of members as far as anybody knows them. */
export interface CollectionBook {
  readonly collections: readonly JoinedCollection[]
  readonly byId: ReadonlyMap<string, JoinedCollection>
  /** Owners and members that are people of the Server. */
  readonly people: ReadonlyMap<string, DirectoryUser>
  /** Why rights can't be read from the Server; null when they are. */
  readonly rightsWhy: string | null
  /** When the directory was read: a UTC instant. */
  readonly takenAt: string
  readonly revision: number
}

/** Opens the book of a connection. Throws `directory_not_ready`, `content_not_available`, `not_found` for the connection. */
export type OpenCollectionBook = (connectionId: ConnectionId) => Promise<CollectionBook>

interface BookDeps {
  readonly directories: Directories
  readonly history: CollectionHistoryStore
  readonly studioBook: Pick<StudioBook, 'findNames'>
}

/** Joins the collections of a directory once for each of its revisions: lists, details, plans and explanations start from it. */
export function createCollectionBooks(deps: BookDeps): OpenCollectionBook {
  const books = new WeakMap<
    Directory,
    { readonly revision: number; readonly book: Promise<CollectionBook> }
  >()
  return async (connectionId) => {
    const directory = await deps.directories.get(connectionId)
    const revision = directory.revision()
    const kept = books.get(directory)
    if (kept?.revision === revision) return kept.book
    const book = joinAll(directory, deps, connectionId, revision)
    books.set(directory, { revision, book })
    book.catch(() => books.get(directory)?.book === book && books.delete(directory))
    return book
  }
}

const everything = { offset: 0, limit: 1_000_000 }

async function joinAll(
  directory: Directory,
  { history, studioBook }: Pick<BookDeps, 'history' | 'studioBook'>,
  connectionId: ConnectionId,
  revision: number,
): Promise<CollectionBook> {
  const [found, rights, groups] = await Promise.all([
    directory.findContent('collection', {}),
    directory.findContent('collection-rights', {}),
    directory.listUserGroups({ sort: 'name' }, everything),
  ])
  if (found.why !== null) throw new AppError('content_not_available', { detail: found.why })
  const users = await directory.findUsersById(listPeople(found.items))
  const people = new Map(users.map((user) => [user.id as string, user]))
  const set = isAnythingUntold(found.items) ? await history.findLastSet(connectionId) : []
  const collections = await joinInPieces(found.items, {
    users: people,
    groups: new Map(groups.items.map((group) => [group.id as string, group])),
    studioNames: hasStudios(found.items) ? await studioBook.findNames(connectionId) : new Map(),
    setByConsole: new Map(
      set.map((each) => [
        toSetKey(each.collectionId, { kind: each.memberKind, id: each.memberId }),
        each,
      ]),
    ),
  })
  return {
    collections,
    byId: new Map(collections.map((joined) => [joined.collection.id, joined])),
    people,
    rightsWhy: rights.why,
    takenAt: groups.takenAt,
    revision,
  }
}

/** Members joined before others get a turn: some ten milliseconds of work. Each collection counts as one, too. */
const joinedAtOnce = 10_000

async function joinInPieces(
  collections: readonly DirectoryCollection[],
  sources: MemberSources,
): Promise<JoinedCollection[]> {
  const join = collectionJoiner(sources)
  const joined: JoinedCollection[] = []
  let sincePause = 0
  for (const collection of collections) {
    joined.push(join(collection))
    sincePause += 1 + collection.members.length
    if (sincePause < joinedAtOnce) continue
    sincePause = 0
    await setImmediate()
  }
  return joined
}

function listPeople(collections: readonly DirectoryCollection[]): string[] {
  const ids = new Set<string>()
  for (const { ownerId, userIds } of collections) {
    ids.add(ownerId)
    for (const id of userIds) ids.add(id)
  }
  return [...ids]
}

const hasStudios = (collections: readonly DirectoryCollection[]) =>
  collections.some(({ members }) => members.some(({ kind }) => kind === 'studio'))

const isAnythingUntold = (collections: readonly DirectoryCollection[]) =>
  collections.some(({ members }) => members.some(({ rights }) => rights === null))
