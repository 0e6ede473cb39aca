/*
 * What is judged here is work, not time: a busy machine lets a test wait, but does not make it work more. All threads of
 * the process count.
 */

const toMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000

/** Milliseconds of the processor that some work takes. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return toMs(process.cpuUsage(before))
}

/** Watches how long the event loop is held up: `stop` answers the most processor time between two of its turns, in ms. */
export function watchTurns(): { readonly stop: () => number } {
  let last = process.cpuUsage()
  let longestMs = 0
  const look = () => {
    longestMs = Math.max(longestMs, toMs(process.cpuUsage(last)))
    last = process.cpuUsage()
  }
  const timer = setInterval(look, 5)
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return longestMs
    },
  }
}
