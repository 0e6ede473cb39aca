import type { EndpointSpec, HandlerReplyOf, ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { Problem } from '@curator/endpoint/problem'
import { parseRequest, readQuery } from '@curator/endpoint/request'

type Answer = (request: never) => unknown
type Route = { spec: EndpointSpec; pattern: RegExp; answer: Answer; requests: unknown[] }

/** Thrown by an answer to reply with a problem. */
class StubProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * A BFF for page tests. Requests are parsed by the descriptor as the real one does, replies too, so that a stub can't
 * lie. A call that no reply was planned for is kept in `unplanned`; the test setup fails the test for it.
 */
export class StubApi {
  readonly unplanned: string[] = []
  readonly #routes: Route[] = []

  /** Plans the reply of a descriptor: a value, or a function of the parsed request. The last plan counts. */
  reply<const S extends EndpointSpec>(
    spec: S,
    answer:
      | HandlerReplyOf<S>
      | ((request: ParsedRequestOf<S>) => HandlerReplyOf<S> | Promise<HandlerReplyOf<S>>),
  ): this {
    const made = typeof answer === 'function' ? (answer as Answer) : () => answer
    const before = this.#routes.find((route) => route.spec === spec)
    if (before) before.answer = made
    else this.#routes.push({ spec, pattern: toPattern(spec.path), answer: made, requests: [] })
    return this
  }

  /** Plans a problem as the reply. */
  fail(spec: EndpointSpec, problem: Pick<Problem, 'code' | 'status'> & Partial<Problem>): this {
    return this.reply(spec, () => {
      throw new StubProblem({ title: 'It failed.', requestId: 'request-1', ...problem })
    })
  }

  /** Plans that no answer comes: what waits, keeps waiting. */
  hang(spec: EndpointSpec): this {
    return this.reply(spec, () => new Promise<never>(() => undefined))
  }

  /** What a descriptor was called with, parsed, oldest first. */
  requests<const S extends EndpointSpec>(spec: S): readonly ParsedRequestOf<S>[] {
    const route = this.#routes.find((candidate) => candidate.spec === spec)
    return (route?.requests ?? []) as readonly ParsedRequestOf<S>[]
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input), 'http://console.test')
    const method = init?.method ?? 'GET'
    const path = url.pathname.replace(/^\/api/, '')
    const route = this.#find(method, path)
    if (!route) {
      this.unplanned.push(`${method} ${path}`)
      return problemResponse({ code: 'not_found', status: 404, title: 'No reply was planned.' })
    }
    try {
      const request = parseRequest(route.spec, {
        params: decodeGroups(route.pattern.exec(path)?.groups),
        query: readQuery(url.search),
        body: await readBody(route.spec, init?.body),
      })
      route.requests.push(request)
      return toResponse(route.spec, await route.answer(request as never))
    } catch (error) {
      if (error instanceof StubProblem) return problemResponse(error.problem)
      this.unplanned.push(`${method} ${path}: ${String(error)}`)
      return problemResponse({ code: 'internal', status: 500, title: 'The stub failed.' })
    }
  }

  #find(method: string, path: string): Route | undefined {
    const fitting = this.#routes.filter(
      ({ spec, pattern }) => spec.method === method && pattern.test(path),
    )
    // A literal path goes before one with parameters: /plans/runs before /plans/:planId.
    return fitting.sort((a, b) => parameterCount(a.spec) - parameterCount(b.spec))[0]
  }
}

const parameterCount = (spec: EndpointSpec) => spec.path.split(':').length
const toPattern = (path: string) => new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
const decodeGroups = (groups: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
  )

async function readBody(spec: EndpointSpec, body: BodyInit | null | undefined): Promise<unknown> {
  if (!spec.body) return undefined
  if ((spec.encoding ?? 'json') === 'json') return JSON.parse(String(body))
  if (spec.encoding === 'bytes')
    return new Uint8Array(await new Response(body ?? null).arrayBuffer())
  return Object.fromEntries(new URLSearchParams(String(body)))
}

function toResponse(spec: EndpointSpec, value: unknown): Response {
  if (spec.reply === 'empty') return new Response(null, { status: spec.status })
  if (spec.reply === 'file') {
    const file = value as { bytes: Uint8Array<ArrayBuffer>; contentType: string; fileName: string }
    const headers = {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    }
    return new Response(file.bytes, { status: spec.status, headers })
  }
  return Response.json(spec.response?.parse(value), { status: spec.status })
}

function problemResponse(problem: Problem): Response {
  return Response.json(problem, { status: problem.status })
}
