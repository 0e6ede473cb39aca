import type { CollectionMember } from '@curator/console-contract/collections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../core/app-error.ts'
import type {
  Directories,
  Directory,
  DirectoryCollection,
  DirectoryCredential,
  DirectoryDataConnection,
  DirectoryGroup,
  DirectoryUser,
} from '../directory/directory.ts'
import type { OpenCollectionBook } from './collection-book.ts'

/** A collection with its members by name, and their rights as far as anybody knows them. */
export type AccessCollection = Omit<DirectoryCollection, 'members'> & {
  readonly members: readonly CollectionMember[]
}

/** Collections, groups and what is shared, as questions about access start from them. */
export interface AccessBook {
  readonly directory: Directory
  readonly revision: number
  /** When the directory was read: a UTC instant. */
  readonly takenAt: string
  readonly collections: readonly AccessCollection[]
  readonly byId: ReadonlyMap<string, AccessCollection>
  /** Owners and members of collections that are people of the Server; others are asked for. */
  readonly people: ReadonlyMap<string, DirectoryUser>
  readonly groups: ReadonlyMap<string, DirectoryGroup>
  readonly credentials: readonly DirectoryCredential[]
  readonly dataConnections: readonly DirectoryDataConnection[]
  /** Why a list could not be read; then it is empty, which is not the same as none. */
  readonly whys: {
    readonly collections: string | null
    readonly credentials: string | null
    readonly dataConnections: string | null
  }
}

/** Opens the book of a connection. Throws `directory_not_ready`, `not_found` for the connection. */
export type OpenAccessBook = (connectionId: ConnectionId) => Promise<AccessBook>

interface Kept {
  readonly revision: number
  readonly book: Promise<AccessBook>
}
const everything = { offset: 0, limit: 1_000_000 }

/** Reads it once for each revision of a directory. */
export function createAccessBooks(deps: {
  readonly directories: Directories
  readonly openCollections: OpenCollectionBook
}): OpenAccessBook {
  const books = new WeakMap<Directory, Kept>()
  return async (connectionId) => {
    const directory = await deps.directories.get(connectionId)
    const revision = directory.revision()
    const kept = books.get(directory)
    if (kept?.revision === revision) return kept.book
    const book = read(directory, revision, () => deps.openCollections(connectionId))
    books.set(directory, { revision, book })
    book.catch(() => books.get(directory)?.book === book && books.delete(directory))
    return book
  }
}

async function read(
  directory: Directory,
  revision: number,
  open: () => ReturnType<OpenCollectionBook>,
): Promise<AccessBook> {
  const [collections, credentials, dataConnections, list] = await Promise.all([
    listCollections(open),
    directory.findContent('credential', {}),
    directory.findContent('data-connection', {}),
    directory.listUserGroups({ sort: 'name' }, everything),
  ])
  const groups = await directory.findGroupsById(list.items.map(({ id }) => id))
  return {
    directory,
    revision,
    takenAt: list.takenAt,
    collections: collections.items,
    byId: new Map(collections.items.map((each) => [each.id, each])),
    people: collections.people,
    groups: new Map(groups.map((group) => [group.id as string, group])),
    credentials: credentials.items,
    dataConnections: dataConnections.items,
    whys: {
      collections: collections.why,
      credentials: credentials.why,
      dataConnections: dataConnections.why,
    },
  }
}

async function listCollections(open: () => ReturnType<OpenCollectionBook>): Promise<{
  readonly items: readonly AccessCollection[]
  readonly people: AccessBook['people']
  readonly why: string | null
}> {
  try {
    const { collections, people } = await open()
    return {
      items: collections.map(({ collection, members }) => ({ ...collection, members })),
      people,
      why: null,
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'content_not_available') throw error
    const why = error.options.detail ?? 'Collections can’t be read.'
    return { items: [], people: new Map(), why }
  }
}
