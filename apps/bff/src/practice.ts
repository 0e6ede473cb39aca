import type { Clock } from './core/clock.ts'
import type { Logger } from './core/logger.ts'
import { type EnsureConnectionDeps, ensureConnection } from './ensure-connection.ts'
import { type PracticeChild, startPracticeChild } from './practice-child.ts'

/** Name of the connection to the practice server. */
const practiceName = 'Practice server'

/**
 * Key and secret of every practice server that was given no other, the same as in
 * packages/alteryx-sandbox/src/practice-key.ts. Public on purpose: they open nothing else.
 */
export const practiceKey = '8DAC71CE000000000000000000000000000000000000000000000000ac71ce01'
export const practiceSecret = 'ac71ce00000000000000000000000000000000000000000000000000ac71ce02'

const practicePort = 4100
const restartDelayMs = 1_000

export interface PracticeDeps extends EnsureConnectionDeps {
  readonly clock: Clock
  readonly log: Logger
}

/** `auto`: there is nothing else to connect to. */
export async function isPracticeWanted(
  mode: 'auto' | 'on' | 'off',
  { connections }: Pick<PracticeDeps, 'connections'>,
): Promise<boolean> {
  if (mode !== 'auto') return mode === 'on'
  return (await connections.list()).every((connection) => connection.isPractice)
}

/**
 * Starts a practice server, makes the connection to it, and keeps both: a server that dies is started again, on the same
 * port when it can. Answers how to stop it.
 */
export async function startPractice(deps: PracticeDeps): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  let child = await connect(deps, practicePort)
  const keep = async () => {
    while (!stopping.signal.aborted) {
      await child.ended
      if (stopping.signal.aborted) return
      deps.log.warn({}, 'The practice server ended unexpectedly and is started again')
      child = await connectAgain(deps, Number(new URL(child.url).port), stopping.signal)
    }
  }
  const keeping = keep().catch(() => undefined)
  return async () => {
    stopping.abort()
    await child.stop()
    await keeping
  }
}

async function connect(deps: PracticeDeps, port: number): Promise<PracticeChild> {
  const child = await startPracticeChild(port)
  const access = { baseUrl: child.url, clientId: practiceKey, clientSecret: practiceSecret }
  try {
    await ensureConnection(deps, {
      ...access,
      name: practiceName,
      environment: 'development',
      signIn: 'builtin',
      isPractice: true,
    })
    return child
  } catch (error) {
    await child.stop()
    throw error
  }
}

async function connectAgain(
  deps: PracticeDeps,
  port: number,
  signal: AbortSignal,
): Promise<PracticeChild> {
  for (;;) {
    await deps.clock.sleep(restartDelayMs, signal)
    try {
      return await connect(deps, port)
    } catch (error) {
      deps.log.error({}, 'The practice server could not be started again', error)
    }
  }
}
