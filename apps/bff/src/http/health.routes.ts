import { type RequestHandler, Router } from 'express'
import type { Metrics } from './metrics.ts'

/** Answers for machines: alive, ready to serve, numbers. They say nothing about content. */
export function healthRoutes(options: {
  /** Whether this process takes requests: false while it stops. */
  readonly isAccepting: () => boolean
  /** Resolves when the store answers. */
  readonly askStore: () => Promise<void>
  readonly metrics: Metrics
}): RequestHandler {
  const router = Router()
  router.get('/healthz', (_req, res) => void res.type('text/plain').send('ok'))
  router.get('/readyz', async (_req, res) => {
    const isReady = options.isAccepting() && (await answers(options.askStore()))
    res
      .status(isReady ? 200 : 503)
      .type('text/plain')
      .send(isReady ? 'ready' : 'not ready')
  })
  router.get('/metrics', async (_req, res) => {
    res.type(options.metrics.contentType).send(await options.metrics.read())
  })
  return router
}

const answers = (asked: Promise<void>) =>
  asked.then(
    () => true,
    () => false,
  )
