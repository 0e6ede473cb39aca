import { createHash } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, type RateLimitInfo, rateLimit } from 'express-rate-limit'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import { contextOf } from './request-context.ts'

/** How many failed sign-ins are let through in a quarter of an hour; nothing is locked for good. */
export interface SignInLimits {
  readonly perAddress: number
  readonly perEmail: number
}

export const signInLimits: SignInLimits = { perAddress: 50, perEmail: 10 }

const windowMs = 15 * 60_000

/** Limits on sign-in by the caller's address and by the e-mail tried. They need the parsed body. */
export function limitSignIn(limits: SignInLimits, clock: Clock): RequestHandler[] {
  return [
    limitBy('byAddress', limits.perAddress, clock, (req) => ipKeyGenerator(req.ip ?? '')),
    limitBy('byEmail', limits.perEmail, clock, (req) => toEmailKey(req)),
  ]
}

/** Limits guesses of a one-time link. */
export function limitSetUp(limits: SignInLimits, clock: Clock): RequestHandler[] {
  return [
    limitBy('bySetupAddress', limits.perAddress, clock, (req) => ipKeyGenerator(req.ip ?? '')),
  ]
}

/** Limits guesses of a one-time link of an invitation; `name` tells its endpoints apart. */
export function limitInvitation(
  name: string,
  limits: SignInLimits,
  clock: Clock,
): RequestHandler[] {
  return [limitBy(name, limits.perAddress, clock, (req) => ipKeyGenerator(req.ip ?? ''))]
}

/** Limits guesses of the present password by somebody who found a session open. */
export function limitPasswordChange(limits: SignInLimits, clock: Clock): RequestHandler[] {
  return [
    limitBy(
      'byPasswordChange',
      limits.perEmail,
      clock,
      (req) => contextOf(req).account?.id ?? ipKeyGenerator(req.ip ?? ''),
    ),
  ]
}

function limitBy(
  name: string,
  limit: number,
  clock: Clock,
  keyGenerator: (req: Request) => string,
): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    keyGenerator,
    requestPropertyName: name,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (req, _res, next) => {
      const info = (req as unknown as Record<string, RateLimitInfo | undefined>)[name]
      next(new AppError('too_many_requests', toAdvice(info?.resetTime, clock)))
    },
  })
}

function toAdvice(resetTime: Date | undefined, clock: Clock) {
  const leftMs = resetTime ? Math.max(1000, resetTime.getTime() - clock.now().getTime()) : windowMs
  const retryAfterSeconds = Math.ceil(leftMs / 1000)
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return {
    retryAfterSeconds,
    detail: `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  }
}

function toEmailKey(req: Request): string {
  const email: unknown = (req.body as { email?: unknown } | undefined)?.email
  const text = typeof email === 'string' ? email.trim().toLowerCase() : ''
  return createHash('sha256').update(text).digest('base64')
}
