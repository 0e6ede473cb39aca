import {
  type CollectionFilters,
  type CollectionState,
  collectionState,
  type membershipFilters,
} from '@curator/console-contract/collections'
import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import type { FileReply } from '@curator/endpoint/endpoint'
import type { z } from 'zod'
import type { CollectionBook, OpenCollectionBook } from '../../collections/collection-book.ts'
import { findCollections } from '../../collections/collection-filter.ts'
import { isInState } from '../../collections/collection-states.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import { toCollectionCsv, toMembershipCsv, toView } from './collection-view.ts'
import { findAssets, listAssets } from './content-lists.ts'
import { findLoose, type LooseQuery, toLooseViews } from './loose-workflows.ts'
import { findMemberships } from './membership-list.ts'
import { gatherNames } from './planning/sheet-names.ts'

interface CollectionsDeps {
  readonly directories: Directories
  readonly openBook: OpenCollectionBook
  readonly usesSids: (connectionId: ConnectionId) => Promise<boolean>
  readonly clock: Clock
}

interface Page {
  readonly page: number
  readonly pageSize: number
}

type MembershipFilters = z.output<typeof membershipFilters>

/** Collections for people: lists, details, memberships, what lies in none, files. */
export class CollectionsService {
  readonly #deps: CollectionsDeps

  constructor(deps: CollectionsDeps) {
    this.#deps = deps
  }

  async list(query: CollectionFilters & Page) {
    const { connectionId, page, pageSize, ...filters } = query
    const book = await this.#deps.openBook(connectionId)
    const nowMs = this.#nowMs()
    const matching = findCollections(book.collections, filters, nowMs)
    const directory = await this.#deps.directories.get(connectionId)
    const loose = await findLoose(directory)
    return {
      items: toPage(matching, { page, pageSize }).map((joined) => toView(joined, nowMs)),
      total: matching.length,
      page,
      pageSize,
      takenAt: book.takenAt,
      collectionCount: book.collections.length,
      stateCounts: countStates(book, nowMs),
      rightsWhy: book.rightsWhy,
      looseWorkflowCount: loose?.length ?? null,
    }
  }

  /** Throws `not_found`. */
  async get(connectionId: ConnectionId, collectionId: CollectionId) {
    const book = await this.#deps.openBook(connectionId)
    const joined = book.byId.get(collectionId)
    if (!joined) {
      const detail = 'This collection is not on the Server, or no longer. Look for it in the list.'
      throw new AppError('not_found', { detail })
    }
    const directory = await this.#deps.directories.get(connectionId)
    return {
      collection: toView(joined, this.#nowMs()),
      members: [...joined.members],
      ...(await listAssets(directory, joined.collection)),
      usesSids: await this.#deps.usesSids(connectionId),
      rightsWhy: book.rightsWhy,
      takenAt: book.takenAt,
    }
  }

  async listMemberships({ connectionId, page, pageSize, ...filters }: MembershipFilters & Page) {
    const book = await this.#deps.openBook(connectionId)
    const matching = findMemberships(book, filters, this.#nowMs())
    return {
      items: toPage(matching, { page, pageSize }).map(({ joined, member }) => ({
        collection: { id: joined.collection.id, name: joined.collection.name },
        member,
      })),
      total: matching.length,
      page,
      pageSize,
      takenAt: book.takenAt,
      rightsWhy: book.rightsWhy,
    }
  }

  /** Throws `content_not_available` where the Server lists no workflows. */
  async listLoose({ connectionId, page, pageSize, search }: LooseQuery & Page) {
    const book = await this.#deps.openBook(connectionId)
    const directory = await this.#deps.directories.get(connectionId)
    const matching = await findLoose(directory, search)
    if (matching === null) {
      const { why } = await directory.findContent('workflow', { ids: [] })
      throw new AppError('content_not_available', { detail: why ?? '' })
    }
    return {
      items: await toLooseViews(directory, toPage(matching, { page, pageSize })),
      total: matching.length,
      page,
      pageSize,
      takenAt: book.takenAt,
    }
  }

  async findAssets(connectionId: ConnectionId, kind: 'workflow' | 'schedule', search: string) {
    return { items: await findAssets(await this.#deps.directories.get(connectionId), kind, search) }
  }

  async exportFile({ connectionId, ...filters }: CollectionFilters): Promise<FileReply> {
    const book = await this.#deps.openBook(connectionId)
    const nowMs = this.#nowMs()
    const matching = findCollections(book.collections, filters, nowMs)
    return this.#toFile(`collections-${connectionId}`, toCollectionCsv(matching, nowMs))
  }

  async exportMemberships({ connectionId, ...filters }: MembershipFilters): Promise<FileReply> {
    const book = await this.#deps.openBook(connectionId)
    const directory = await this.#deps.directories.get(connectionId)
    const matching = findMemberships(book, filters, this.#nowMs())
    const emails = matching.map(({ member }) => member.email)
    const names = await gatherNames(directory, book, emails.filter(Boolean))
    const bytes = toMembershipCsv(matching, names)
    return this.#toFile(`collection-members-${connectionId}`, bytes)
  }

  #toFile(name: string, bytes: Uint8Array<ArrayBuffer>): FileReply {
    const day = this.#deps.clock.now().toISOString().slice(0, 10)
    return { fileName: `${name}-${day}.csv`, contentType: 'text/csv; charset=utf-8', bytes }
  }

  #nowMs(): number {
    return this.#deps.clock.now().getTime()
  }
}

function toPage<T>(items: readonly T[], { page, pageSize }: Page): readonly T[] {
  return items.slice((page - 1) * pageSize, page * pageSize)
}

function countStates(book: CollectionBook, nowMs: number): Record<CollectionState, number> {
  const count = (state: CollectionState) =>
    book.collections.filter((joined) => isInState(joined, state, nowMs)).length
  return Object.fromEntries(
    collectionState.options.map((state) => [state, count(state)]),
  ) as Record<CollectionState, number>
}
