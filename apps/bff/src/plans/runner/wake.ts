import type { Clock } from '../../core/clock.ts'

/** A bell: `wait` returns when it was rung since the last wait, or after a time. */
export function createWake(clock: Clock) {
  let isRung = false
  let sleeper: AbortController | null = null
  return {
    ring(): void {
      isRung = true
      sleeper?.abort()
    },
    async wait(ms: number): Promise<void> {
      if (!isRung) {
        sleeper = new AbortController()
        await clock.sleep(ms, sleeper.signal).catch(() => undefined)
        sleeper = null
      }
      isRung = false
    },
  }
}
