import type { Outcome } from '@curator/console-contract/runs'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { AlteryxGateways } from '../../alteryx/gateways.ts'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { Ended, ReadyChange } from '../changes/change-kind.ts'
import type { RunSecrets } from '../typed-secrets.ts'
import type { Journal } from './journal.ts'
import type { Lease } from './lease.ts'
import type { StopCount } from './stop-count.ts'
import { toStoredResult } from './stored-result.ts'
import type { Trouble } from './trouble.ts'
import type { createWake } from './wake.ts'
import type { WorkItem } from './work-item.ts'
import type { WorkList } from './work-list.ts'

/** How the run goes on: sending, or on its way to a stop. `lost`: it belongs to another worker. */
export type Mode = 'running' | 'pausing' | 'cancelling' | 'halting' | 'releasing' | 'lost'

/** One run at work in this process. */
export interface Session {
  readonly runId: string
  readonly gateways: AlteryxGateways
  readonly list: WorkList
  readonly journal: Journal
  readonly lease: Lease
  readonly wake: ReturnType<typeof createWake>
  readonly trouble: Trouble
  readonly stopCount: StopCount
  readonly clock: Clock
  readonly log: Logger
  readonly random: () => number
  readonly writeMaxMs: number
  /** What was typed for the run. */
  readonly secrets: RunSecrets
  /** Aborts when this process stops. */
  readonly stopping: AbortSignal
  /** Writes what people read while the run waits. */
  readonly setNotice: (notice: string | null) => Promise<void>
  /** Set once: why the run must halt. */
  haltNotice: string | null
}

export function modeOf(session: Session): Mode {
  if (session.lease.lost.aborted) return 'lost'
  const state = session.lease.state()
  if (session.stopping.aborted) return 'releasing'
  if (state === 'cancelling') return 'cancelling'
  if (session.haltNotice !== null) return 'halting'
  return state === 'pausing' || session.stopCount.isReached() ? 'pausing' : 'running'
}

/** Writes how changes ended, those that rested on them included, and lets the rest go on. */
export function endChange(session: Session, item: WorkItem, how: Ended): void {
  for (const [each, result] of session.list.end(item, how, session.clock.monotonicMs())) {
    session.journal.put(
      {
        seq: each.seq,
        state: 'ended',
        outcome: result.outcome,
        message: hide(session, result.message),
        serverText: hide(session, result.serverText),
        httpStatus: result.httpStatus,
        result: toStoredResult(result.id, result.facts),
        reply: hide(session, result.reply),
      },
      [result.patch ?? []].flat(),
    )
    if (isFailure(result.outcome)) session.stopCount.add()
  }
}

/** A Server repeats what it was sent. */
const hide = (session: Session, text: string | null) =>
  text === null ? null : session.secrets.redact(text)

const isFailure = (outcome: Outcome) => outcome === 'failed' || outcome === 'refused'

/** A change as its kind wants it. */
export function toReady(session: Pick<Session, 'list'>, item: WorkItem): ReadyChange {
  return {
    seq: item.seq,
    payload: item.payload,
    before: item.before,
    toId: (ref) => {
      if ('id' in ref) return ref.id
      const id = session.list.items.get(ref.createdBy)?.id
      if (!id)
        throw new Error(`change ${item.seq} wants the id of ${ref.createdBy}, which made none`)
      return id
    },
  }
}

/** Any error as a failure of a call: what is no failure of the Server is a mistake of ours, its effect unclear. */
export function toFailure(error: unknown, operationId: string): AlteryxFailure {
  if (error instanceof AlteryxFailure) return error
  return new AlteryxFailure(
    {
      kind: 'unclear',
      operationId,
      status: null,
      serverText: '',
      retryAfterMs: null,
      message: 'The console made a mistake with this call.',
      isSettled: false,
    },
    { cause: error },
  )
}
