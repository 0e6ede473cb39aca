/** Something that happens at an instant of the sandbox clock. */
interface Due {
  readonly atMs: number
  /** Decides between two of the same instant: who was planned first goes first. */
  readonly number: number
  readonly happen: (atMs: number) => void
}

/**
 * What the world has planned for later: schedules that fire, jobs that start and end. Nothing runs by itself: every call
 * and every move of the clock first brings the timeline up to the present, so tests are exact and nothing needs timers.
 */
export class Timeline {
  /** A binary heap, the earliest first. */
  readonly #heap: Due[] = []
  #count = 0

  get size(): number {
    return this.#heap.length
  }

  /**
   * Plans something. There is no taking back: what happens looks at the world first and does nothing where it is no
   * longer wanted (a schedule that was changed since has another next run).
   */
  at(atMs: number, happen: (atMs: number) => void): void {
    this.#count += 1
    this.#heap.push({ atMs, number: this.#count, happen })
    this.#rise(this.#heap.length - 1)
  }

  /** Lets everything up to this instant happen, in order; what happens may plan more. */
  advanceTo(nowMs: number): void {
    for (;;) {
      const first = this.#heap[0]
      if (!first || first.atMs > nowMs) return
      this.#removeFirst()
      first.happen(first.atMs)
    }
  }

  #removeFirst(): void {
    const last = this.#heap.pop()
    if (!last || this.#heap.length === 0) return
    this.#heap[0] = last
    this.#sink(0)
  }

  #rise(from: number): void {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#isBefore(index, parent)) return
      this.#swap(index, parent)
      index = parent
    }
  }

  #sink(from: number): void {
    let index = from
    for (;;) {
      const left = 2 * index + 1
      let first = index
      if (left < this.#heap.length && this.#isBefore(left, first)) first = left
      if (left + 1 < this.#heap.length && this.#isBefore(left + 1, first)) first = left + 1
      if (first === index) return
      this.#swap(index, first)
      index = first
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]] as [Due, Due]
    return a.atMs < b.atMs || (a.atMs === b.atMs && a.number < b.number)
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]] as [Due, Due]
    this.#heap[one] = b
    this.#heap[other] = a
  }
}
