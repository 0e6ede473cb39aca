import { type ContentLink, type LinksOf, toContentName } from './content-links.ts'
import type { ContentKind, ContentQuery, DirectoryContent } from './directory.ts'
import { compareKeys, toTextKey } from './stored-user.ts'

/** Rows by the id they point at. */
type Index = Map<string, number[]>

/**
 * Everything of one kind, in the order of names. Changed rows stay where they are; an index is made when it is first asked,
 * and anew after a row came or went.
 */
export class ContentTable<T extends DirectoryContent[ContentKind]> {
  #rows: T[]
  readonly #links: LinksOf<T>
  readonly #indexes = new Map<ContentLink, Index>()
  #rowOf: ReadonlyMap<string, number> | null = null

  constructor(items: readonly T[], links: LinksOf<T>) {
    this.#links = links
    this.#rows = toSorted(items)
  }

  all(): readonly T[] {
    return this.#rows
  }

  find(query: ContentQuery): readonly T[] {
    const conditions = [...this.#conditionsOf(query)].sort((a, b) => a.size - b.size)
    const [fewest, ...rest] = conditions
    if (!fewest) return this.#rows
    return [...fewest]
      .filter((row) => rest.every((rows) => rows.has(row)))
      .sort((a, b) => a - b)
      .map((row) => this.#rows[row] as T)
  }

  /** Ids that are pointed at by this link. */
  idsOf(link: ContentLink): Iterable<string> {
    return this.#links[link] ? this.#index(link).keys() : []
  }

  /** What points at an id. */
  pointingAt(link: ContentLink, id: string): readonly T[] {
    return [...this.#rowsOf(link, [id])].map((row) => this.#rows[row] as T)
  }

  /** Puts a changed item in the place of the one with its id; unknown ids are left to the next refresh. */
  replace(item: T): void {
    const row = this.#rowNumbers().get(item.id)
    if (row === undefined) return
    const before = this.#rows[row] as T
    this.#rows[row] = item
    for (const [link, index] of this.#indexes) {
      const idsOf = this.#links[link] as (item: T) => readonly string[]
      for (const id of idsOf(before)) removeFrom(index, id, row)
      for (const id of idsOf(item)) addTo(index, id, row)
    }
  }

  /** Puts a changed item in its place, or adds a new one. */
  put(item: T): void {
    if (this.#rowNumbers().has(item.id)) this.replace(item)
    else this.#renew(toSorted([...this.#rows, item]))
  }

  remove(id: string): void {
    if (this.#rowNumbers().has(id)) this.#renew(this.#rows.filter((item) => item.id !== id))
  }

  #renew(rows: T[]): void {
    this.#rows = rows
    this.#rowOf = null
    this.#indexes.clear()
  }

  *#conditionsOf(query: ContentQuery): Generator<ReadonlySet<number>> {
    const { credentialIds, ids, ownerIds, sharedWith, workflowIds } = query
    if (ids) yield this.#rowsOfIds(ids)
    if (ownerIds) yield this.#rowsOf('owner', ownerIds)
    if (workflowIds) yield this.#rowsOf('workflow', workflowIds)
    if (credentialIds) yield this.#rowsOf('credential', credentialIds)
    if (sharedWith) {
      const people = this.#rowsOf('user', sharedWith.userIds)
      yield new Set([...people, ...this.#rowsOf('group', sharedWith.userGroupIds)])
    }
  }

  #rowsOfIds(ids: readonly string[]): Set<number> {
    const numbers = this.#rowNumbers()
    return new Set(ids.map((id) => numbers.get(id)).filter((row) => row !== undefined))
  }

  #rowsOf(link: ContentLink, ids: readonly string[]): Set<number> {
    if (!this.#links[link] || ids.length === 0) return new Set()
    const index = this.#index(link)
    return new Set(ids.flatMap((id) => index.get(id) ?? []))
  }

  #index(link: ContentLink): Index {
    const known = this.#indexes.get(link)
    if (known) return known
    const index: Index = new Map()
    const idsOf = this.#links[link]
    for (const [row, item] of this.#rows.entries())
      for (const id of idsOf?.(item) ?? []) addTo(index, id, row)
    this.#indexes.set(link, index)
    return index
  }

  #rowNumbers(): ReadonlyMap<string, number> {
    this.#rowOf ??= new Map(this.#rows.map((item, row) => [item.id, row]))
    return this.#rowOf
  }
}

function toSorted<T extends DirectoryContent[ContentKind]>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: toTextKey(toContentName(item)) }))
    .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.item.id, b.item.id))
    .map(({ item }) => item)
}

function addTo(index: Index, id: string, row: number): void {
  const rows = index.get(id)
  if (rows) rows.push(row)
  else index.set(id, [row])
}

function removeFrom(index: Index, id: string, row: number): void {
  const rest = (index.get(id) ?? []).filter((each) => each !== row)
  if (rest.length > 0) index.set(id, rest)
  else index.delete(id)
}
