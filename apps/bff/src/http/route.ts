import type { Account, Permission } from '@curator/console-contract/session'
import type { EndpointSpec, HandlerReplyOf, ParsedRequestOf } from '@curator/endpoint/endpoint'
import { mount } from '@curator/endpoint/express'
import { type IRouter, json, type Request, type RequestHandler, type Response, raw } from 'express'
import { AppError } from '../core/app-error.ts'
import type { ReviewerSession } from '../store/review-link.store.ts'
import { contextOf } from './request-context.ts'

/**
 * Who may use an endpoint: anybody, anybody signed in, accounts with a permission, or whoever came by a link to a review,
 * who may use nothing else.
 */
export type Access = 'public' | 'account' | 'reviewer' | { readonly permission: Permission }

/** What a handler may use beside its parsed input. */
export interface RouteContext<A extends Access> {
  readonly req: Request
  readonly res: Response
  readonly account: A extends 'public' | 'reviewer' ? Account | undefined : Account
  readonly reviewer: A extends 'reviewer' ? ReviewerSession : ReviewerSession | undefined
}

type RouteHandler<S extends EndpointSpec, A extends Access> = (
  input: ParsedRequestOf<S>,
  context: RouteContext<A>,
) => Promise<HandlerReplyOf<S>> | HandlerReplyOf<S>

/** One line of the table of routes. */
export interface RouteEntry {
  readonly spec: EndpointSpec
  readonly access: Access
}

const tables = new WeakMap<IRouter, RouteEntry[]>()

/** Every route mounted on a router with who may use it; a test walks over it. */
export function routeTable(router: IRouter): readonly RouteEntry[] {
  return tables.get(router) ?? []
}

const jsonBytesMax = 1_048_576
/** One more than the largest sheet, so that the sheet's own rule can say how large is too large. */
const uploadBytesMax = 20 * 1_048_576 + 1
/** For JSON that may hold a file of that size as base64. */
export const filedJsonBytesMax = Math.ceil((uploadBytesMax * 4) / 3) + jsonBytesMax

/**
 * The only way an endpoint gets onto the console: access is checked first, then the body is read, then `before` runs
 * (rate limits that look at the body), then the handler. So no route exists without an answer to who may use it, and
 * strangers can't make the console read large bodies.
 */
export function route<const S extends EndpointSpec, const A extends Access>(
  router: IRouter,
  spec: S,
  access: A,
  handle: RouteHandler<S, A>,
  before: readonly RequestHandler[] = [],
  jsonBytes = jsonBytesMax,
): void {
  tables.set(router, [...routeTable(router), { spec, access }])
  const method = spec.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
  router[method](spec.path, requireAccess(access), ...bodyReaders(spec, jsonBytes), ...before)
  mount(router, spec, (input, { req, res }) => {
    const { account, reviewer } = contextOf(req) as Pick<RouteContext<A>, 'account' | 'reviewer'>
    return handle(input, { req, res, account, reviewer })
  })
}

function requireAccess(access: Access): RequestHandler {
  return (req, _res, next) => {
    if (access === 'public') return next()
    const { account, reviewer } = contextOf(req)
    if (access === 'reviewer') {
      const detail = 'This review can’t be answered from here any more. Ask for a new link.'
      return next(reviewer ? undefined : new AppError('session_missing', { detail }))
    }
    if (!account)
      return next(new AppError('session_missing', { detail: 'Sign in, then try again.' }))
    if (access !== 'account' && !account.permissions.includes(access.permission)) {
      const detail = 'Ask an administrator of the console for another role.'
      return next(new AppError('permission_denied', { detail }))
    }
    next()
  }
}

function bodyReaders(spec: EndpointSpec, jsonBytes: number): RequestHandler[] {
  if (!spec.body) return []
  if (spec.encoding === 'bytes') {
    return [raw({ type: () => true, limit: uploadBytesMax, inflate: false })]
  }
  return [json({ limit: jsonBytes, inflate: false })]
}
