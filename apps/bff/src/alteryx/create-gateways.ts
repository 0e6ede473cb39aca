import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { SecretBox } from '../core/secret-box.ts'
import { AccessToken } from './access-token.ts'
import { AlteryxClient } from './alteryx-client.ts'
import { createAuditLogGateway } from './audit-log.gateway.ts'
import { createBreaker } from './breaker.ts'
import { createCallGate } from './call-gate.ts'
import { createCallsGateway } from './calls.gateway.ts'
import { createCollectionsGateway } from './collections.gateway.ts'
import { createCredentialsGateway } from './credentials.gateway.ts'
import { createDataConnectionsGateway } from './data-connections.gateway.ts'
import { createDcmGateway } from './dcm.gateway.ts'
import { createDocumentsGateway } from './documents.gateway.ts'
import { createFailureMaker } from './failure-from.ts'
import { createForecastGateway } from './forecast.gateway.ts'
import type { AlteryxGateways } from './gateways.ts'
import { createHttpExchange } from './http-exchange.ts'
import { Limiter } from './limiter.ts'
import type { NetworkRoute } from './network-route.ts'
import { createRedactor, type Redactor } from './redactor.ts'
import { createSchedulesGateway } from './schedules.gateway.ts'
import { createStudiosGateway } from './studios.gateway.ts'
import { TokenRequest } from './token-request.ts'
import { createUserGroupsGateway } from './user-groups.gateway.ts'
import { createUsersGateway } from './users.gateway.ts'
import { createWorkflowsGateway } from './workflows.gateway.ts'

export interface GatewayOptions {
  readonly connection: {
    /** Web API address with a slash at the end. */
    readonly baseUrl: string
    readonly clientId: string
    /** Bulk calls at once, 1 to 64; default 32. */
    readonly maxConcurrency?: number
    /** Default: straight to the Server, trusting public authorities alone. */
    readonly route?: NetworkRoute
  }
  /** Asked for each token request, so that the secret is nowhere kept in the clear for long. */
  readonly readSecret: () => Promise<string>
  /** Seals what a stored call must not show. */
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly log: Logger
  /** How long bulk calls wait for a Server that is away before they fail as `unreachable`; default 120 s. */
  readonly maxWaitMs?: number
  /** 0 to under 1; for the jitter of retries. */
  readonly random?: () => number
  /** Default: a new one. One that lives longer also knows the tokens of the door before. */
  readonly redactor?: Redactor
}

const userAgent = 'curator-console'
/** Beside the bulk calls: people's calls and the token request. */
const spareConnections = 20

/** Opens the door to one connection: pool, cookie jar, token, limiter and breaker of its own. */
export function createGateways(options: GatewayOptions): AlteryxGateways {
  const { clock, connection } = options
  const random = options.random ?? Math.random
  const maxWidth = connection.maxConcurrency ?? 32
  const { host } = new URL(connection.baseUrl)
  const redactor = options.redactor ?? createRedactor()
  const failures = createFailureMaker({ host, redactor, nowMs: () => clock.now().getTime() })
  const http = createHttpExchange({
    baseUrl: connection.baseUrl,
    connections: maxWidth + spareConnections,
    route: connection.route,
  })
  const { clientId } = connection
  const tokens = new TokenRequest({ clientId, http, failures, userAgent })
  const token = new AccessToken({
    clientId,
    readSecret: options.readSecret,
    request: (secret) => tokens.send(secret),
    redactor,
    clock,
    random,
  })
  const limiter = new Limiter({ maxWidth, clock })
  const breaker = createBreaker((isOpen) =>
    options.log.warn(
      { host, isOpen },
      isOpen ? 'Alteryx Server is not answering, calls wait' : 'Alteryx Server answers again',
    ),
  )
  const maxWaitMs = options.maxWaitMs ?? 120_000
  const gate = createCallGate({ limiter, breaker, failures, clock, maxWaitMs })
  const client = new AlteryxClient({ http, token, gate, failures, clock, random, userAgent })
  return {
    users: createUsersGateway(client),
    userGroups: createUserGroupsGateway(client),
    workflows: createWorkflowsGateway(client),
    schedules: createSchedulesGateway(client),
    forecast: createForecastGateway(client),
    collections: createCollectionsGateway(client),
    credentials: createCredentialsGateway(client),
    dataConnections: createDataConnectionsGateway(client, failures),
    studios: createStudiosGateway(client),
    dcm: createDcmGateway(client, failures),
    auditLog: createAuditLogGateway(client),
    calls: createCallsGateway(client, options.secrets, redactor, () => clock.monotonicMs()),
    documents: createDocumentsGateway(client),
    load: () => ({ ...limiter.load(), isOpen: breaker.isOpen() }),
    close: () => http.close(),
  }
}
