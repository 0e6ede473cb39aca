import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import { listNeeds } from '../../access/list-needs.ts'
import { toThingKey } from '../../access/share-facts.ts'
import type { OpenAccessBook } from '../../collections/access-book.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { CollectionNeedStore, NotedNeeds } from '../../store/collection-need.store.ts'
import { listThings, readHeld, whyUnread } from './share-book.ts'

/** What collections need, read and noted. */
export class NeedsService {
  readonly #deps: {
    readonly openAccess: OpenAccessBook
    readonly needs: CollectionNeedStore
    readonly clock: Clock
  }

  constructor(deps: {
    readonly openAccess: OpenAccessBook
    readonly needs: CollectionNeedStore
    readonly clock: Clock
  }) {
    this.#deps = deps
  }

  /** Throws `not_found` for a collection that is gone. */
  async get(connectionId: ConnectionId, id: CollectionId) {
    const { access, collection } = await this.#find(connectionId, id)
    const [held, [note]] = await Promise.all([
      readHeld(access.directory, [collection]),
      this.#deps.needs.list(connectionId, id),
    ])
    const things = listThings(access)
    const read = listNeeds(held, [], things)
    const { credentials, dataConnections } = access.whys
    return {
      // One that the Server does not have any more stays visible by its id, so that it can be taken off.
      noted: (note?.needs ?? []).map((need) => ({
        ...need,
        name: things.get(toThingKey(need))?.name ?? need.id,
      })),
      read: read.map(({ because, becauseCount, thing }) => ({
        kind: thing.kind,
        id: thing.id,
        name: thing.name,
        because:
          becauseCount > because.length
            ? `${because.join(', ')} and ${becauseCount - because.length} more`
            : because.join(', '),
      })),
      notedAt: note?.notedAt.toISOString() ?? null,
      notedByName: note?.notedByName ?? null,
      unknown: [...held.unread, credentials, dataConnections].filter((why) => why !== null),
    }
  }

  /** Throws `not_found` for a collection that is gone, `request_invalid` for something that is not on the Server. */
  async note(
    connectionId: ConnectionId,
    id: CollectionId,
    needs: NotedNeeds,
    accountId: string,
  ): Promise<void> {
    const { access } = await this.#find(connectionId, id)
    const things = listThings(access)
    const fields = needs.flatMap((need, at) =>
      things.has(toThingKey(need))
        ? []
        : [
            {
              path: `needs.${at}`,
              rule: 'known',
              message:
                whyUnread(access, need) ??
                `The Server has no such ${need.kind === 'credential' ? 'credential' : 'data connection'}.`,
            },
          ],
    )
    if (fields.length > 0) throw new AppError('request_invalid', { fields })
    const once = new Map(needs.map((need) => [toThingKey(need), need]))
    await this.#deps.needs.save({
      connectionId,
      collectionId: id,
      needs: [...once.values()],
      at: this.#deps.clock.now(),
      by: accountId,
    })
  }

  async #find(connectionId: ConnectionId, id: CollectionId) {
    const access = await this.#deps.openAccess(connectionId)
    const collection = access.byId.get(id)
    if (collection) return { access, collection }
    const detail = 'This collection is not on the Server, or no longer. Refresh the directory.'
    throw new AppError('not_found', { detail })
  }
}
