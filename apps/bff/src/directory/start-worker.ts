import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import {
  createWorkerHandle,
  type Peer,
  type PeerListener,
  type WorkerHandle,
} from './worker-handle.ts'
import type { WorkerApi } from './worker-protocol.ts'

/**
 * A worker in a thread. `url` is `new URL('./name.worker.ts', import.meta.url)`, written exactly so: the build turns it
 * into the address of the bundled worker.
 */
export function startWorker<Api extends WorkerApi<Api>>(
  url: URL,
  options: { readonly onCrash?: (error: Error) => void } = {},
): WorkerHandle<Api> {
  return createWorkerHandle<Api>((listener) => openThread(url, listener), options.onCrash)
}

function openThread(url: URL, listener: PeerListener): Peer {
  const thread = new Worker(entryOf(url), { execArgv: [] })
  let cause: Error | undefined
  thread.on('message', listener.onReply)
  thread.on('error', (error) => {
    cause = error instanceof Error ? error : new Error(String(error))
  })
  thread.on('exit', (code) => {
    listener.onEnd(new Error(`A background thread ended (code ${code}).`, { cause }))
  })
  return {
    post: (request, transfer) => thread.postMessage(request, transfer),
    ref: () => thread.ref(),
    unref: () => thread.unref(),
    end: () => thread.terminate(),
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
