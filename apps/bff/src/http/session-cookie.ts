import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import session from 'express-session'
import type { Authenticator } from '../auth/authenticator.ts'
import { AppError } from '../core/app-error.ts'
import { contextOf } from './request-context.ts'
import { SessionRecords, type SessionRecordsOptions } from './session-records.ts'

declare module 'express-session' {
  interface SessionData {
    accountId?: string
  }
}

export interface SessionCookieOptions extends SessionRecordsOptions {
  readonly isHttps: boolean
  /** Signs the cookie. */
  readonly cookieKey: string
  readonly authenticator: Authenticator
}

/** Name of the cookie: behind https with the prefix that browsers guard. */
export const toCookieName = (isHttps: boolean) => (isHttps ? '__Host-curator' : 'curator')

/**
 * Reads the session of a request and the account behind it, anew each time: a disabled account or another role takes
 * effect with the next request. Answers the middlewares in order.
 */
export function readSession(options: SessionCookieOptions): RequestHandler[] {
  const name = toCookieName(options.isHttps)
  return [
    refuseTwins(name),
    believePublicUrl(options.isHttps),
    session({
      name,
      secret: options.cookieKey,
      store: new SessionRecords(options),
      genid: () => randomBytes(32).toString('base64url'),
      resave: false,
      saveUninitialized: false,
      proxy: true,
      cookie: { path: '/', httpOnly: true, secure: options.isHttps, sameSite: 'strict' },
    }),
    findAccount(options.authenticator),
  ]
}

/** Starts a session under a new id, so that an id known before sign-in opens nothing. */
export async function startSession(req: Request, accountId: string): Promise<void> {
  await asPromise((done) => req.session.regenerate(done))
  req.session.accountId = accountId
  await asPromise((done) => req.session.save(done))
}

/** Ends the session in the store; the cookie is worth nothing from then on. */
export async function endSession(req: Request): Promise<void> {
  await asPromise((done) => req.session.destroy(done))
}

/** Two cookies of our name: someone planted one. Which of them counts would be a guess. */
function refuseTwins(name: string): RequestHandler {
  return (req, _res, next) => {
    const count = (req.get('cookie') ?? '')
      .split(';')
      .filter((part) => part.trim().startsWith(`${name}=`))
    if (count.length < 2) return next()
    const detail =
      'The session cookie came twice. Remove the cookies of this address, then sign in.'
    next(new AppError('request_invalid', { detail }))
  }
}

/** Whether cookies are for https is said by the settings, not by what a proxy or a stranger writes in a header. */
function believePublicUrl(isHttps: boolean): RequestHandler {
  return (req, _res, next) => {
    req.headers['x-forwarded-proto'] = isHttps ? 'https' : 'http'
    next()
  }
}

function findAccount(authenticator: Authenticator): RequestHandler {
  return async (req, _res, next) => {
    const id = req.session.accountId
    if (id !== undefined) contextOf(req).account = await authenticator.findAccount(id)
    next()
  }
}

function asPromise(start: (done: (error?: unknown) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error as Error) : resolve()))
  })
}
