import type { RunId } from '@curator/console-contract/ids'
import { type Run, watchRun } from '@curator/console-contract/runs'
import { toTarget } from '@curator/endpoint/request'
import { useEffect, useState } from 'react'

/** What is used of the browser's EventSource; tests pass their own. */
export interface EventStream {
  addEventListener(name: string, listen: (event: Event) => void): void
  close(): void
}
export type OpenEvents = (url: string) => EventStream

const openEventSource: OpenEvents = (url) => new EventSource(url)

/**
 * Hands every event of a run to `onRun` while `isWanted`. Answers whether the stream is in order; while it is not, the
 * caller polls. The browser itself reconnects after a break; an event that does not fit the contract ends the stream.
 */
export function useRunEvents(
  runId: RunId,
  isWanted: boolean,
  onRun: (run: Run) => void,
  open: OpenEvents = openEventSource,
): boolean {
  const [isStreaming, setIsStreaming] = useState(false)
  useEffect(() => {
    if (!isWanted) return
    const stream = open(`/api/${toTarget(watchRun, { params: { runId } })}`)
    stream.addEventListener('open', () => setIsStreaming(true))
    stream.addEventListener('error', () => setIsStreaming(false))
    stream.addEventListener('run', (event) => {
      const run = parseRun((event as MessageEvent<unknown>).data)
      if (run) return onRun(run)
      setIsStreaming(false)
      stream.close()
    })
    return () => {
      stream.close()
      setIsStreaming(false)
    }
  }, [runId, isWanted, onRun, open])
  return isStreaming
}

/** The run of an event; null when it can't be read. */
function parseRun(data: unknown): Run | null {
  try {
    const result = watchRun.response.safeParse(JSON.parse(String(data)))
    return result.success ? result.data : null
  } catch {
    return null
  }
}
