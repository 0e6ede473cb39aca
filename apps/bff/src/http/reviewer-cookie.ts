import type { RequestHandler, Response } from 'express'
import type { ReviewerSession } from '../store/review-link.store.ts'
import { contextOf } from './request-context.ts'

/** Apart from the cookie of accounts: it opens nothing but the endpoints of reviewers. */
const toName = (isHttps: boolean) => (isHttps ? '__Host-curator-reviewer' : 'curator-reviewer')

/** Reads who came by a link. A cookie that came twice was planted by somebody and counts for nothing. */
export function readReviewer(
  isHttps: boolean,
  find: (key: string) => Promise<ReviewerSession | undefined>,
): RequestHandler {
  const start = `${toName(isHttps)}=`
  return async (req, _res, next) => {
    const keys = (req.get('cookie') ?? '')
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part.startsWith(start))
    const [only] = keys
    if (only !== undefined && keys.length === 1)
      contextOf(req).reviewer = await find(only.slice(start.length))
    next()
  }
}

/** It lasts as long as answers count, so that people can come back. */
export function setReviewerCookie(
  res: Response,
  isHttps: boolean,
  key: string,
  expiresAt: Date,
): void {
  const options = { path: '/', httpOnly: true, secure: isHttps, sameSite: 'strict' } as const
  res.cookie(toName(isHttps), key, { ...options, expires: expiresAt })
}
