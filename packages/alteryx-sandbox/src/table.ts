/** Records of one kind by id. `version` grows with every change; lists are cached by it. */
export class Table<R extends { readonly id: string }> {
  version = 0
  readonly #records = new Map<string, R>()

  get size(): number {
    return this.#records.size
  }

  get(id: string): R | undefined {
    return this.#records.get(id)
  }

  has(id: string): boolean {
    return this.#records.has(id)
  }

  /** In the order in which they were added. */
  values(): IterableIterator<R> {
    return this.#records.values()
  }

  add(record: R): R {
    this.#records.set(record.id, record)
    this.version += 1
    return record
  }

  /** The record with the patch applied, a new object. Throws a `RangeError` for an unknown id. */
  update(id: string, patch: Partial<Omit<R, 'id'>>): R {
    return this.add({ ...this.need(id), ...patch })
  }

  /** False when there was none. */
  remove(id: string): boolean {
    this.version += 1
    return this.#records.delete(id)
  }

  /** Throws a `RangeError` for an unknown id. */
  need(id: string): R {
    const record = this.#records.get(id)
    if (!record) throw new RangeError(`no record ${id}`)
    return record
  }
}

/** Records that belong to a person; found by owner without a search. */
export class OwnedTable<
  R extends { readonly id: string; readonly ownerId: string },
> extends Table<R> {
  readonly #byOwner = new Map<string, Set<string>>()

  /** What a person owns. */
  of(ownerId: string): R[] {
    return [...(this.#byOwner.get(ownerId) ?? [])].map((id) => this.need(id))
  }

  override add(record: R): R {
    const before = this.get(record.id)
    if (before && before.ownerId !== record.ownerId)
      this.#byOwner.get(before.ownerId)?.delete(record.id)
    const owned = this.#byOwner.get(record.ownerId) ?? new Set()
    this.#byOwner.set(record.ownerId, owned.add(record.id))
    return super.add(record)
  }

  override remove(id: string): boolean {
    const before = this.get(id)
    if (before) this.#byOwner.get(before.ownerId)?.delete(id)
    return super.remove(id)
  }
}
