/** Consecutive steps in which never more than so many runs are at work or waiting; `to` is not one of them. */
export interface FreeWindow {
  readonly from: number
  readonly to: number
  readonly load: number
}

const windowsAtMost = 5
/** Shorter ones are of no use to anybody who looks for another time. */
const leastMinutes = 60

/** The quietest stretches of at least an hour, of equally quiet ones the longest first; they never overlap. */
export function findFreeWindows(
  load: Uint32Array,
  { stepMinutes }: { readonly stepMinutes: number },
): FreeWindow[] {
  const leastSteps = Math.ceil(leastMinutes / stepMinutes)
  const found: FreeWindow[] = []
  const isTaken = new Uint8Array(load.length)
  for (const level of [...new Set(load)].sort((one, other) => one - other)) {
    const isQuiet = (step: number) => isTaken[step] === 0 && (load[step] ?? 0) <= level
    const windows = listWindows(load.length, isQuiet)
      .filter(({ from, to }) => to - from >= leastSteps)
      .map((window) => ({ ...window, load: level }))
      .sort((one, other) => other.to - other.from - (one.to - one.from) || one.from - other.from)
    found.push(...windows.slice(0, windowsAtMost - found.length))
    if (found.length === windowsAtMost) break
    for (const { from, to } of windows) isTaken.fill(1, from, to)
  }
  return found
}

function listWindows(stepCount: number, isQuiet: (step: number) => boolean) {
  const windows: { from: number; to: number }[] = []
  let from = 0
  for (let step = 0; step <= stepCount; step += 1) {
    if (step < stepCount && isQuiet(step)) continue
    if (step > from) windows.push({ from, to: step })
    from = step + 1
  }
  return windows
}
