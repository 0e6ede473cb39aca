import { parentPort } from 'node:worker_threads'
import {
  toCarriedError,
  type WorkerApi,
  type WorkerReply,
  type WorkerRequest,
} from './worker-protocol.ts'

/**
 * The worker's half of `startWorker` and `startProcess`. A thread moves bytes in results, so that it can't use them
 * afterwards; a process ends when its parent is gone.
 */
export function serveWorker<Api extends WorkerApi<Api>>(api: Api): void {
  const answer = async ({ args, id, name }: WorkerRequest): Promise<WorkerReply> => {
    try {
      const handler = api[name as keyof Api] as unknown as (...args: unknown[]) => unknown
      return { id, value: await handler(...args) }
    } catch (error) {
      return { id, error: toCarriedError(error) }
    }
  }
  const reply = openReply()
  const port = parentPort ?? process
  port.on('message', (request: WorkerRequest) => void answer(request).then(reply))
}

function openReply(): (reply: WorkerReply) => void {
  const port = parentPort
  if (port) {
    return (reply) => port.postMessage(reply, 'value' in reply ? buffersIn(reply.value) : [])
  }
  if (!process.send) throw new Error('serveWorker runs in a worker thread or process only')
  process.once('disconnect', () => process.exit())
  return (reply) => process.send?.(reply)
}

/** Whole buffers at the top or one level below. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return []
  // Bytes are not looked into: their values are millions of numbers.
  const candidates: unknown[] =
    value instanceof Uint8Array ? [value] : Object.values(value as Record<string, unknown>)
  return candidates.flatMap((each) =>
    each instanceof Uint8Array &&
    each.byteLength === each.buffer.byteLength &&
    each.buffer instanceof ArrayBuffer
      ? [each.buffer]
      : [],
  )
}
