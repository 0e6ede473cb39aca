import express, { type Express, Router } from 'express'
import type { Deps } from './deps.ts'
import { mountAccess } from './features/access/access.routes.ts'
import { mountApiExplorer } from './features/api-explorer/api-explorer.routes.ts'
import { mountBulkRunner } from './features/bulk-runner/bulk-runner.routes.ts'
import { mountCollections } from './features/collections/collections.routes.ts'
import { mountConnections } from './features/connections/connections.routes.ts'
import { mountCredentials } from './features/credentials/credentials.routes.ts'
import { mountRotations } from './features/credentials/rotations.routes.ts'
import { mountDataConnections } from './features/data-connections/data-connections.routes.ts'
import { mountDcm } from './features/data-connections/dcm/dcm.routes.ts'
import { mountNotifications } from './features/notifications/notifications.routes.ts'
import { mountOffboarding } from './features/offboarding/offboarding.routes.ts'
import { mountJobProfiles } from './features/onboarding/job-profiles.routes.ts'
import { mountOnboarding } from './features/onboarding/onboarding.routes.ts'
import { mountApprovals } from './features/plans/approvals.routes.ts'
import { mountPlans } from './features/plans/plans.routes.ts'
import { mountUndo } from './features/plans/undo.routes.ts'
import {
  mountReviewers,
  mountScheduleReview,
} from './features/schedule-review/schedule-review.routes.ts'
import { mountScheduleFindings } from './features/schedules/findings.routes.ts'
import { mountScheduleForecast } from './features/schedules/forecast.routes.ts'
import { mountScheduleRules } from './features/schedules/rules.routes.ts'
import { mountOneSchedule, mountSchedules } from './features/schedules/schedules.routes.ts'
import { mountInvitations } from './features/session/invitations.routes.ts'
import { mountSession } from './features/session/session.routes.ts'
import { mountAccounts } from './features/settings/accounts.routes.ts'
import { mountNotificationChannels } from './features/settings/notification-channels.routes.ts'
import { mountSavedViews } from './features/settings/saved-views.routes.ts'
import { mountStudios } from './features/studios/studios.routes.ts'
import { mountUserGroups } from './features/user-groups/user-groups.routes.ts'
import { mountUsers } from './features/users/users.routes.ts'
import { healthRoutes } from './http/health.routes.ts'
import { logRequests } from './http/log-requests.ts'
import { problemHandler, unknownAddress } from './http/problem-handler.ts'
import { openRequest } from './http/request-context.ts'
import { requireSameOrigin } from './http/same-origin.ts'
import { noStore, securityHeaders } from './http/security-headers.ts'
import { readSession } from './http/session-cookie.ts'
import { servePages } from './http/spa.ts'

/** What the console answers with, and the router that knows all its endpoints. */
export interface ConsoleApp {
  readonly app: Express
  readonly api: Router
}

/** Puts the middlewares in their order. `pagesFolder` holds the built pages. */
export function createApp(deps: Deps, pagesFolder: string): ConsoleApp {
  const { settings, clock, log, metrics } = deps
  const isHttps = settings.publicUrl?.startsWith('https:') ?? false
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', [...settings.trustedProxies])
  app.use(openRequest, logRequests(log, clock, metrics), securityHeaders(isHttps))
  app.use(healthRoutes(deps))

  const api = mountApi(deps)
  const session = readSession({
    isHttps,
    cookieKey: deps.secrets.derive('session cookie'),
    authenticator: deps.authenticator,
    sessions: deps.sessions,
    clock,
    idleMs: settings.sessionIdleMs,
    maxMs: settings.sessionMaxMs,
  })
  app.use('/api', noStore, requireSameOrigin(settings.publicUrl), ...session, api, unknownAddress)
  app.use(servePages(pagesFolder))
  app.use(problemHandler)
  return { app, api }
}

/** Every slice of the console; who may use an endpoint stands in the slice's routes. */
function mountApi(deps: Deps): Router {
  const api = Router()
  mountSession(api, { ...deps, limits: deps.settings.signInLimits, version: deps.settings.version })
  mountInvitations(api, {
    ...deps,
    limits: deps.settings.signInLimits,
    version: deps.settings.version,
  })
  mountAccounts(api, deps.accounts, { ...deps, limits: deps.settings.signInLimits })
  mountSavedViews(api, deps.savedViews)
  mountConnections(api, deps)
  mountUsers(api, deps)
  mountUserGroups(api, deps)
  mountOnboarding(api, deps.onboarding)
  mountJobProfiles(api, deps.jobProfiles)
  mountOffboarding(api, deps.offboarding, deps.offboardingTasks)
  mountApiExplorer(api, deps.apiExplorer)
  mountBulkRunner(api, deps.bulkRunner, deps.recipes)
  mountApprovals(api, deps.approvals)
  mountPlans(api, deps.plans, deps)
  mountNotifications(api, deps)
  mountNotificationChannels(api, { ...deps, publicUrl: deps.settings.publicUrl })
  mountUndo(api, deps.undo)
  mountScheduleRules(api, deps)
  mountScheduleForecast(api, deps)
  mountScheduleFindings(api, deps)
  mountSchedules(api, deps)
  mountScheduleReview(api, deps.scheduleReview, deps.settings)
  mountReviewers(api, deps.scheduleReview, { ...deps.settings, clock: deps.clock })
  // The last of everything about schedules: an id may be any word.
  mountOneSchedule(api, deps)
  mountAccess(api, deps)
  mountDcm(api, deps)
  mountRotations(api, deps)
  mountCredentials(api, deps)
  mountDataConnections(api, deps)
  mountStudios(api, deps)
  mountCollections(api, deps)
  return api
}
