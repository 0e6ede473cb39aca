import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { Capabilities, CapabilityBook } from './capabilities.ts'
import type { CallOptions } from './gateways.ts'
import { assumeCapabilities, readCapabilities } from './read-capabilities.ts'

export interface CapabilityBookDeps {
  /** The Server's own document as it came. Throws `AppError` `not_found`, `AlteryxFailure`. */
  readonly readSwagger: (id: ConnectionId, options: CallOptions) => Promise<Uint8Array>
  readonly clock: Clock
  readonly log: Logger
}

interface Entry {
  readonly capabilities: Promise<Capabilities>
  isReading: boolean
  /** On the monotonic clock; until then the entry is used as it is. */
  freshUntilMs: number
}

/** A Server is updated rarely: what it said holds for an hour. */
const freshMs = 3_600_000
/** After a failure it is asked again soon, but not by every caller. */
const afterFailureMs = 60_000
/** Somebody waits for the answer. */
const readLimitMs = 15_000

/** What was read before stays in use. */
async function keepKnown(known: Entry | undefined, failure: unknown): Promise<Capabilities> {
  const before = await known?.capabilities.catch(() => undefined)
  return before?.source === 'document' ? { ...before, failure } : assumeCapabilities(failure)
}

/** Opens the book: nothing is read until somebody asks. Callers who ask at the same time share one reading. */
export function createCapabilityBook(deps: CapabilityBookDeps): CapabilityBook {
  const { clock, log } = deps
  const entries = new Map<ConnectionId, Entry>()

  const read = async (id: ConnectionId, known: Entry | undefined, entry: () => Entry) => {
    const signal = AbortSignal.timeout(readLimitMs)
    try {
      const bytes = await deps.readSwagger(id, { priority: 'people', signal })
      return readCapabilities(bytes, clock.now().toISOString())
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') throw error
      // Whoever waits for a place in the queue is told by the signal alone.
      const failure = error === signal.reason ? new AppError('alteryx_timeout') : error
      log.warn({ connectionId: id }, 'The Server’s own description could not be read')
      entry().freshUntilMs = clock.monotonicMs() + afterFailureMs
      return keepKnown(known, failure)
    } finally {
      entry().isReading = false
    }
  }

  const start = (id: ConnectionId, known: Entry | undefined): Promise<Capabilities> => {
    const entry: Entry = {
      // Begins in the next turn, when `entry` stands.
      capabilities: Promise.resolve().then(() => read(id, known, () => entry)),
      isReading: true,
      freshUntilMs: clock.monotonicMs() + freshMs,
    }
    entries.set(id, entry)
    entry.capabilities.catch(() => entries.get(id) === entry && entries.delete(id))
    return entry.capabilities
  }

  return {
    find: (id) => {
      const known = entries.get(id)
      const isGood = known && (known.isReading || clock.monotonicMs() < known.freshUntilMs)
      return isGood ? known.capabilities : start(id, known)
    },
    refresh: (id) => {
      const known = entries.get(id)
      return known?.isReading ? known.capabilities : start(id, known)
    },
    forget: (id) => void entries.delete(id),
  }
}
