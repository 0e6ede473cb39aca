import type { Clock } from '../../core/clock.ts'

/**
 * A bell: `wait` returns when it was rung since the last wait, or after a time. For one waiter. It is rung for each call
 * that ends, so one alarm serves many waits: setting and aborting one for each costs more than the call itself.
 */
export function createWake(clock: Clock) {
  let isRung = false
  let waiter: { readonly dueMs: number; readonly wake: () => void } | null = null
  let alarm: { readonly atMs: number; readonly stop: AbortController } | null = null

  /** An alarm that goes off sooner does as well: it looks what is still to be waited for. */
  function setAlarm(atMs: number): void {
    if (alarm && alarm.atMs <= atMs) return
    alarm?.stop.abort()
    const stop = new AbortController()
    const mine = { atMs, stop }
    alarm = mine
    clock.sleep(Math.max(1, atMs - clock.monotonicMs()), stop.signal).then(
      () => {
        if (alarm === mine) alarm = null
        if (!waiter) return
        if (waiter.dueMs <= clock.monotonicMs()) waiter.wake()
        else setAlarm(waiter.dueMs)
      },
      () => undefined,
    )
  }

  return {
    ring(): void {
      isRung = true
      waiter?.wake()
    },
    async wait(ms: number): Promise<void> {
      if (!isRung) {
        await new Promise<void>((wake) => {
          waiter = { dueMs: clock.monotonicMs() + ms, wake }
          setAlarm(waiter.dueMs)
        })
        waiter = null
      }
      isRung = false
    },
  }
}
