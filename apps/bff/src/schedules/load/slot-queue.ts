/** When slots become free: a heap with the earliest at the top. Runs leave in the order in which they came. */
export class SlotQueue {
  readonly #freeMs: Float64Array
  #size = 0

  constructor(slots: number) {
    this.#freeMs = new Float64Array(slots)
  }

  get isFull(): boolean {
    return this.#size === this.#freeMs.length
  }

  /** When the next slot becomes free, of those that are taken. */
  get nextFreeMs(): number {
    return this.#freeMs[0] ?? 0
  }

  /** Takes a slot until an instant: where all are taken, the one that becomes free next. */
  take(endMs: number): void {
    if (this.isFull) this.#sink(endMs)
    else this.#rise(endMs)
  }

  /** All ends of slots that are still taken, the earliest first. */
  listEnds(): Float64Array {
    return this.#freeMs.slice(0, this.#size).sort()
  }

  /** Puts an end in place of the earliest. */
  #sink(endMs: number): void {
    const heap = this.#freeMs
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= this.#size) break
      if (child + 1 < this.#size && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1
      if ((heap[child] ?? 0) >= endMs) break
      heap[place] = heap[child] ?? 0
      place = child
    }
    heap[place] = endMs
  }

  #rise(endMs: number): void {
    const heap = this.#freeMs
    let place = this.#size
    this.#size += 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if ((heap[parent] ?? 0) <= endMs) break
      heap[place] = heap[parent] ?? 0
      place = parent
    }
    heap[place] = endMs
  }
}
