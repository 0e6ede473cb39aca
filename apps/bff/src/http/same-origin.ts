import type { Request, RequestHandler } from 'express'
import { AppError } from '../core/app-error.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses unsafe requests that other sites make a browser send. Browsers say where a request comes from
 * (`Sec-Fetch-Site`); where that header is missing, the `Origin` must be the console's own address. Without either
 * it is refused. `publicUrl` undefined: the address the request was sent to.
 */
export function requireSameOrigin(publicUrl: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (safeMethods.has(req.method) || isOwn(req, publicUrl)) next()
    else
      next(new AppError('origin_untrusted', { detail: 'Open the console itself and try there.' }))
  }
}

function isOwn(req: Request, publicUrl: string | undefined): boolean {
  const site = req.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = req.get('origin')
  if (origin === undefined) return false
  if (publicUrl !== undefined) return origin === publicUrl
  const host = req.get('host')
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}
