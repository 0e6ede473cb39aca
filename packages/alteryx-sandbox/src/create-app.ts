import express, { type ErrorRequestHandler, type Express, type IRouter } from 'express'
import { send } from './answer-call.ts'
import { controlRoutes } from './control.routes.ts'
import { jsonReply, Refusal, type Reply, unknownAddress, wrongMethod } from './reply.ts'
import type { SandboxState } from './state.ts'
import { swaggerRoutes } from './swagger/swagger.routes.ts'
import { tidyUrl } from './tidy-url.ts'
import { tokenRoutes } from './token.routes.ts'
import { directoryGroupRoutes } from './user-groups/directory-groups.routes.ts'
import { userGroupRoutes } from './user-groups/user-groups.routes.ts'
import { userAssetRoutes } from './users/user-assets.routes.ts'
import { userRoutes } from './users/users.routes.ts'

/** The Express app of a practice server: the API below `/webapi`, test control below `/control` when asked for. */
export function createApp(state: SandboxState): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', false)
  app.use((req, _res, next) => {
    req.url = tidyUrl(req.url)
    next()
  })
  if (state.options.control) app.use('/control', controlRoutes(state))
  app.use('/webapi', createApi(state))
  app.use((req, res) => send(res, unknownAddress(req.originalUrl)))
  app.use(answerError)
  return app
}

function createApi(state: SandboxState): IRouter {
  const router = express.Router()
  tokenRoutes(router, state)
  swaggerRoutes(router, state)
  userRoutes(router, state)
  userAssetRoutes(router, state)
  userGroupRoutes(router, state)
  directoryGroupRoutes(router, state)
  const paths = new Set(
    router.stack.map((layer) => layer.route?.path).filter((path) => path !== undefined),
  )
  // Whatever reached this point has a known address and a verb nobody took.
  for (const path of paths) {
    router.all(path, (req, res) => {
      req.resume()
      send(res, logged(state, req.method, req.originalUrl, wrongMethod(req.method)))
    })
  }
  router.use((req, res) => {
    req.resume()
    send(res, logged(state, req.method, req.originalUrl, unknownAddress(req.originalUrl)))
  })
  return router
}

function logged(state: SandboxState, method: string, url: string, reply: Reply): Reply {
  const path = url.split('?')[0] ?? url
  const operation = `${method} ${path}`
  state.calls.add({ operation, method, path, url, at: state.clock.instant(), body: '' }).status =
    reply.status
  return reply
}

const answerError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error)
  if (error instanceof Refusal) return send(res, error.reply)
  // Express marks addresses it can't decode with 400; everything else is a defect of ours.
  const status = (error as { status?: unknown }).status === 400 ? 400 : 500
  send(
    res,
    jsonReply(status, { message: status === 400 ? 'Bad Request' : 'An error has occurred.' }),
  )
}
