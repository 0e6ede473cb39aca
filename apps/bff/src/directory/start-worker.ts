import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import {
  fromCarriedError,
  type WorkerApi,
  type WorkerReply,
  type WorkerRequest,
} from './worker-protocol.ts'

/** A worker thread as an object with typed calls. Started at the first call, and again at the first call after a crash. */
export interface WorkerHandle<Api extends WorkerApi<Api>> {
  /** Buffers in `transfer` are moved: the caller can't use them afterwards. Rejects with what the worker threw. */
  call<K extends keyof Api & string>(
    name: K,
    args: Parameters<Api[K]>,
    transfer?: readonly ArrayBuffer[],
  ): Promise<Awaited<ReturnType<Api[K]>>>
  /** Ends the thread; calls under way are rejected. */
  close(): Promise<void>
}

export interface WorkerOptions {
  /** Told when the thread ended by itself, after its calls were rejected. */
  readonly onCrash?: (error: Error) => void
  /** Memory of the thread; one that needs more ends, as after a crash. */
  readonly resourceLimits?: ResourceLimits
}

interface Pending {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/**
 * `url` is `new URL('./name.worker.ts', import.meta.url)`, written exactly so: the build turns it into the address of
 * the bundled worker. The thread keeps the process alive only while a call is under way.
 */
export function startWorker<Api extends WorkerApi<Api>>(
  url: URL,
  options: WorkerOptions = {},
): WorkerHandle<Api> {
  const pending = new Map<number, Pending>()
  let worker: Worker | null = null
  let lastId = 0
  let isClosed = false

  function rejectAll(error: Error): void {
    const calls = [...pending.values()]
    pending.clear()
    for (const call of calls) call.reject(error)
  }

  function start(): Worker {
    const { resourceLimits } = options
    const limits = resourceLimits ? { resourceLimits } : {}
    const started = new Worker(entryOf(url), { execArgv: [], ...limits })
    let cause: Error | undefined
    started.on('message', (reply: WorkerReply) => {
      const call = pending.get(reply.id)
      pending.delete(reply.id)
      if (pending.size === 0) started.unref()
      if ('error' in reply) call?.reject(fromCarriedError(reply.error))
      else call?.resolve(reply.value as never)
    })
    started.on('error', (error) => {
      cause = error instanceof Error ? error : new Error(String(error))
    })
    started.on('exit', (code) => {
      if (worker !== started) return
      worker = null
      const error = new Error(`A background thread ended (code ${code}).`, { cause })
      rejectAll(error)
      options.onCrash?.(error)
    })
    return started
  }

  return {
    call: (name, args, transfer = []) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new Error('This background thread is closed.'))
          return
        }
        worker ??= start()
        lastId += 1
        const request: WorkerRequest = { id: lastId, name, args }
        // First: what can't be cloned throws here, and must not stay pending.
        worker.postMessage(request, transfer)
        worker.ref()
        pending.set(lastId, { resolve, reject })
      }),
    close: async () => {
      isClosed = true
      const ending = worker
      worker = null
      await ending?.terminate()
      rejectAll(new Error('This background thread is closed.'))
    },
  }
}

/**
 * From source, a thread has to register the TypeScript loader itself, whether or not the process has one: a short
 * module does it and then loads the worker.
 */
function entryOf(url: URL): URL {
  if (!url.pathname.endsWith('.ts')) return url
  // `require` is answered with the CommonJS twin, which only the main thread can use.
  const twin = createRequire(import.meta.url).resolve('tsx/esm/api')
  const loader = new URL('./index.mjs', pathToFileURL(twin)).href
  const code = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(url.href)})`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}
