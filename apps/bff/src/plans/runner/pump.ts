import { ended } from '../changes/change-kind.ts'
import { messages, notices } from './notices.ts'
import { carryOut } from './send.ts'
import { endChange, type Mode, modeOf, type Session } from './session.ts'
import type { Unit } from './work-item.ts'

/** How the work on a run came to its end. */
export type End = 'done' | 'cancelled' | 'paused' | 'halted' | 'released' | 'lost'

/** Changes committed as in flight at once: enough that sending never waits, few enough to look up after a crash. */
const claimMin = 16
const claimMax = 256
const longestWaitMs = 1_000

/**
 * Works off a run until it ends or has to stand still: claims ready changes, keeps twice the limiter's width outstanding
 * so that it never starves, looks up what is in doubt once its quarantine is over. Calls in flight are waited for.
 */
export async function pump(session: Session): Promise<End> {
  const { clock, journal, lease, list, trouble, wake } = session
  /** Claimed, not sent. */
  let queue: Unit[] = []
  const outstanding = new Set<Unit>()
  let isClaiming = false
  let notice: string | null = null

  function start(unit: Unit): void {
    outstanding.add(unit)
    carryOut(session, unit)
      .catch((error: unknown) => breakOff('A call of a run failed unexpectedly', error))
      .finally(() => {
        outstanding.delete(unit)
        wake.ring()
      })
  }

  function breakOff(words: string, error: unknown): void {
    if (lease.lost.aborted) return
    session.log.error({ runId: session.runId }, words, error)
    session.haltNotice ??= notices.broken
  }

  function claim(units: Unit[]): void {
    isClaiming = true
    const items = units.flatMap((unit) => [...unit.items])
    journal
      .claim(items)
      .then(async (isClaimed) => {
        if (isClaimed) queue.push(...units)
        else {
          for (const item of items) list.putBack(item, clock.monotonicMs())
          await lease.renewNow()
        }
      })
      .catch((error: unknown) => breakOff('Changes can’t be claimed', error))
      .finally(() => {
        isClaiming = false
        wake.ring()
      })
  }

  function sendMore(nowMs: number): void {
    const width = Math.max(1, session.gateways.load().width)
    const isProbing = trouble.isProbing()
    if (nowMs < trouble.gateUntilMs()) return
    const room = isProbing ? 1 : 2 * width
    lookUpMore(nowMs, room)
    while (queue.length > 0 && outstanding.size < room) start(queue.shift() as Unit)
    if (isClaiming || queue.length >= width || !lease.isHeld()) return
    const isIdle = outstanding.size === 0 && queue.length === 0
    const wanted = isProbing ? 1 : Math.min(claimMax, Math.max(claimMin, 4 * width))
    const units = list.takeReady(wanted, nowMs, isIdle)
    if (units.length > 0) claim(units)
  }

  function lookUpMore(nowMs: number, room: number): void {
    if (outstanding.size >= room || !lease.isHeld()) return
    for (const unit of list.takeLookups(room - outstanding.size, nowMs)) start(unit)
  }

  /** Gives back what was claimed and has not left. */
  function holdBack(mode: Mode): void {
    for (const unit of queue) {
      for (const item of unit.items) {
        journal.put({ seq: item.seq, state: 'waiting' })
        list.putBack(item, clock.monotonicMs())
      }
    }
    queue = []
    for (const unit of outstanding) {
      const isLookupToFinish = unit.task === 'look_up' && mode === 'cancelling'
      if (unit.sentMs === null && !isLookupToFinish) unit.abort.abort()
    }
  }

  function cancelUnsent(nowMs: number): void {
    // From the last to the first, so that what rests on others is cancelled by itself, not skipped.
    for (const item of list.listUnsent().reverse())
      if (item.place !== 'ended')
        endChange(session, item, ended('cancelled', { message: messages.cancelled }))
    if (nowMs >= trouble.gateUntilMs())
      lookUpMore(nowMs, 2 * Math.max(1, session.gateways.load().width))
  }

  /** Tells people why it waits, when that changes. */
  function tell(nowMs: number): void {
    const next = trouble.notice(nowMs)
    if (next === notice) return
    notice = next
    journal.inTurn(() => session.setNotice(next)).catch(() => undefined)
  }

  for (;;) {
    const nowMs = clock.monotonicMs()
    const mode = modeOf(session)
    if (mode === 'lost') {
      holdBack(mode)
      return 'lost'
    }
    tell(nowMs)
    if (mode === 'running') {
      session.haltNotice ??= trouble.check(nowMs)
      if (session.haltNotice === null) sendMore(nowMs)
    } else {
      holdBack(mode)
      if (mode === 'cancelling') cancelUnsent(nowMs)
    }
    const isQuiet = outstanding.size === 0 && !isClaiming && queue.length === 0
    const end = isQuiet ? toEnd(modeOf(session), list.openCount()) : null
    if (end) return end
    await wake.wait(toWaitMs(nowMs))
  }

  function toWaitMs(nowMs: number): number {
    const dueMs = Math.max(list.nextDueMs() ?? Number.POSITIVE_INFINITY, trouble.gateUntilMs())
    return Math.min(longestWaitMs, Math.max(1, dueMs - nowMs))
  }
}

function toEnd(mode: Mode, openCount: number): End | null {
  if (openCount === 0) return mode === 'cancelling' ? 'cancelled' : 'done'
  switch (mode) {
    case 'pausing':
      return 'paused'
    case 'halting':
      return 'halted'
    case 'releasing':
      return 'released'
    default:
      return null
  }
}
