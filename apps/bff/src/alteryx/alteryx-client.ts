import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { ReplyOf, RequestOf } from '@curator/endpoint/endpoint'
import { toMultipartBytes } from '@curator/endpoint/multipart'
import { toTarget } from '@curator/endpoint/request'
import type { Clock } from '../core/clock.ts'
import type { AccessToken } from './access-token.ts'
import { AlteryxFailure } from './alteryx-failure.ts'
import type { CallGate } from './call-gate.ts'
import type { FailureMaker } from './failure-from.ts'
import type { CallOptions } from './gateways.ts'
import { ExchangeFailed, type ExchangeReply, type HttpExchange } from './http-exchange.ts'
import {
  type ReadReply,
  type ReplyWithRaw,
  readAsBytes,
  readAsJson,
  readAsReply,
} from './read-reply.ts'

export interface AlteryxClientOptions {
  readonly http: HttpExchange
  readonly token: AccessToken
  readonly gate: CallGate
  readonly failures: FailureMaker
  readonly clock: Clock
  readonly random: () => number
  readonly userAgent: string
}

/** One call on its way; input as the descriptor wants it. */
interface Call<T> {
  readonly operation: OperationSpec
  readonly input: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown }
  readonly size: keyof typeof limits
  readonly options: CallOptions
  readonly read: ReadReply<T>
}

const megabyte = 1024 * 1024
const limits = {
  small: { headersTimeoutMs: 30_000, totalTimeoutMs: 60_000, maxReplyBytes: 10 * megabyte },
  list: { headersTimeoutMs: 120_000, totalTimeoutMs: 600_000, maxReplyBytes: 256 * megabyte },
} as const
const readTries = 3
const retryDelayMs = 200
/** A person is told to come back rather than kept waiting longer than this. */
const longestPeopleRetryMs = 2_000

/**
 * Calls operations of one connection. Every method throws `AlteryxFailure`, or what `beforeSend` throws, or the reason
 * of a signal that aborts before the request leaves. Reads are repeated up to twice, writes never.
 */
export class AlteryxClient {
  readonly #options: AlteryxClientOptions

  constructor(options: AlteryxClientOptions) {
    this.#options = options
  }

  async send<const S extends OperationSpec>(
    operation: S,
    input: RequestOf<S>,
    options: CallOptions,
  ): Promise<ReplyOf<S>> {
    return (await this.sendForRaw(operation, input, options)).value
  }

  sendForRaw<const S extends OperationSpec>(
    operation: S,
    input: RequestOf<S>,
    options: CallOptions,
  ): Promise<ReplyWithRaw<ReplyOf<S>>> {
    const read = readAsJson as ReadReply<ReplyWithRaw<ReplyOf<S>>>
    return this.#call({ operation, input: input as object, size: 'small', options, read })
  }

  /** The bytes of a large list, only looked at for being a JSON array. */
  sendForBytes<const S extends OperationSpec>(
    operation: S,
    input: RequestOf<S>,
    options: CallOptions,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const read = readAsBytes
    return this.#call({ operation, input: input as object, size: 'list', options, read })
  }

  /** Any 2xx as it came; for callers that show a reply, or read it in their own way. */
  sendForReply(
    operation: OperationSpec,
    input: Call<unknown>['input'],
    options: CallOptions,
    size: Call<unknown>['size'] = operation.method === 'GET' ? 'list' : 'small',
  ): Promise<ExchangeReply> {
    return this.#call({ operation, input, size, options, read: readAsReply })
  }

  async #call<T>(call: Call<T>): Promise<T> {
    const tries = call.operation.method === 'GET' ? readTries : 1
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#callOnce(call)
      } catch (error) {
        const delayMs = attempt < tries ? this.#retryDelay(error, attempt, call.options) : null
        if (delayMs === null) throw error
        await this.#options.clock.sleep(delayMs, call.options.signal)
      }
    }
  }

  #retryDelay(error: unknown, attempt: number, options: CallOptions): number | null {
    if (!(error instanceof AlteryxFailure) || options.signal?.aborted) return null
    const { kind, retryAfterMs } = error.facts
    if (kind !== 'unclear' && kind !== 'unreachable' && kind !== 'busy') return null
    // Bulk waits out a Retry-After at the limiter, with all other calls.
    const askedMs = options.priority === 'people' ? (retryAfterMs ?? 0) : 0
    if (askedMs > longestPeopleRetryMs) return null
    return askedMs + retryDelayMs * 2 ** (attempt - 1) * (0.5 + this.#options.random() / 2)
  }

  #callOnce<T>(call: Call<T>): Promise<T> {
    const { failures, gate, token } = this.#options
    const { operation, options, read, size } = call
    return gate.run(operation, size === 'list', options, async () => {
      const first = await token.get()
      const reply = await this.#exchange(call, first)
      if (reply.status !== 401) return read(operation, reply, failures)
      // 401 means not carried out (reference 1), so that a write, too, may be sent again.
      const second = await token.replace(first, failures.fromReply(operation, reply))
      return read(operation, await this.#exchange(call, second), failures)
    })
  }

  async #exchange<T>(call: Call<T>, accessToken: string): Promise<ExchangeReply> {
    const { failures, http, userAgent } = this.#options
    const { input, operation, options, size } = call
    const headers: Record<string, string> = {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/json',
      'user-agent': userAgent,
    }
    const { method } = operation
    const { body, contentType } = await toRequestBody(operation, input.body)
    if (contentType !== null) headers['content-type'] = contentType
    const target = toTarget(operation, input)
    options.signal?.throwIfAborted()
    options.beforeSend?.()
    try {
      const { signal } = options
      return await http.exchange({ method, target, headers, body, signal, ...limits[size] })
    } catch (error) {
      if (!(error instanceof ExchangeFailed)) throw error
      throw failures.fromExchange(operation, error)
    }
  }
}

interface RequestBody {
  readonly body: string | Uint8Array | null
  readonly contentType: string | null
}

/** A body in the way its operation wants it: multipart for uploads, JSON for everything else. */
async function toRequestBody(operation: OperationSpec, body: unknown): Promise<RequestBody> {
  if (!operation.body) return { body: null, contentType: null }
  if (operation.encoding !== 'multipart') {
    return { body: JSON.stringify(body), contentType: 'application/json' }
  }
  const { bytes, contentType } = await toMultipartBytes(body as Record<string, unknown>)
  return { body: bytes, contentType }
}
