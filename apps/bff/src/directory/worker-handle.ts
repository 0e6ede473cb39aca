import {
  fromCarriedError,
  type WorkerApi,
  type WorkerReply,
  type WorkerRequest,
} from './worker-protocol.ts'

/** A worker as an object with typed calls. Started at the first call, and again at the first call after a crash. */
export interface WorkerHandle<Api extends WorkerApi<Api>> {
  /** Rejects with what the worker threw. Buffers in `transfer` are moved to a thread: the caller can't use them then. */
  call<K extends keyof Api & string>(
    name: K,
    args: Parameters<Api[K]>,
    transfer?: readonly ArrayBuffer[],
  ): Promise<Awaited<ReturnType<Api[K]>>>
  /** Ends the worker; calls under way are rejected. */
  close(): Promise<void>
}

/** A running thread or process. It keeps this process alive only between `ref` and `unref`. */
export interface Peer {
  /** Throws when the request can't be cloned. */
  post(request: WorkerRequest, transfer: readonly ArrayBuffer[]): void
  ref(): void
  unref(): void
  end(): Promise<unknown>
}

/** What a peer tells: replies, and that it ended by itself. */
export interface PeerListener {
  onReply(reply: WorkerReply): void
  onEnd(error: Error): void
}

interface Pending {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** `open` starts a peer; `onCrash` is told when one ended by itself, after its calls were rejected. */
export function createWorkerHandle<Api extends WorkerApi<Api>>(
  open: (listener: PeerListener) => Peer,
  onCrash?: (error: Error) => void,
): WorkerHandle<Api> {
  const pending = new Map<number, Pending>()
  let peer: Peer | null = null
  let lastId = 0
  let isClosed = false

  function rejectAll(error: Error): void {
    const calls = [...pending.values()]
    pending.clear()
    for (const call of calls) call.reject(error)
  }

  function start(): Peer {
    const started: Peer = open({
      onReply: (reply) => {
        const call = pending.get(reply.id)
        pending.delete(reply.id)
        if (pending.size === 0) started.unref()
        if ('error' in reply) call?.reject(fromCarriedError(reply.error))
        else call?.resolve(reply.value as never)
      },
      onEnd: (error) => {
        if (peer !== started) return
        peer = null
        rejectAll(error)
        onCrash?.(error)
      },
    })
    return started
  }

  return {
    call: (name, args, transfer = []) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new Error('This worker is closed.'))
          return
        }
        peer ??= start()
        lastId += 1
        // First: what can't be cloned throws here, and must not stay pending.
        peer.post({ id: lastId, name, args }, transfer)
        peer.ref()
        pending.set(lastId, { resolve, reject })
      }),
    close: async () => {
      isClosed = true
      const ending = peer
      peer = null
      await ending?.end()
      rejectAll(new Error('This worker is closed.'))
    },
  }
}
