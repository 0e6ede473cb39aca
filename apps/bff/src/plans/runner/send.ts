import type { SecretSlot } from '@curator/console-contract/plans'
import type { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import { listSecretSlots } from '../change.ts'
import { cannotTell, type Ended, ended, type Looked } from '../changes/change-kind.ts'
import {
  type FailureSetting,
  judgeAbsent,
  judgeLookupFailure,
  judgeSendFailure,
  judgeUntold,
  type Next,
} from './judge-failure.ts'
import { messages } from './notices.ts'
import { endChange, modeOf, type Session, toFailure, toReady } from './session.ts'
import { toUnit, type Unit, type WorkItem } from './work-item.ts'

/** Thrown right before a request would leave, when it may not. */
class NotSent extends Error {
  constructor() {
    super('the call was held back')
    this.name = 'NotSent'
  }
}

/**
 * Sends or looks up the changes of a unit and puts what follows into list and journal. Rejects only when the journal can't
 * be written.
 */
export async function carryOut(session: Session, unit: Unit): Promise<void> {
  const [first] = unit.items
  if (!first) return
  for (const item of unit.items) item.place = 'flying'
  if (endWithoutSecret(session, unit)) return
  let untold: readonly WorkItem[] = []
  try {
    const ends = await ask(session, unit, first)
    session.trouble.succeeded()
    untold = unit.items.filter((item) => settle(session, item, unit, ends.get(item.seq)))
  } catch (error) {
    if (session.lease.lost.aborted) return
    if (isHeldBack(error, unit)) takeBack(session, unit)
    else fail(session, unit, toFailure(error, first.writes))
  }
  if (untold.length > 0) await sendOnceMore(session, untold)
}

/** What no lookup tells is sent right after it, under the rules of every other call, and stays in doubt meanwhile. */
async function sendOnceMore(session: Session, items: readonly WorkItem[]): Promise<void> {
  if (modeOf(session) === 'running' && (await session.journal.claim(items)))
    return carryOut(session, toUnit(items, 'send'))
  takeBack(session, toUnit(items, 'look_up'))
  await session.lease.renewNow()
}

function ask(session: Session, unit: Unit, first: WorkItem): Promise<ReadonlyMap<number, Looked>> {
  const context = {
    gateways: session.gateways,
    call: toCallOptions(session, unit),
    nowMs: session.clock.now().getTime(),
    findSecret: session.secrets.find,
  }
  const changes = unit.items.map((item) => toReady(session, item)) as never
  return unit.task === 'send'
    ? first.rules.apply(context, changes)
    : first.rules.verify(context, changes, first.lookupReason)
}

/** The process that held what was typed is gone: what needs it is not sent. */
function endWithoutSecret(session: Session, { items, task }: Unit): boolean {
  const isHeld = ({ slot }: SecretSlot) => session.secrets.find(slot) !== null
  if (task !== 'send' || items.every(({ payload }) => listSecretSlots(payload).every(isHeld)))
    return false
  const how = ended('failed', { message: messages.noSecret })
  for (const item of items) endChange(session, item, how)
  return true
}

function toCallOptions(session: Session, unit: Unit) {
  return {
    priority: 'bulk' as const,
    signal: unit.abort.signal,
    beforeSend: () => {
      const mode = modeOf(session)
      // What has begun may be ended as long as the run is ours: a read before its write, a second try after a 401.
      const mayBegin =
        mode === 'running' ||
        (unit.task === 'look_up' && mode === 'cancelling') ||
        unit.sentMs !== null
      if (!session.lease.isHeld() || !mayBegin) throw new NotSent()
      unit.sentMs = session.clock.monotonicMs()
    },
  }
}

function isHeldBack(error: unknown, unit: Unit): boolean {
  return error instanceof NotSent || (unit.abort.signal.aborted && unit.sentMs === null)
}

/** Nothing left, or only what can be looked up: the change goes back to where it was. */
function takeBack(session: Session, unit: Unit): void {
  const isInDoubt = unit.task === 'look_up' || unit.sentMs !== null
  for (const item of unit.items)
    putBack(session, item, { do: isInDoubt ? 'look_up' : 'send_again', afterMs: 0 })
}

/** Answers whether it is to be sent once more now. */
function settle(session: Session, item: WorkItem, unit: Unit, how: Looked | undefined): boolean {
  if (unit.task === 'look_up') item.isUntold = how === cannotTell
  if (how === cannotTell) {
    const next = judgeUntold(item, toSetting(session))
    if (next.do === 'end') endChange(session, item, next.how)
    return next.do !== 'end'
  }
  if (how) endChange(session, item, item.isUntold ? toSentOnceMore(how) : how)
  else if (unit.task === 'look_up') follow(session, item, judgeAbsent(item, toSetting(session)))
  // A kind that forgets a change is a mistake of ours; looking is always safe.
  else putBack(session, item, { do: 'look_up', afterMs: session.writeMaxMs })
  return false
}

const toSentOnceMore = (how: Ended): Ended =>
  how.outcome === 'applied' && how.message === null
    ? { ...how, message: messages.sentOnceMore }
    : how

function fail(session: Session, unit: Unit, failure: AlteryxFailure): void {
  const setting = toSetting(session)
  const halt = session.trouble.failed(failure, setting.nowMs)
  if (halt !== null && modeOf(session) !== 'cancelling') session.haltNotice ??= halt
  for (const item of unit.items)
    follow(
      session,
      item,
      unit.task === 'send'
        ? judgeSendFailure(item, unit, failure, setting)
        : judgeLookupFailure(item, failure, setting),
    )
}

function follow(session: Session, item: WorkItem, next: Next): void {
  if (next.do === 'end') endChange(session, item, next.how)
  else putBack(session, item, next)
}

function putBack(session: Session, item: WorkItem, next: Exclude<Next, { do: 'end' }>): void {
  const nowMs = session.clock.monotonicMs()
  item.mustLookUp = next.do === 'look_up' || item.isUntold
  item.notBeforeMs = nowMs + next.afterMs
  if (item.mustLookUp)
    session.journal.put({ seq: item.seq, state: 'in_flight', holdMs: Math.ceil(next.afterMs) })
  else session.journal.put({ seq: item.seq, state: 'waiting' })
  session.list.putBack(item, nowMs)
}

function toSetting(session: Session): FailureSetting {
  return {
    nowMs: session.clock.monotonicMs(),
    writeMaxMs: session.writeMaxMs,
    isCancelling: modeOf(session) === 'cancelling',
    random: session.random,
  }
}
