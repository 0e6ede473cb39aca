import type { ConnectionId } from '@curator/console-contract/ids'
import type { AlteryxGateways } from '../../alteryx/gateways.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { Directories, Directory, DirectoryPatch } from '../../directory/directory.ts'
import type { JournalChange, JournalStore, TakenRun } from '../../store/journal.store.ts'
import { retryWhileUnavailable } from '../../store/retry-while-unavailable.ts'
import type { TypedSecrets } from '../typed-secrets.ts'
import { createJournal } from './journal.ts'
import { type Lease, type LeaseTimes, startLease } from './lease.ts'
import { notices } from './notices.ts'
import { prepare } from './prepare.ts'
import { type End, pump } from './pump.ts'
import { endChange, type Session } from './session.ts'
import { createStopCount } from './stop-count.ts'
import { Trouble, type TroubleTimes } from './trouble.ts'
import { createWake } from './wake.ts'
import { WorkList } from './work-list.ts'

export interface RunnerTimes extends LeaseTimes, TroubleTimes {
  /** Longest time the Server may still work on a write whose answer was lost. */
  readonly writeMaxMs: number
  /** A directory older than this is read anew before the first change is sent. */
  readonly directoryMaxAgeMs: number
}

export interface ExecuteDeps {
  readonly store: JournalStore
  /** Throws `not_found` for a connection that was removed. */
  readonly getGateways: (connectionId: ConnectionId) => Promise<AlteryxGateways>
  readonly directories: Pick<Directories, 'get'>
  readonly clock: Clock
  readonly log: Logger
  readonly random: () => number
  readonly times: RunnerTimes
  readonly secrets: TypedSecrets
}

/** Works on a taken run until it ends, stands still or is lost. Never rejects. */
export async function executeRun(
  deps: ExecuteDeps,
  taken: TakenRun,
  options: {
    readonly takenMs: number
    readonly stopping: AbortSignal
    readonly onLease: (lease: Lease) => void
  },
): Promise<void> {
  const { clock, log, store, times } = deps
  const hold = { runId: taken.id, fence: taken.fence }
  const wake = createWake(clock)
  const lease = startLease({
    store,
    hold,
    times,
    clock,
    log,
    takenMs: options.takenMs,
    state: taken.state,
    onChange: () => wake.ring(),
  })
  options.onLease(lease)
  options.stopping.addEventListener('abort', wake.ring, { once: true })
  const leave = (state: Exclude<End, 'lost'>, notice: string | null) =>
    retryWhileUnavailable(() => store.leave(hold, state, notice), clock, lease.lost)
  log.info({ runId: taken.id, fence: taken.fence, state: taken.stateBefore }, 'A run was taken')
  try {
    const { end, notice } = await workOff(deps, taken, lease, wake, options.stopping)
    log.info({ runId: taken.id, fence: taken.fence, end }, 'A run was left')
    if (end === 'lost') return
    const open = await leave(end, notice)
    if (end === 'done' || end === 'cancelled') deps.secrets.forget(taken.id)
    if (open === undefined || open === 0) return
    log.error({ runId: taken.id, open }, 'Outcomes of a run do not add up')
    await leave('halted', notices.miscounted)
  } catch (error) {
    if (lease.lost.aborted) return
    log.error({ runId: taken.id }, 'A run broke', error)
    await leave('halted', notices.broken).catch(() => undefined)
  } finally {
    options.stopping.removeEventListener('abort', wake.ring)
    lease.lose()
  }
}

async function workOff(
  deps: ExecuteDeps,
  taken: TakenRun,
  lease: Lease,
  wake: ReturnType<typeof createWake>,
  stopping: AbortSignal,
): Promise<{ end: End; notice: string | null }> {
  const door = await openDoor(deps, taken.connectionId as ConnectionId)
  if (!door) return { end: 'halted', notice: notices.noConnection }
  const { clock, log, store, times } = deps
  const changes = await retryWhileUnavailable(() => store.listChanges(taken.id), clock, lease.lost)
  const hold = { runId: taken.id, fence: taken.fence }
  const onCommitted = (patches: readonly DirectoryPatch[]) => {
    door.directory
      .patch(patches)
      .catch((error: unknown) => log.warn({ runId: taken.id, ...toCode(error) }, 'A patch failed'))
  }
  const journal = createJournal({
    store,
    hold,
    clock,
    log,
    lost: lease.lost,
    onLost: lease.lose,
    onCommitted,
  })
  const secrets = deps.secrets.of(taken.id)
  const hide = (notice: string | null) => notice && secrets.redact(notice)
  const session: Session = {
    runId: taken.id,
    gateways: door.gateways,
    list: new WorkList(changes, clock.monotonicMs()),
    journal,
    lease,
    wake,
    trouble: new Trouble(times),
    stopCount: createStopCount(taken.stopRule, countFailures(taken, changes)),
    clock,
    log,
    random: deps.random,
    writeMaxMs: times.writeMaxMs,
    secrets,
    stopping,
    setNotice: (notice) => store.setNotice(hold, hide(notice)),
    haltNotice: null,
  }
  for (const [item, how] of session.list.listDoomed()) endChange(session, item, how)
  await prepare(session, door.directory, times.directoryMaxAgeMs)
  const end = await pump(session)
  if (end !== 'lost') await journal.flush()
  return { end: lease.lost.aborted ? 'lost' : end, notice: hide(toNotice(session, end)) }
}

async function openDoor(
  deps: ExecuteDeps,
  connectionId: ConnectionId,
): Promise<{ gateways: AlteryxGateways; directory: Directory } | null> {
  try {
    const directory = await deps.directories.get(connectionId)
    return { gateways: await deps.getGateways(connectionId), directory }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

/** Failures so far, for the stop rule; a person who resumes starts the count anew. */
function countFailures(taken: TakenRun, changes: readonly JournalChange[]): number {
  if (taken.stateBefore === 'queued') return 0
  return changes.filter(({ outcome }) => outcome === 'failed' || outcome === 'refused').length
}

function toNotice(session: Session, end: End): string | null {
  if (end === 'halted') return session.haltNotice
  if (end === 'paused' && session.stopCount.isReached())
    return notices.stopRule(session.stopCount.count())
  return null
}

function toCode(error: unknown): { name: string } {
  return { name: error instanceof Error ? error.name : typeof error }
}
