/** Repeatable randomness: the same seed gives the same sequence on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** An integer of 0 to `count - 1`. */
  below(count: number): number
  /** True in this share of the calls (0 to 1). */
  chance(share: number): boolean
  /** One item of a list that is not empty. */
  pick<T>(items: readonly T[]): T
}

/** Mulberry32: 32 bits of state, good enough for test data and never for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
  }
}
