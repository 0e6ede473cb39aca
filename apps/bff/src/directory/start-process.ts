import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  createWorkerHandle,
  type Peer,
  type PeerListener,
  type WorkerHandle,
} from './worker-handle.ts'
import type { WorkerApi } from './worker-protocol.ts'

/** A worker process ended by itself. Out of memory is one of the ways: V8 aborts the process then. */
export class ProcessEnded extends Error {
  constructor(code: number | null, signal: string | null) {
    super(`A background process ended (${signal ?? `code ${code}`}).`)
    this.name = 'ProcessEnded'
  }
}

/**
 * A worker in a process of its own, for work on what strangers send: a thread that runs out of memory can take the whole
 * process with it (seen on Node 24), a process takes only itself. It gets none of our environment. `url` is written as
 * for `startWorker`.
 *
 * @param heapMaxMb heap of the process; one that needs more ends
 */
export function startProcess<Api extends WorkerApi<Api>>(
  url: URL,
  options: { readonly heapMaxMb: number },
): WorkerHandle<Api> {
  return createWorkerHandle<Api>((listener) => openProcess(url, options.heapMaxMb, listener))
}

function openProcess(url: URL, heapMaxMb: number, listener: PeerListener): Peer {
  const child = fork(fileURLToPath(url), {
    execArgv: [`--max-old-space-size=${heapMaxMb}`, ...loaderOf(url)],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.on('message', (reply) => listener.onReply(reply as never))
  child.on('error', () => child.kill('SIGKILL'))
  child.once('exit', (code, signal) => listener.onEnd(new ProcessEnded(code, signal)))
  return {
    // A child that has just gone is told of by `exit`; the request needs no second word.
    post: (request) => void child.send(request, () => undefined),
    ref: () => hold(child, 'ref'),
    unref: () => hold(child, 'unref'),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

function hold(child: ChildProcess, how: 'ref' | 'unref'): void {
  child[how]()
  child.channel?.[how]()
}

/** From source the process needs the TypeScript loader. */
function loaderOf(url: URL): string[] {
  if (!url.pathname.endsWith('.ts')) return []
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}
