/** How a console is doing, from its own `/metrics`. */
export interface Vitals {
  readonly atMs: number
  readonly rssMiB: number
  readonly heapMiB: number
  readonly handleCount: number
  /** Open files and sockets; 0 where the system does not say. */
  readonly openFileCount: number
}

/** Asks once. */
export async function readVitals(consoleUrl: string): Promise<Vitals> {
  const response = await fetch(new URL('/metrics', consoleUrl))
  const text = await response.text()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0)
  const toMiB = (bytes: number) => bytes / 1_048_576
  return {
    atMs: performance.now(),
    rssMiB: toMiB(read('process_resident_memory_bytes')),
    heapMiB: toMiB(read('nodejs_heap_size_used_bytes')),
    handleCount: read('nodejs_active_handles_total'),
    openFileCount: read('process_open_fds'),
  }
}

/** The middle of some numbers; 0 for none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The value that 99 of 100 stay at or under; 0 for none. */
export function p99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? 0
}

/**
 * Growth of the resident memory from minute 5 (or the first third of a shorter soak) to the end, as a share. Both ends
 * are medians over a twelfth of the time, at the most a minute, because a single sample shows the collector's mood.
 */
export function findGrowth(samples: readonly Vitals[], startedAtMs: number, minutes: number) {
  const widthMs = Math.min(1, minutes / 12) * 60_000
  const fromMs = startedAtMs + Math.min(5, minutes / 3) * 60_000
  const lastMs = samples.at(-1)?.atMs ?? 0
  const between = (low: number, high: number) =>
    median(samples.filter(({ atMs }) => atMs >= low && atMs <= high).map(({ rssMiB }) => rssMiB))
  const before = between(fromMs - widthMs, fromMs + widthMs)
  const after = between(lastMs - 2 * widthMs, lastMs)
  return { before, after, growth: before === 0 ? 0 : after / before - 1 }
}
