import type { EndpointSpec, FileReply, ReplyOf, RequestEncoding, RequestOf } from './endpoint.ts'
import { toFormData } from './multipart.ts'
import { ProblemError, problem } from './problem.ts'
import { toTarget } from './request.ts'

/** Settings of a client. `fetch` is passed in, so that tests need no patching. */
export interface ClientOptions {
  /** Address that paths are joined to, for example `/api`. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  /** Headers of every request. */
  readonly headers?: () => Record<string, string>
  /** Told of every problem before it is thrown; used for session policy. */
  readonly onProblem?: (error: ProblemError) => void
}

/** Calls a descriptor: parses the reply, throws `ProblemError` for anything that is not its success. */
export type Call = <const S extends EndpointSpec>(
  spec: S,
  input: RequestOf<S>,
  signal?: AbortSignal,
) => Promise<ReplyOf<S>>

/** Builds the typed client of a wire. Codes it makes itself: `network_failed` and `reply_unreadable` (status 599). */
export function createClient(options: ClientOptions): Call {
  const failed = (error: ProblemError): ProblemError => {
    options.onProblem?.(error)
    return error
  }
  return async (spec, input, signal) => {
    const parts = input as { params?: unknown; query?: unknown; body?: unknown }
    const url = `${options.baseUrl.replace(/\/$/, '')}/${toTarget(spec, parts)}`
    const response = await send(options, spec, url, parts.body, signal).catch((cause: unknown) => {
      if (signal?.aborted) throw cause
      throw failed(
        new ProblemError(
          {
            code: 'network_failed',
            status: 599,
            title: 'The console can’t be reached.',
            detail: 'Check your network, then try again.',
          },
          { cause },
        ),
      )
    })
    if (response.status !== spec.status) throw failed(await readProblem(response))
    return (await readReply(spec, response).catch((cause: unknown) => {
      if (signal?.aborted) throw cause
      throw failed(unreadable(response, cause))
    })) as never
  }
}

async function send(
  options: ClientOptions,
  spec: EndpointSpec,
  url: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.() }
  const init: RequestInit = { method: spec.method, headers, ...(signal ? { signal } : {}) }
  if (spec.body) {
    const encoding = spec.encoding ?? 'json'
    // The boundary of a multipart body is chosen by whoever sends it, with its content type.
    if (encoding !== 'multipart') headers['content-type'] = contentTypes[encoding]
    init.body = toBody(encoding, body)
  }
  return options.fetch(url, init)
}

function toBody(encoding: RequestEncoding, body: unknown): NonNullable<RequestInit['body']> {
  switch (encoding) {
    case 'json':
      return JSON.stringify(body)
    case 'bytes':
      return body as NonNullable<RequestInit['body']>
    case 'form':
      return new URLSearchParams(body as Record<string, string>)
    case 'multipart':
      return toFormData(body as Record<string, unknown>)
  }
}

const contentTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  bytes: 'application/octet-stream',
} as const

async function readReply(spec: EndpointSpec, response: Response): Promise<unknown> {
  switch (spec.reply ?? 'json') {
    case 'empty':
      return undefined
    case 'file':
      return readFile(response)
    case 'events':
      throw new TypeError('an event stream is read with EventSource, not with the client')
    case 'json':
      return spec.response?.parse(await response.json())
  }
}

async function readFile(response: Response): Promise<FileReply> {
  const disposition = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return {
    fileName: encoded ? decodeURIComponent(encoded) : 'download',
    contentType: response.headers.get('content-type') ?? 'application/octet-stream',
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

async function readProblem(response: Response): Promise<ProblemError> {
  try {
    return new ProblemError(problem.parse(await response.json()))
  } catch (cause) {
    return unreadable(response, cause)
  }
}

function unreadable(response: Response, cause: unknown): ProblemError {
  const requestId = response.headers.get('x-request-id')
  return new ProblemError(
    {
      code: 'reply_unreadable',
      status: 599,
      title: 'The console’s answer can’t be read.',
      detail: `It came with status ${response.status}. Reload the page; if it stays, tell your administrator the request id.`,
      ...(requestId ? { requestId } : {}),
    },
    { cause },
  )
}
