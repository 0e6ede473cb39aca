import { connect, type Socket } from 'node:net'
import type { OperationSpec } from '@curator/alteryx-contract/operation'
import { toTarget } from '@curator/endpoint/request'
import type { Clock } from '../../core/clock.ts'
import { createFailureMaker, type FailureMaker } from '../failure-from.ts'
import {
  createHttpExchange,
  ExchangeFailed,
  type ExchangeReply,
  type HttpExchange,
} from '../http-exchange.ts'
import type { NetworkRoute } from '../network-route.ts'
import { openTunnel } from '../proxy-tunnel.ts'
import type { Redactor } from '../redactor.ts'
import { toBasic } from '../token-request.ts'

/** What is tested: an address with a key, as somebody typed or stored it. */
export interface TestTarget {
  /** As typed; the first step judges it. */
  readonly baseUrl: string
  readonly clientId: string
  readonly secret: string
  readonly route: NetworkRoute
}

const socketLimitMs = 4_000
const callLimitMs = 8_000
const replyBytesMax = 20 * 1024 * 1024

/** What one test has learned so far, and its hands: sockets and calls, all within one deadline. */
export class Probe {
  readonly target: TestTarget
  readonly clock: Clock
  readonly failures: FailureMaker
  /** Knows what this Server was told and must not be shown. */
  readonly redactor: Redactor
  readonly #deadlineMs: number
  readonly #open: HttpExchange[] = []
  /** Of the first step. */
  url = new URL('http://address.invalid/')
  #http: HttpExchange | null = null
  /** Of the token step. */
  token = ''
  /** Statuses of the calls that only a Curator may make, in order. */
  readonly statuses: number[] = []

  constructor(target: TestTarget, clock: Clock, redactor: Redactor, limitMs: number) {
    redactor.add(target.secret)
    redactor.add(toBasic(target.clientId, target.secret))
    const nowMs = () => clock.now().getTime()
    this.redactor = redactor
    this.target = target
    this.clock = clock
    this.failures = createFailureMaker({ host: 'this address', redactor, nowMs })
    this.#deadlineMs = clock.monotonicMs() + limitMs
  }

  /** Milliseconds that are left of the whole test; 0 when it is over. */
  leftMs(): number {
    return Math.max(0, this.#deadlineMs - this.clock.monotonicMs())
  }

  get isSecure(): boolean {
    return this.url.protocol === 'https:'
  }

  get host(): string {
    return this.url.hostname.replace(/^\[|\]$/g, '')
  }

  get port(): number {
    return Number(this.url.port || (this.isSecure ? 443 : 80))
  }

  /** Where the first connection goes to: the Server, or the proxy in front of it. */
  get firstHop(): { readonly host: string; readonly port: number; readonly isProxy: boolean } {
    const { proxy } = this.target.route
    if (proxy === null) return { host: this.host, port: this.port, isProxy: false }
    const url = new URL(proxy.url)
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port, isProxy: true }
  }

  /** A bare socket on the way to the Server. Throws errors with a `code`; `TIMEOUT` when nobody answers. */
  openSocket(): Promise<Socket> {
    const timeoutMs = Math.max(1, Math.min(socketLimitMs, this.leftMs()))
    const { proxy, caPem } = this.target.route
    const { host, port } = this
    if (proxy !== null && this.isSecure) {
      return openTunnel(proxy, { host, port }, { caPem, timeoutMs })
    }
    return openPlain(this.firstHop, timeoutMs)
  }

  /** The client that keeps cookies, as the console will. */
  get http(): HttpExchange {
    this.#http ??= this.openHttp()
    return this.#http
  }

  /** Another client, without the cookies of the first. */
  openHttp(): HttpExchange {
    const { route } = this.target
    const http = createHttpExchange({ baseUrl: this.url.href, connections: 1, route })
    this.#open.push(http)
    return http
  }

  /** Calls an operation with the token. Answers any status; an `ExchangeFailed` where there was none. */
  async ask(
    operation: OperationSpec,
    query: Readonly<Record<string, string>> = {},
    http = this.http,
  ): Promise<ExchangeReply | ExchangeFailed> {
    const limitMs = Math.max(1, Math.min(callLimitMs, this.leftMs()))
    const headers = {
      authorization: `Bearer ${this.token}`,
      accept: 'application/json',
      'user-agent': 'curator-console',
    }
    const target = toTarget(operation, { query })
    const limits = {
      headersTimeoutMs: limitMs,
      totalTimeoutMs: limitMs,
      maxReplyBytes: replyBytesMax,
    }
    try {
      return await http.exchange({
        method: operation.method,
        target,
        headers,
        body: null,
        ...limits,
      })
    } catch (error) {
      if (error instanceof ExchangeFailed) return error
      throw error
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((http) => http.close()))
  }
}

function openPlain(
  { host, port }: { readonly host: string; readonly port: number },
  timeoutMs: number,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const timer = setTimeout(() => {
      socket.destroy()
      reject(Object.assign(new Error('nobody answers'), { code: 'TIMEOUT' }))
    }, timeoutMs)
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
  })
}

/** The code of an error of the system; of several tries the first. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN'
  const { code, errors } = error as { code?: unknown; errors?: unknown }
  if (typeof code === 'string' && code !== '') return code
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : 'UNKNOWN'
}
