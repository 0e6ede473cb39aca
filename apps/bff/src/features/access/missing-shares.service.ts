import {
  type listMissingShares,
  type MissingShare,
  type MissingShareFilters,
  type MissingShareSelection,
  maxMissingShares,
} from '@curator/console-contract/access'
import {
  type ConnectionId,
  collectionId as collectionIdSchema,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import type { z } from 'zod'
import type { MissingShareFact } from '../../access/find-missing-shares.ts'
import { listDirectoryGroups } from '../../access/share-facts.ts'
import { nameWrappers } from '../../access/wrapper-name.ts'
import type { OpenAccessBook } from '../../collections/access-book.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { fold } from '../../directory/search-text.ts'
import { toWords } from '../../directory/user-filter.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import type { CollectionNeedStore } from '../../store/collection-need.store.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { openShareBook, type ShareBook } from './share-book.ts'
import { planShares } from './share-plan.ts'

type Query = z.output<typeof listMissingShares.query>

export interface SharesRequest {
  readonly connectionId: ConnectionId
  readonly selection: MissingShareSelection
}

interface Deps {
  readonly openAccess: OpenAccessBook
  readonly needs: CollectionNeedStore
  readonly createPlan: CreatePlan
  readonly clock: Clock
}

/** Who lacks a share that a collection needs, and the plan that gives it. */
export class MissingSharesService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  async list(query: Query) {
    const book = await this.#open(query.connectionId)
    const { certainCount, possibleCount, rows: matching } = findMatching(query, book)
    const { page, pageSize } = query
    const shown = matching.slice((page - 1) * pageSize, page * pageSize)
    return {
      items: shown.map((each) => toView(each, book)),
      total: matching.length,
      page,
      pageSize,
      takenAt: book.takenAt,
      certainCount,
      possibleCount,
      unnotedCount: book.unnotedCount,
      unknown: [...book.unknown],
    }
  }

  /** Throws `request_invalid` when nothing is missing, `too_many_rows`. */
  async createPlan(request: SharesRequest, authorId: string) {
    const book = await this.#open(request.connectionId)
    const missing = findChosen(request.selection, book)
    if (missing.length === 0) {
      const detail = 'None of these shares is missing any more. Load the list again.'
      throw new AppError('request_invalid', { detail })
    }
    if (missing.length > maxMissingShares) {
      const detail = `One plan takes at most ${maxMissingShares} missing shares; these are ${missing.length}. Choose some collections.`
      throw new AppError('too_many_rows', { detail })
    }
    const { collections, groups } = await this.#deps.openAccess(request.connectionId)
    const draft = planShares({
      missing,
      people: book.people,
      groupsByName: new Map(
        [...groups.values()].map(({ id, name }) => [name.trim().toLowerCase(), { id, name }]),
      ),
      nameWrapper: nameWrappers(listDirectoryGroups(collections)),
      membersOf: (groupId) => groups.get(groupId)?.memberIds ?? [],
    })
    return this.#deps.createPlan(
      {
        connectionId: request.connectionId,
        authorId,
        slice: 'access',
        title:
          missing.length === 1 ? 'Share what is missing' : `Share what ${missing.length} rows miss`,
        sheetId: null,
        options: { request },
        directoryTakenAt: book.takenAt,
      },
      draft.chunks(),
    )
  }

  /** Plans the same again: what is shared by now is not missing any more. */
  async replan(plan: PlanRecord, authorId: string) {
    const { connectionId, selection } = plan.options.request as SharesRequest
    const id = connectionIdSchema.parse(connectionId)
    return this.createPlan({ connectionId: id, selection }, authorId)
  }

  async #open(connectionId: ConnectionId): Promise<ShareBook> {
    const { clock, needs, openAccess } = this.#deps
    const access = await openAccess(connectionId)
    return openShareBook(connectionId, access, needs, clock.now().toISOString())
  }
}

const toKey = ({ collection, member, need }: MissingShareFact) =>
  [collection.id, member.kind, member.id, need.thing.kind, need.thing.id].join('|')

interface Matched {
  readonly rows: readonly MissingShareFact[]
  /** Of what all filters but `certainty` match: the tiles choose between these. */
  readonly certainCount: number
  readonly possibleCount: number
}

const matched = new WeakMap<ShareBook, { readonly key: string; readonly found: Matched }>()

/** What the last filters found is kept, so that paging does not search again. */
function findMatching(asked: MissingShareFilters, book: ShareBook): Matched {
  const { certainty, collectionId, kind, search } = asked
  const filters = { certainty, collectionId, kind, search }
  const key = JSON.stringify(filters)
  const held = matched.get(book)
  if (held?.key === key) return held.found
  const all = book.missing.filter(toFilter(filters, book))
  const certainCount = all.filter(({ certainty }) => certainty === 'certain').length
  const wanted = new Set(certainty)
  const rows = wanted.size === 0 ? all : all.filter(({ certainty }) => wanted.has(certainty))
  const found = { rows, certainCount, possibleCount: all.length - certainCount }
  matched.set(book, { key, found })
  return found
}

/** What of it is missing still. */
function findChosen(selection: MissingShareSelection, book: ShareBook) {
  if (selection.kind === 'ids') {
    const keys = new Set(selection.ids)
    return book.missing.filter((each) => keys.has(toKey(each)))
  }
  const { rows } = findMatching(selection.filters, book)
  const except = new Set(selection.except)
  return except.size === 0 ? rows : rows.filter((each) => !except.has(toKey(each)))
}

function toFilter(query: MissingShareFilters, { people }: ShareBook) {
  const words = toWords(query.search).map(fold)
  const collections = new Set<string>(query.collectionId)
  const kinds = new Set(query.kind)
  return ({ collection, member, need }: MissingShareFact): boolean => {
    if (collections.size > 0 && !collections.has(collection.id)) return false
    if (kinds.size > 0 && !kinds.has(need.thing.kind)) return false
    if (words.length === 0) return true
    const email = people.get(member.id)?.email ?? ''
    const text = fold([collection.name, member.name, email, need.thing.name].join('\n'))
    return words.every((word) => text.includes(word))
  }
}

function toView(missing: MissingShareFact, { people }: ShareBook): MissingShare {
  const { affectedCount, certainty, collection, isOwner, member, need, needsWrapper } = missing
  const { id, kind, name } = need.thing
  return {
    key: toKey(missing),
    collection: { id: collectionIdSchema.parse(collection.id), name: collection.name },
    member: {
      kind: member.kind === 'studio' ? 'directory' : member.kind,
      id: member.id,
      name: member.name,
      email: people.get(member.id)?.email ?? '',
      isOwner,
      affectedCount,
    },
    need: { kind, id, name },
    because: [...need.because],
    becauseCount: need.becauseCount,
    certainty,
    needsWrapper,
  }
}
