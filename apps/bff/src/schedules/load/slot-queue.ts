/** When slots become free: a heap with the earliest at the top. Runs leave in the order in which they came. */
export class SlotQueue {
  readonly #freeMs: Float64Array
  #size = 0

  constructor(slots: number) {
    this.#freeMs = new Float64Array(slots)
  }

  /** When a run that comes at an instant begins; takes a slot for so long. */
  begin(atMs: number, lengthMs: number): number {
    const isFull = this.#size === this.#freeMs.length
    const beginMs = isFull ? Math.max(atMs, this.#freeMs[0] ?? 0) : atMs
    if (isFull) this.#sink(beginMs + lengthMs)
    else this.#rise(beginMs + lengthMs)
    return beginMs
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
