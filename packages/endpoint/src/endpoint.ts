import type { z } from 'zod'

/** HTTP methods a descriptor may use. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * How a request body travels. `bytes` is a raw upload whose schema describes a `Uint8Array`. `multipart` is an object
 * whose fields are text parts, and file parts where the value is a `FilePart`.
 */
export type RequestEncoding = 'json' | 'form' | 'bytes' | 'multipart'

/** A file in a multipart body. */
export interface FilePart {
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Default `application/octet-stream`. */
  readonly contentType?: string | undefined
}

/** What a reply carries. `empty` has no body; `file` is a download; `events` is a server-sent event stream. */
export type ReplyKind = 'json' | 'empty' | 'file' | 'events'

/**
 * One operation of a wire, described once and used by client, server, tests and documentation.
 *
 * `path` holds `:name` parameters; each must be a key of `params`. `response` describes the JSON reply, or one event
 * when `reply` is `events`; it is required for both and absent for `empty` and `file`.
 */
export interface EndpointSpec {
  readonly method: Method
  readonly path: string
  /** Status of success, 200 to 299. */
  readonly status: number
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Default `json`. Only read when `body` is present. */
  readonly encoding?: RequestEncoding
  /** Default `json`. */
  readonly reply?: ReplyKind
  readonly response?: z.ZodType
  /** One sentence for readers of the API. */
  readonly summary: string
}

type PartInput<S, K extends string> = S extends { readonly [P in K]: infer Z extends z.ZodType }
  ? { readonly [P in K]: z.input<Z> }
  : unknown
type PartOutput<S, K extends string> = S extends { readonly [P in K]: infer Z extends z.ZodType }
  ? { readonly [P in K]: z.output<Z> }
  : unknown

/** What a caller hands in: `params`, `query` and `body`, as far as the descriptor declares them. */
export type RequestOf<S extends EndpointSpec> = PartInput<S, 'params'> &
  PartInput<S, 'query'> &
  PartInput<S, 'body'>

/** What a handler receives after parsing. */
export type ParsedRequestOf<S extends EndpointSpec> = PartOutput<S, 'params'> &
  PartOutput<S, 'query'> &
  PartOutput<S, 'body'>

/** What a caller gets back, parsed. Nothing for `empty`, a `FileReply` for `file`. */
export type ReplyOf<S extends EndpointSpec> = S extends { readonly reply: 'file' }
  ? FileReply
  : S extends { readonly response: infer Z extends z.ZodType }
    ? z.output<Z>
    : undefined

/** What a handler returns; parsed and stripped by the descriptor before it leaves. */
export type HandlerReplyOf<S extends EndpointSpec> = S extends { readonly reply: 'file' }
  ? FileReply
  : S extends { readonly reply: 'events' }
    ? // biome-ignore lint/suspicious/noConfusingVoidType: the handler writes the stream itself
      undefined | void
    : S extends { readonly response: infer Z extends z.ZodType }
      ? z.input<Z>
      : // biome-ignore lint/suspicious/noConfusingVoidType: a handler of an empty reply may return nothing at all
        undefined | void

/** A download: bytes with their media type and suggested file name. */
export interface FileReply {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Declares a descriptor; keeps its literal types. Throws a `TypeError` when path and `params` disagree. */
export function endpoint<const S extends EndpointSpec>(spec: S): S {
  const reply = spec.reply ?? 'json'
  const needsResponse = reply === 'json' || reply === 'events'
  if (needsResponse !== (spec.response !== undefined)) {
    throw new TypeError(
      `${spec.method} ${spec.path}: reply "${reply}" and response schema disagree`,
    )
  }
  if (/:\w/.test(spec.path) !== (spec.params !== undefined)) {
    throw new TypeError(`${spec.method} ${spec.path}: path parameters and params schema disagree`)
  }
  return spec
}

/** The names of the `:name` parameters of a path, in order. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
}
