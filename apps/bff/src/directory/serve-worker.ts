import { parentPort } from 'node:worker_threads'
import {
  toCarriedError,
  type WorkerApi,
  type WorkerReply,
  type WorkerRequest,
} from './worker-protocol.ts'

/** The worker's half of `startWorker`. Bytes in results are moved, not copied: the worker can't use them afterwards. */
export function serveWorker<Api extends WorkerApi<Api>>(api: Api): void {
  const port = parentPort
  if (!port) throw new Error('serveWorker runs in a worker thread only')
  port.on('message', async ({ args, id, name }: WorkerRequest) => {
    let reply: WorkerReply
    try {
      const handler = api[name as keyof Api] as unknown as (...args: unknown[]) => unknown
      reply = { id, value: await handler(...args) }
    } catch (error) {
      reply = { id, error: toCarriedError(error) }
    }
    port.postMessage(reply, 'value' in reply ? buffersIn(reply.value) : [])
  })
}

/** Whole buffers at the top or one level below. */
function buffersIn(value: unknown): ArrayBuffer[] {
  const candidates =
    typeof value === 'object' && value !== null ? [value, ...Object.values(value)] : []
  return candidates.flatMap((each) =>
    each instanceof Uint8Array &&
    each.byteLength === each.buffer.byteLength &&
    each.buffer instanceof ArrayBuffer
      ? [each.buffer]
      : [],
  )
}
