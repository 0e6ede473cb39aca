import type {
  Directory,
  DirectoryCollection,
  DirectoryCredential,
  DirectoryDataConnection,
  DirectoryGroup,
} from './directory.ts'

/** Collections, groups and what is shared, as questions about access start from them. */
export interface AccessBook {
  readonly revision: number
  /** When the directory was read: a UTC instant. */
  readonly takenAt: string
  readonly collections: readonly DirectoryCollection[]
  readonly byId: ReadonlyMap<string, DirectoryCollection>
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

interface Kept {
  readonly revision: number
  readonly book: Promise<AccessBook>
}
const books = new WeakMap<Directory, Kept>()
const everything = { offset: 0, limit: 1_000_000 }

/** Reads it once for each revision of a directory. Throws `directory_not_ready`. */
export function openAccessBook(directory: Directory): Promise<AccessBook> {
  const revision = directory.revision()
  const kept = books.get(directory)
  if (kept?.revision === revision) return kept.book
  const book = read(directory, revision)
  books.set(directory, { revision, book })
  book.catch(() => books.get(directory)?.book === book && books.delete(directory))
  return book
}

async function read(directory: Directory, revision: number): Promise<AccessBook> {
  const [collections, credentials, dataConnections, list] = await Promise.all([
    directory.findContent('collection', {}),
    directory.findContent('credential', {}),
    directory.findContent('data-connection', {}),
    directory.listUserGroups({ sort: 'name' }, everything),
  ])
  const groups = await directory.findGroupsById(list.items.map(({ id }) => id))
  return {
    revision,
    takenAt: list.takenAt,
    collections: collections.items,
    byId: new Map(collections.items.map((each) => [each.id, each])),
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
