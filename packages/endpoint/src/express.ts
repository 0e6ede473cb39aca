import type { IRouter, Request, Response } from 'express'
import type { EndpointSpec, FileReply, HandlerReplyOf, ParsedRequestOf } from './endpoint.ts'
import { parseRequest, readQuery } from './request.ts'

/** Our own reply does not fit the descriptor: a bug of the server, never the caller's fault. */
export class ReplyInvalid extends Error {
  constructor(spec: EndpointSpec, cause: unknown) {
    super(`${spec.method} ${spec.path}: the reply does not fit its descriptor`, { cause })
    this.name = 'ReplyInvalid'
  }
}

/** What a handler may use beside its parsed input. */
export interface HandlerContext {
  readonly req: Request
  readonly res: Response
}

/** A handler of a descriptor; its return value is parsed and stripped before it is sent. */
export type Handler<S extends EndpointSpec> = (
  input: ParsedRequestOf<S>,
  context: HandlerContext,
) => Promise<HandlerReplyOf<S>> | HandlerReplyOf<S>

/** Descriptors already mounted on a router; lets a test walk over every route there is. */
const mounted = new WeakMap<IRouter, EndpointSpec[]>()

/** The descriptors mounted on a router, in order. */
export function mountedEndpoints(router: IRouter): readonly EndpointSpec[] {
  return mounted.get(router) ?? []
}

/**
 * Serves a descriptor on an Express 5 router. Throws into the router's error handler: `RequestInvalid` (caller's
 * fault), whatever the handler throws (our rules), `ReplyInvalid` (our bug). The router must have parsed the body.
 */
export function mount<const S extends EndpointSpec>(
  router: IRouter,
  spec: S,
  handle: Handler<S>,
): void {
  mounted.set(router, [...mountedEndpoints(router), spec])
  const method = spec.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
  router[method](spec.path, async (req, res) => {
    const query = readQuery(req.url.split('?').slice(1).join('?'))
    const input = parseRequest(spec, { params: req.params, query, body: req.body as unknown })
    const reply: unknown = await handle(input as ParsedRequestOf<S>, { req, res })
    sendReply(spec, res, reply)
  })
}

function sendReply(spec: EndpointSpec, res: Response, reply: unknown): void {
  switch (spec.reply ?? 'json') {
    case 'events':
      return // the handler owns the stream
    case 'empty':
      res.status(spec.status).end()
      return
    case 'file':
      sendFile(spec, res, reply as FileReply)
      return
    case 'json':
      res.status(spec.status).json(parseReply(spec, reply))
  }
}

function parseReply(spec: EndpointSpec, reply: unknown): unknown {
  const result = spec.response?.safeParse(reply)
  if (!result?.success) throw new ReplyInvalid(spec, result?.error)
  return result.data
}

function sendFile(spec: EndpointSpec, res: Response, file: FileReply): void {
  const disposition = `attachment; filename*=UTF-8''${encodeFileName(file.fileName)}`
  // Not `res.set`, which would claim UTF-8 for every text whatever its bytes are.
  res.setHeader('content-type', file.contentType)
  res.setHeader('content-disposition', disposition)
  res.status(spec.status).end(file.bytes)
}

/** RFC 8187: everything but letters, digits and a few marks is percent-encoded. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
