import type { Dispatcher } from 'undici'

/** A reply with its body complete. */
export interface WholeReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** Bounds of one exchange. */
interface WholeReplyLimits {
  /** Everything together, waiting for a connection included. */
  readonly totalTimeoutMs: number
  readonly maxReplyBytes: number
  readonly signal?: AbortSignal | undefined
}

type Head = Pick<WholeReply, 'status' | 'headers'>

/** No complete reply came. `cause`: the error of the HTTP client, or one of ours with a `code`. */
export class NoWholeReply extends Error {
  /** The head of the reply, when it came. */
  readonly head: Head | null

  constructor(cause: unknown, head: Head | null) {
    super('no complete reply', { cause })
    this.name = 'NoWholeReply'
    this.head = head
  }
}

/**
 * Sends a request and collects the reply. Rejects with `NoWholeReply`; codes of its own are `TOTAL_TIMEOUT`, `ABORTED`
 * and `TOO_LARGE`. After that, a request that was still waiting for a connection never leaves. It takes the client's
 * events as they come, because streams and signals would cost more than the rest of a small call.
 */
export function dispatchForReply(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: WholeReplyLimits,
): Promise<WholeReply> {
  const { maxReplyBytes, signal, totalTimeoutMs } = limits
  return new Promise((resolve, reject) => {
    const settle = (reply: WholeReply | NoWholeReply) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      if (reply instanceof NoWholeReply) reject(reply)
      else resolve(reply)
    }
    const collector = new ReplyCollector(maxReplyBytes, settle)
    const onAbort = () => collector.stop('ABORTED')
    const timer = setTimeout(() => collector.stop('TOTAL_TIMEOUT'), totalTimeoutMs)
    signal?.addEventListener('abort', onAbort, { once: true })
    dispatcher.dispatch(request, collector)
  })
}

/** Settles once; what comes after that is not looked at. */
class ReplyCollector implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number
  readonly #settle: (reply: WholeReply | NoWholeReply) => void
  readonly #chunks: Uint8Array[] = []
  #controller: Dispatcher.DispatchController | null = null
  #head: Head | null = null
  #length = 0
  #stopped: Error | null = null
  #isSettled = false

  constructor(maxBytes: number, settle: (reply: WholeReply | NoWholeReply) => void) {
    this.#maxBytes = maxBytes
    this.#settle = settle
  }

  stop(code: 'TOTAL_TIMEOUT' | 'ABORTED' | 'TOO_LARGE'): void {
    if (this.#isSettled) return
    this.#stopped = Object.assign(new Error(code), { code })
    this.#fail(this.#stopped)
    this.#controller?.abort(this.#stopped)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#stopped) controller.abort(this.#stopped)
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: WholeReply['headers'],
  ): void {
    // Interim replies come before the real one.
    if (status >= 200) this.#head = { status, headers }
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#isSettled) return
    this.#length += chunk.length
    if (this.#length > this.#maxBytes) this.stop('TOO_LARGE')
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    if (this.#isSettled || !this.#head) return
    this.#isSettled = true
    this.#settle({ ...this.#head, body: join(this.#chunks, this.#length) })
  }

  onResponseError(_: Dispatcher.DispatchController, error: unknown): void {
    this.#fail(error)
  }

  #fail(error: unknown): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#chunks.length = 0
    this.#settle(new NoWholeReply(error, this.#head))
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
