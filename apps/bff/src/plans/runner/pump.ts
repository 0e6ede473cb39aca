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
  const work = new Pump(session)
  for (;;) {
    const end = work.step()
    if (end) return end
    await session.wake.wait(work.toWaitMs())
  }
}

class Pump {
  readonly #session: Session
  /** Claimed, not sent. */
  #queue: Unit[] = []
  readonly #outstanding = new Set<Unit>()
  #isClaiming = false
  #notice: string | null = null

  constructor(session: Session) {
    this.#session = session
  }

  /** Does what can be done now; answers the end once nothing is left in flight. */
  step(): End | null {
    const { clock, trouble } = this.#session
    const nowMs = clock.monotonicMs()
    const mode = modeOf(this.#session)
    if (mode === 'lost') {
      this.#holdBack(mode)
      return 'lost'
    }
    this.#tell(nowMs)
    if (mode === 'running') {
      this.#session.haltNotice ??= trouble.check(nowMs)
      if (this.#session.haltNotice === null) this.#sendMore(nowMs)
    } else {
      this.#holdBack(mode)
      if (mode === 'cancelling') this.#cancelUnsent(nowMs)
    }
    const isQuiet = this.#outstanding.size === 0 && !this.#isClaiming && this.#queue.length === 0
    return isQuiet ? toEnd(modeOf(this.#session), this.#session.list.openCount()) : null
  }

  /** Until the next instant that something waits for; the bell rings earlier when something happens. */
  toWaitMs(): number {
    const { clock, list, trouble } = this.#session
    const dueMs = Math.max(list.nextDueMs() ?? Number.POSITIVE_INFINITY, trouble.gateUntilMs())
    return Math.min(longestWaitMs, Math.max(1, dueMs - clock.monotonicMs()))
  }

  #sendMore(nowMs: number): void {
    const { lease, trouble } = this.#session
    if (nowMs < trouble.gateUntilMs() || !lease.isHeld()) return
    const width = this.#width()
    const room = trouble.isProbing() ? 1 : 2 * width
    this.#lookUpMore(nowMs, room)
    while (this.#outstanding.size < room) {
      const unit = this.#queue.shift()
      if (!unit) break
      this.#start(unit)
    }
    if (!this.#isClaiming && this.#queue.length < width) this.#claimMore(nowMs, width)
  }

  #claimMore(nowMs: number, width: number): void {
    const { list, trouble } = this.#session
    const isIdle = this.#outstanding.size === 0 && this.#queue.length === 0
    const wanted = Math.min(claimMax, Math.max(claimMin, 4 * width))
    const units = list.takeReady(trouble.isProbing() ? 1 : wanted, nowMs, isIdle)
    if (units.length > 0) this.#claim(units)
  }

  #claim(units: Unit[]): void {
    const { clock, journal, lease, list, wake } = this.#session
    this.#isClaiming = true
    const items = units.flatMap((unit) => [...unit.items])
    journal
      .claim(items)
      .then(async (isClaimed) => {
        if (isClaimed) {
          this.#queue.push(...units)
          return
        }
        for (const item of items) list.putBack(item, clock.monotonicMs())
        await lease.renewNow()
      })
      .catch((error: unknown) => this.#breakOff('Changes can’t be claimed', error))
      .finally(() => {
        this.#isClaiming = false
        wake.ring()
      })
  }

  #lookUpMore(nowMs: number, room: number): void {
    const free = room - this.#outstanding.size
    if (free <= 0) return
    for (const unit of this.#session.list.takeLookups(free, nowMs)) this.#start(unit)
  }

  #start(unit: Unit): void {
    this.#outstanding.add(unit)
    carryOut(this.#session, unit)
      .catch((error: unknown) => this.#breakOff('A call of a run failed unexpectedly', error))
      .finally(() => {
        this.#outstanding.delete(unit)
        this.#session.wake.ring()
      })
  }

  #breakOff(words: string, error: unknown): void {
    const { lease, log, runId } = this.#session
    if (lease.lost.aborted) return
    log.error({ runId }, words, error)
    this.#session.haltNotice ??= notices.broken
  }

  /** Gives back what was claimed and has not left. */
  #holdBack(mode: Mode): void {
    const { clock, journal, list } = this.#session
    for (const item of this.#queue.splice(0).flatMap((unit) => [...unit.items])) {
      journal.put({ seq: item.seq, state: 'waiting' })
      list.putBack(item, clock.monotonicMs())
    }
    for (const unit of this.#outstanding) {
      const isLookupToFinish = unit.task === 'look_up' && mode === 'cancelling'
      if (unit.sentMs === null && !isLookupToFinish) unit.abort.abort()
    }
  }

  /** From the last to the first, so that what rests on others is cancelled by itself, not skipped. */
  #cancelUnsent(nowMs: number): void {
    const { lease, list, trouble } = this.#session
    for (const item of list.listUnsent().reverse())
      endChange(this.#session, item, ended('cancelled', { message: messages.cancelled }))
    if (nowMs >= trouble.gateUntilMs() && lease.isHeld()) this.#lookUpMore(nowMs, 2 * this.#width())
  }

  /** Tells people why it waits, when that changes. */
  #tell(nowMs: number): void {
    const { journal, setNotice, trouble } = this.#session
    const next = trouble.notice(nowMs)
    if (next === this.#notice) return
    this.#notice = next
    journal.inTurn(() => setNotice(next)).catch(() => undefined)
  }

  #width(): number {
    return Math.max(1, this.#session.gateways.load().width)
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
