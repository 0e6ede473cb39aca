import { compareKeys, type SortKey } from './stored-user.ts'

/**
 * The rows of a table in the order of one column; ids break ties. Changed rows are only noted, and merged in when the
 * order is asked for next: thousands of patches cost one merge.
 */
export class SortOrder {
  readonly #keyOf: (row: number) => SortKey
  readonly #idOf: (row: number) => string
  #keys: SortKey[] = []
  #order = new Uint32Array(0)
  #firstNull = 0
  readonly #changed = new Set<number>()

  constructor(rowCount: number, keyOf: (row: number) => SortKey, idOf: (row: number) => string) {
    this.#keyOf = keyOf
    this.#idOf = idOf
    this.#sortAll(rowCount)
  }

  /** Notes a row whose key may have changed, or that is new. */
  touch(row: number): void {
    this.#changed.add(row)
  }

  /** Calls `visit` for each row in order until it answers false. Rows without a value come last both ways, in the order of ids turned with the direction. */
  walk(isDescending: boolean, visit: (row: number) => boolean): void {
    this.#settle()
    const order = this.#order
    const end = this.#firstNull
    for (let at = 0; at < end; at += 1) {
      if (!visit(order[isDescending ? end - 1 - at : at] as number)) return
    }
    const last = order.length
    for (let at = end; at < last; at += 1) {
      if (!visit(order[isDescending ? end + last - 1 - at : at] as number)) return
    }
  }

  #compare = (a: number, b: number): number => {
    const byKey = compareKeys(this.#keys[a] as SortKey, this.#keys[b] as SortKey)
    return byKey !== 0 ? byKey : compareKeys(this.#idOf(a), this.#idOf(b))
  }

  #sortAll(rowCount: number): void {
    this.#keys = Array.from({ length: rowCount }, (_, row) => this.#keyOf(row))
    this.#order = Uint32Array.from({ length: rowCount }, (_, row) => row).sort(this.#compare)
    this.#findFirstNull()
  }

  #settle(): void {
    if (this.#changed.size === 0) return
    const changed = [...this.#changed]
    this.#changed.clear()
    for (const row of changed) this.#keys[row] = this.#keyOf(row)
    const isChanged = new Uint8Array(this.#keys.length)
    for (const row of changed) isChanged[row] = 1
    this.#order = merge(
      this.#order.filter((row) => isChanged[row] === 0),
      Uint32Array.from(changed).sort(this.#compare),
      this.#compare,
    )
    this.#findFirstNull()
  }

  #findFirstNull(): void {
    let at = this.#order.length
    while (at > 0 && this.#keys[this.#order[at - 1] as number] === null) at -= 1
    this.#firstNull = at
  }
}

function merge(
  a: Uint32Array,
  b: Uint32Array,
  compare: (a: number, b: number) => number,
): Uint32Array<ArrayBuffer> {
  const merged = new Uint32Array(a.length + b.length)
  let i = 0
  let j = 0
  for (let at = 0; at < merged.length; at += 1) {
    const isFromA = j >= b.length || (i < a.length && compare(a[i] as number, b[j] as number) <= 0)
    merged[at] = (isFromA ? a[i++] : b[j++]) as number
  }
  return merged
}
