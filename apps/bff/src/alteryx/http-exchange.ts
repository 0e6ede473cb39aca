import { CookieJar } from 'tough-cookie'
import { buildConnector, type Dispatcher, Pool } from 'undici'
import { directRoute, type NetworkRoute, toSecureContext } from './network-route.ts'
import { openTunnel } from './proxy-tunnel.ts'
import { dispatchForReply, NoWholeReply, type WholeReply } from './whole-reply.ts'

/** One request as it leaves; headers are complete, nothing is added but the cookies of the connection. */
export interface ExchangeRequest {
  readonly method: Dispatcher.HttpMethod
  /** Path and query relative to the Web API address. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
  readonly headersTimeoutMs: number
  /** Everything together, body included. */
  readonly totalTimeoutMs: number
  readonly maxReplyBytes: number
  readonly signal?: AbortSignal | undefined
}

export interface ExchangeReply {
  readonly status: number
  readonly contentType: string
  readonly retryAfter: string | null
  /** What a download suggests to be called; null where the Server says nothing. */
  readonly fileName: string | null
  readonly body: Uint8Array<ArrayBuffer>
}

/** How far a broken exchange came: `unsent` is sure; with `sent` the Server may have it. */
export type ExchangeStage = 'unsent' | 'sent' | 'answered'

/** An exchange that brought no complete reply. Holds a code only: no headers, no body, no address. */
export class ExchangeFailed extends Error {
  readonly stage: ExchangeStage
  /** Of the system or the HTTP client (`ECONNREFUSED`, `UND_ERR_HEADERS_TIMEOUT`), or `TOTAL_TIMEOUT`, `TOO_LARGE`, `ABORTED`. */
  readonly code: string
  /** Status of the head of the reply, when it came. */
  readonly status: number | null

  constructor(stage: ExchangeStage, code: string, status: number | null) {
    super(`${code} (${stage})`)
    this.name = 'ExchangeFailed'
    this.stage = stage
    this.code = code
    this.status = status
  }
}

export interface HttpExchange {
  /** One request, one reply of any status. Follows no redirect. Throws `ExchangeFailed`. */
  exchange(request: ExchangeRequest): Promise<ExchangeReply>
  /** Lets calls in flight end, at the most 10 s. */
  close(): Promise<void>
}

/** Shorter than servers and balancers keep idle connections, so that we never write into one they are closing. */
const keepAliveTimeoutMs = 4_000
const connectTimeoutMs = 3_000
const bodyIdleTimeoutMs = 30_000
const maxCookieLength = 8_192
const closeLimitMs = 10_000

/** Opens the connection pool of one Web API address, with a cookie jar of its own: sticky sessions need it. */
export function createHttpExchange(options: {
  readonly baseUrl: string
  readonly connections: number
  /** Default: straight to the Server. */
  readonly route?: NetworkRoute | undefined
}): HttpExchange {
  const base = new URL(options.baseUrl)
  const route = options.route ?? directRoute
  const connect = createMarkedConnector(route, base.protocol === 'https:')
  const hop = toHop(base, route)
  const pool = new Pool(hop.origin, {
    connections: options.connections,
    pipelining: 1,
    connect: connect.connector,
    keepAliveTimeout: keepAliveTimeoutMs,
    bodyTimeout: bodyIdleTimeoutMs,
  })
  const cookies = createCookies(base.href)

  return {
    exchange: async (request) => {
      if (request.signal?.aborted) throw new ExchangeFailed('unsent', 'ABORTED', null)
      try {
        const reply = await dispatchForReply(
          pool,
          {
            method: request.method,
            path: `${hop.prefix}${base.pathname}${request.target}`,
            headers: { ...request.headers, ...hop.headers, ...cookies.header() },
            body: request.body,
            headersTimeout: request.headersTimeoutMs,
          },
          request,
        )
        cookies.keep(reply.headers['set-cookie'])
        return toReply(reply)
      } catch (error) {
        if (!(error instanceof NoWholeReply)) throw error
        const { cause, head } = error
        cookies.keep(head?.headers['set-cookie'])
        throw toFailed(codeOf(cause), head?.status ?? null, connect.failed(cause))
      }
    },
    close: async () => {
      const timer = setTimeout(() => void pool.destroy(), closeLimitMs)
      await pool.close().catch(() => undefined)
      clearTimeout(timer)
    },
  }
}

/** Codes of calls that never got as far as a connection. */
const unsentCodes = new Set(['UND_ERR_CLOSED', 'UND_ERR_INVALID_ARG', 'UND_ERR_CONNECT_TIMEOUT'])

function toFailed(code: string, status: number | null, isConnecting: boolean): ExchangeFailed {
  if (status !== null) return new ExchangeFailed('answered', code, status)
  return new ExchangeFailed(isConnecting || unsentCodes.has(code) ? 'unsent' : 'sent', code, null)
}

/** Where requests are sent: to the Server; or, for plain http behind a proxy, to the proxy with the whole address. */
function toHop(base: URL, { proxy }: NetworkRoute) {
  if (proxy === null || base.protocol === 'https:') {
    return { origin: base.origin, prefix: '', headers: {} }
  }
  const { authorization } = proxy
  return {
    origin: new URL(proxy.url).origin,
    prefix: base.origin,
    headers: {
      host: base.host,
      ...(authorization === null ? {} : { 'proxy-authorization': authorization }),
    },
  }
}

/** Goes through a tunnel of the proxy where there is one; a Server on plain http is reached by the proxy itself. */
function createConnector(route: NetworkRoute, isSecure: boolean): buildConnector.connector {
  const { caPem, proxy } = route
  const secureContext = toSecureContext(caPem)
  const connector = buildConnector({
    timeout: connectTimeoutMs,
    ...(secureContext ? { secureContext } : {}),
  })
  if (proxy === null || !isSecure) return connector
  return (target, callback) => {
    const { hostname: host, port } = target
    const limits = { caPem, timeoutMs: connectTimeoutMs }
    openTunnel(proxy, { host, port: Number(port || 443) }, limits).then(
      (httpSocket) => connector({ ...target, httpSocket }, callback),
      (error: Error) => callback(error, null),
    )
  }
}

/** Remembers which errors came from connecting: only those prove that nothing was sent. */
function createMarkedConnector(route: NetworkRoute, isSecure: boolean) {
  const connector = createConnector(route, isSecure)
  const errors = new WeakSet<object>()
  return {
    connector: ((target, callback) =>
      connector(target, (error, socket) => {
        if (error === null) {
          callback(null, socket as NonNullable<typeof socket>)
          return
        }
        errors.add(error)
        callback(error, null)
      })) satisfies buildConnector.connector,
    failed: (error: unknown) => typeof error === 'object' && error !== null && errors.has(error),
  }
}

function createCookies(url: string) {
  const newJar = () => new CookieJar(undefined, { rejectPublicSuffixes: false, looseMode: true })
  let jar = newJar()
  return {
    header: (): Record<string, string> => {
      const text = jar.getCookieStringSync(url)
      if (text.length > maxCookieLength) jar = newJar()
      return text === '' || text.length > maxCookieLength ? {} : { cookie: text }
    },
    keep: (lines: string | string[] | undefined) => {
      for (const line of [lines ?? []].flat()) jar.setCookieSync(line, url, { ignoreError: true })
    },
  }
}

function toReply({ body, headers, status }: WholeReply): ExchangeReply {
  const header = (name: string) => String(headers[name] ?? '')
  return {
    status,
    contentType: header('content-type').toLowerCase(),
    retryAfter: header('retry-after') || null,
    fileName: toFileName(header('content-disposition')),
    body,
  }
}

/** RFC 6266: the encoded name, or the plain one. Folders in it are left out. */
function toFileName(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1]
  const name = encoded ? tryDecode(encoded) : plain
  return name ? (name.split(/[/\\]/).at(-1) ?? null) : null
}

function tryDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Connecting to several addresses at once fails with a bundle of errors: the first one speaks for all. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN'
  const { code, errors } = error as { code?: unknown; errors?: unknown }
  if (typeof code === 'string') return code
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : 'UNKNOWN'
}
