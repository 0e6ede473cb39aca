import { watchRun } from '@curator/console-contract/runs'
import type { Response } from 'express'
import type { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { hasEnded } from '../../plans/run-state.ts'

const readEveryMs = 1_000
/** Proxies close silent streams; a comment keeps them open. */
const heartbeatMs = 15_000

export interface StreamOptions {
  readonly clock: Clock
  /** Aborts when the process begins to stop. */
  readonly stopping: AbortSignal
}

/**
 * Streams a run as server-sent events named `run`: at once, then whenever a reading differs from the one before. Ends
 * after the run's end, when the browser leaves, when the process stops, or when the store fails: the browser then connects again by
 * itself.
 */
export async function streamRun(
  res: Response,
  readRun: () => Promise<z.input<typeof watchRun.response>>,
  { clock, stopping }: StreamOptions,
): Promise<void> {
  const first = await readRun()
  const gone = new AbortController()
  const until = AbortSignal.any([gone.signal, stopping])
  res.on('close', () => gone.abort())
  res.status(watchRun.status).set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // Reverse proxies of the nginx family would hold events back otherwise.
    'x-accel-buffering': 'no',
  })
  res.flushHeaders()
  let sent = ''
  let sentMs = clock.monotonicMs()
  let run = first
  try {
    while (!until.aborted) {
      const data = JSON.stringify(watchRun.response.parse(run))
      const isQuiet = clock.monotonicMs() - sentMs >= heartbeatMs
      if (data !== sent) res.write(`event: run\ndata: ${data}\n\n`)
      else if (isQuiet) res.write(': still here\n\n')
      if (data !== sent || isQuiet) sentMs = clock.monotonicMs()
      sent = data
      if (hasEnded(run.state)) break
      await clock.sleep(readEveryMs, until)
      run = await readRun()
    }
  } catch {
    // Headers are out, so no problem reply can follow: the browser reconnects and hears it then.
  } finally {
    res.end()
  }
}
