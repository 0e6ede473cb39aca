import type { OpenCollectionBook } from '../collections/collection-book.ts'
import { AppError } from '../core/app-error.ts'
import type { Directories } from '../directory/directory.ts'
import type { FindReach, KnownCollection, Listed } from './reach-book.ts'

/** Finds what sheets of people name beside people and groups. A list that can't be read is told with the reason. */
export function createFindReach(deps: {
  readonly directories: Directories
  readonly openCollections: OpenCollectionBook
}): FindReach {
  return async (connectionId) => {
    const directory = await deps.directories.get(connectionId)
    const [collections, credentials, dataConnections] = await Promise.all([
      listCollections(deps.openCollections, connectionId),
      directory.findContent('credential', {}),
      directory.findContent('data-connection', {}),
    ])
    return {
      collections,
      credentials: {
        items: credentials.items.map(({ id, userIds, userName }) => ({
          id,
          name: userName,
          userIds,
        })),
        why: credentials.why,
      },
      dataConnections,
    }
  }
}

async function listCollections(
  open: OpenCollectionBook,
  connectionId: Parameters<OpenCollectionBook>[0],
): Promise<Listed<KnownCollection>> {
  try {
    const { collections } = await open(connectionId)
    const items = collections.map(({ collection: { id, name }, members }) => ({
      id,
      name,
      members,
    }))
    return { items, why: null }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'content_not_available') throw error
    return { items: [], why: error.options.detail ?? 'Collections can’t be read.' }
  }
}
