import express, { type ErrorRequestHandler, type Express, type IRouter } from 'express'
import { send } from './answer-call.ts'
import { auditLogRoutes } from './audit/audit-log.routes.ts'
import { adminCollectionRoutes } from './collections/admin-collections.routes.ts'
import { collectionAssetRoutes } from './collections/collection-assets.routes.ts'
import { collectionMemberRoutes } from './collections/collection-members.routes.ts'
import { collectionRoutes } from './collections/collections.routes.ts'
import { controlRoutes } from './control.routes.ts'
import { credentialShareRoutes } from './credentials/credential-shares.routes.ts'
import { credentialRoutes } from './credentials/credentials.routes.ts'
import { dataConnectionShareRoutes } from './data-connections/data-connection-shares.routes.ts'
import { dataConnectionRoutes } from './data-connections/data-connections.routes.ts'
import { dcmRoutes } from './dcm/dcm.routes.ts'
import { dcmAdminRoutes } from './dcm/dcm-admin.routes.ts'
import { dcmRuleRoutes } from './dcm/dcm-rules.routes.ts'
import { insightRoutes } from './insights/insights.routes.ts'
import { jobRoutes } from './jobs/jobs.routes.ts'
import { jobV1Routes } from './jobs/jobs-v1.routes.ts'
import { workflowJobRoutes } from './jobs/workflow-jobs.routes.ts'
import { migrationRoutes } from './migration/migration.routes.ts'
import { jsonReply, Refusal, type Reply, unknownAddress, wrongMethod } from './reply.ts'
import { adminScheduleRoutes } from './schedules/admin-schedules.routes.ts'
import { forecastRoutes } from './schedules/forecast/forecast.routes.ts'
import { scheduleRoutes } from './schedules/schedules.routes.ts'
import type { SandboxState } from './state.ts'
import { adminSubscriptionRoutes } from './subscriptions/admin-subscriptions.routes.ts'
import { subscriptionRoutes } from './subscriptions/subscriptions.routes.ts'
import { swaggerRoutes } from './swagger/swagger.routes.ts'
import { tidyUrl } from './tidy-url.ts'
import { tokenRoutes } from './token.routes.ts'
import { usageRoutes } from './usage/usage.routes.ts'
import { directoryGroupRoutes } from './user-groups/directory-groups.routes.ts'
import { userGroupRoutes } from './user-groups/user-groups.routes.ts'
import { adminUserRoutes } from './users/admin-users.routes.ts'
import { userAssetRoutes } from './users/user-assets.routes.ts'
import { userRoutes } from './users/users.routes.ts'
import { transferRoutes } from './workflows/transfer.routes.ts'
import { adminWorkflowRoutes } from './workflows/v1/admin-workflows.routes.ts'
import { studioWorkflowRoutes } from './workflows/v1/studio-workflows.routes.ts'
import { workflowHistoryRoutes } from './workflows/v1/workflow-history.routes.ts'
import { workflowFileRoutes } from './workflows/workflow-files.routes.ts'
import { workflowUploadRoutes } from './workflows/workflow-uploads.routes.ts'
import { workflowRoutes } from './workflows/workflows.routes.ts'

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
  adminUserRoutes(router, state)
  subscriptionRoutes(router, state)
  adminSubscriptionRoutes(router, state)
  dcmRoutes(router, state)
  dcmAdminRoutes(router, state)
  dcmRuleRoutes(router, state)
  usageRoutes(router, state)
  auditLogRoutes(router, state)
  directoryGroupRoutes(router, state)
  scheduleRoutes(router, state)
  adminScheduleRoutes(router, state)
  forecastRoutes(router, state)
  collectionRoutes(router, state)
  collectionMemberRoutes(router, state)
  collectionAssetRoutes(router, state)
  adminCollectionRoutes(router, state)
  credentialRoutes(router, state)
  credentialShareRoutes(router, state)
  dataConnectionRoutes(router, state)
  dataConnectionShareRoutes(router, state)
  insightRoutes(router, state)
  workflowRoutes(router, state)
  workflowUploadRoutes(router, state)
  workflowFileRoutes(router, state)
  transferRoutes(router, state)
  adminWorkflowRoutes(router, state)
  workflowHistoryRoutes(router, state)
  studioWorkflowRoutes(router, state)
  migrationRoutes(router, state)
  jobRoutes(router, state)
  jobV1Routes(router, state)
  workflowJobRoutes(router, state)
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
