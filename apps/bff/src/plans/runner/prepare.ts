import { AlteryxFailure, type AlteryxFailureKind } from '../../alteryx/alteryx-failure.ts'
import { AppError } from '../../core/app-error.ts'
import type { Directory } from '../../directory/directory.ts'
import { findDrift, refreshIfOld } from './drift-check.ts'
import { backOff } from './judge-failure.ts'
import { endChange, modeOf, type Session, toReady } from './session.ts'

/**
 * Before the first change is sent: makes sure that the directory is fresh and ends what is there already, or stands in
 * the way. While the Server can't be read it waits; a person may pause or cancel meanwhile.
 */
export async function prepare(
  session: Session,
  directory: Directory,
  directoryMaxAgeMs: number,
): Promise<void> {
  const items = session.list.listUnsent()
  if (items.length === 0) return
  if (!(await read(session, directory, directoryMaxAgeMs))) return
  const ends = await findDrift(directory, items, (item) => toReady(session, item))
  session.trouble.succeeded()
  for (const [seq, how] of ends) {
    const item = session.list.items.get(seq)
    if (item && item.place !== 'ended') endChange(session, item, how)
  }
}

async function read(session: Session, directory: Directory, maxAgeMs: number): Promise<boolean> {
  for (let tries = 1; modeOf(session) === 'running'; tries += 1) {
    try {
      await refreshIfOld(directory, maxAgeMs, session.clock)
      return true
    } catch (error) {
      const failure = toReadFailure(error)
      if (!failure) throw error
      const nowMs = session.clock.monotonicMs()
      session.haltNotice ??= session.trouble.failed(failure, nowMs) ?? session.trouble.check(nowMs)
      await session.wake.wait(backOff(tries, session.random))
    }
  }
  return false
}

const kinds: Partial<Record<AppError['code'], AlteryxFailureKind>> = {
  alteryx_credentials_rejected: 'credentials',
  alteryx_unreachable: 'unreachable',
  alteryx_timeout: 'unclear',
  alteryx_busy: 'busy',
  alteryx_refused: 'unclear',
  alteryx_reply_unreadable: 'unclear',
}

/** The directory tells failures in the words of the console wire, too. */
function toReadFailure(error: unknown): AlteryxFailure | null {
  if (error instanceof AlteryxFailure) return error
  const kind = error instanceof AppError ? kinds[error.code] : undefined
  if (!kind || !(error instanceof AppError)) return null
  return new AlteryxFailure(
    {
      kind,
      operationId: 'Users_GetUsers',
      status: null,
      serverText: '',
      retryAfterMs: null,
      message: error.options.detail ?? error.message,
      isSettled: true,
    },
    { cause: error },
  )
}
