import { randomUUID } from 'node:crypto'
import * as accounts from '@curator/console-contract/accounts'
import * as apiExplorer from '@curator/console-contract/api-explorer'
import * as capabilities from '@curator/console-contract/connection-capabilities'
import * as connectionTests from '@curator/console-contract/connection-tests'
import * as connections from '@curator/console-contract/connections'
import {
  listDataConnections,
  revealConnectionString,
} from '@curator/console-contract/data-connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import * as onboarding from '@curator/console-contract/onboarding'
import * as plans from '@curator/console-contract/plans'
import * as runs from '@curator/console-contract/runs'
import { createReviewerLink } from '@curator/console-contract/schedule-reviewers'
import * as session from '@curator/console-contract/session'
import { listUserGroups } from '@curator/console-contract/user-groups'
import * as users from '@curator/console-contract/users'
import { type Call, createClient } from '@curator/endpoint/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpStore } from '../testing/dump-store.ts'
import { type LeakySandbox, leakMark, makeLeaky } from '../testing/leaky-server.ts'
import { createRecorder } from '../testing/record-replies.ts'
import { findSecrets, toSecretForms } from '../testing/secret-forms.ts'
import { startConsole, type TestConsole, testPassword } from '../testing/start-console.ts'
import { walkAccess } from '../testing/walk-access.ts'
import { plantedPassword, walkAccounts } from '../testing/walk-accounts.ts'
import { walkBulkRunner } from '../testing/walk-bulk-runner.ts'
import { walkCollections } from '../testing/walk-collections.ts'
import {
  plantedDcm,
  plantedSheet,
  plantedString,
  plantedStudio,
  plantedSystem,
  walkConnections,
} from '../testing/walk-connections.ts'
import { plantedTyped, walkCredentials } from '../testing/walk-credentials.ts'
import {
  plantedHook,
  plantedMailPassword,
  walkNotifications,
} from '../testing/walk-notifications.ts'
import { walkPeople } from '../testing/walk-people.ts'
import { walkReviews } from '../testing/walk-reviews.ts'
import { walkSchedules } from '../testing/walk-schedules.ts'
import { systemClock } from './core/clock.ts'
import { createLogger } from './core/logger.ts'
import { routeTable } from './http/route.ts'

const key = 'planted-key'
// Letters that each way of writing it changes.
const secret = 'PLANTED/secret+of "the" client=42&é'
const basic = Buffer.from(`${key}:${secret}`).toString('base64')
const lines: string[] = []
/** Of one-time links. */
const linkTokens: string[] = []
const { answered, record, texts } = createRecorder()
let running: TestConsole
let server: LeakySandbox
let cookie: string
let reviewerCookie: string
let call: Call
let connectionId: ConnectionId

beforeAll(async () => {
  const log = createLogger('debug', { write: (line) => void lines.push(line) })
  const settings = { writeMaxMs: 300 }
  running = await startConsole({ log, settings, sandbox: { secret, key } })
  server = makeLeaky(running.sandbox, key, secret)
  cookie = await running.cookieOf('administrator')
  call = createClient({ baseUrl: `${running.url}/api`, fetch: record(running.fetchAs(cookie)) })
})
afterAll(() => running.close())

async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  const giveUpMs = systemClock.monotonicMs() + 20_000
  for (;;) {
    const value = await read()
    if (isDone(value)) return value
    if (systemClock.monotonicMs() > giveUpMs) throw new Error(JSON.stringify(value))
    await systemClock.sleep(50)
  }
}

const connectionNow = async () => {
  const { items } = await call(connections.listConnections, {})
  return items.find(({ id }) => id === connectionId) as connections.Connection
}
const refresh = async () => {
  await call(connections.startRefresh, { params: { connectionId } })
  return until(connectionNow, ({ directory }) => !directory.isRefreshing)
}
const planOf = async (csv: string, createGroups: string[] = []) => {
  const query = { connectionId, fileName: 'people.csv' }
  const body = new TextEncoder().encode(csv)
  const { id: sheetId } = await call(onboarding.createSheet, { query, body })
  const made = await call(onboarding.createPlan, { params: { sheetId }, body: { createGroups } })
  return { sheetId, plan: await call(plans.getPlan, { params: made }) }
}
const start = ({ id, digest }: plans.Plan) =>
  call(runs.startRun, { params: { planId: id }, body: { digest, idempotencyKey: randomUUID() } })
const runIs = (id: runs.Run['id'], ...states: runs.Run['state'][]) =>
  until(
    () => call(runs.getRun, { params: { runId: id } }),
    ({ state }) => states.includes(state),
  )

test('a Server that repeats the secret when it is read and when it gives tokens', async () => {
  server.leak({ operation: 'OAuth2_Token', status: 500, times: 1 })
  const body = {
    name: 'Leaky',
    environment: 'test' as const,
    baseUrl: running.sandboxUrl,
    clientId: key,
    clientSecret: secret,
  }
  connectionId = (await call(connections.createConnection, { body })).id
  const ready = await until(connectionNow, ({ directory }) => !directory.isRefreshing)
  expect(ready.directory.state).toBe('ready')
  for (const status of [400, 401, 403, 500, 503]) {
    running.sandbox.faults.clear()
    server.leak({ operation: 'Users_GetUsers', status })
    const { directory } = await refresh()
    expect(directory.problem?.detail).toContain(leakMark)
  }
  running.sandbox.faults.clear()
  server.leak({ operation: 'Users_GetUsers', status: 200 }, (said) => said.join(' '))
  expect((await refresh()).directory.problem).not.toBeNull()
  running.sandbox.faults.clear()
  expect((await refresh()).directory.problem).toBeNull()
  const params = { connectionId }
  server.leak({ operation: 'Swagger_GetDocs3', status: 500 })
  await call(capabilities.refreshCapabilities, { params })
  const { problem } = await call(capabilities.getCapabilities, { params, query: {} })
  expect(problem?.detail).toContain(leakMark)
  running.sandbox.faults.clear()
}, 60_000)

test('a Server that repeats the secret while its connection is tested', async () => {
  const typed = { baseUrl: running.sandboxUrl, clientId: key, clientSecret: secret }
  for (const operation of ['OAuth2_Token', 'UserGroups_GetUserGroups', 'Users_GetUsers']) {
    server.leak({ operation, status: 400 })
    await call(connectionTests.testConnection, { body: typed })
    await call(connectionTests.testStoredConnection, { params: { connectionId } })
    running.sandbox.faults.clear()
  }
}, 60_000)

test('a Server that repeats the secret in the answers to every write', async () => {
  const onCreate = 'Users_CreateUser'
  server.leak({ operation: onCreate, match: 'refused@', status: 400 })
  server.leak({ operation: onCreate, match: 'forbidden@', status: 403 })
  server.leak({ operation: onCreate, match: 'broken@', status: 500 })
  server.leak({ operation: onCreate, match: 'busy@', status: 503, times: 1 })
  server.leak({ operation: onCreate, match: 'odd@', status: 200, times: 1 })
  server.leak({ operation: 'Users_UpdateUser', status: 400 }, (said) => said.join(' '))
  server.leak({ operation: 'UserGroups_CreateUserGroup', status: 400 })
  server.leak({ operation: 'UserGroups_AddUsersToGroup', status: 403 })
  const names = ['refused', 'forbidden', 'broken', 'busy', 'odd', 'fine']
  const rows = names.map((name) => `${name}@example.test,New,${name},Viewer,Analysts;Leaky`)
  const csv = ['email,first name,last name,role,groups', ...rows].join('\n')
  const { sheetId, plan } = await planOf(`${csv}\nada.lopez@example.test,Ada,Other,Artisan,\n`, [
    'Leaky',
  ])
  const params = { sheetId }
  await call(onboarding.getSheet, { params })
  await call(onboarding.listSheetRows, { params, query: {} })
  await call(plans.listPlanRows, { params: { planId: plan.id }, query: { verdict: [] } })
  const { id: runId } = await start(plan)
  await record(running.fetchAs(cookie))(`${running.url}/api/plans/runs/${runId}/events`)
  await runIs(runId, 'done')
  const results = await call(runs.listRunRows, { params: { runId }, query: { outcome: [] } })
  const said = results.items.flatMap(({ changes }) => changes.map(({ serverText }) => serverText))
  expect(said.filter((text) => text?.includes(leakMark)).length).toBeGreaterThan(4)
  for (const content of ['failed', 'results'] as const) {
    await call(runs.exportRunRows, { params: { runId }, query: { content } })
  }
  const retry = await call(runs.retryRun, { params: { runId } })
  await call(plans.discardPlan, { params: retry })
}, 60_000)

test('a Server that repeats the secret to calls over the rows of a sheet', async () => {
  const planId = await walkBulkRunner(call, connectionId)
  server.leak({ operation: 'UserGroups_UpdateUserGroup', status: 400, times: 1 })
  server.leak({ operation: 'UserGroups_UpdateUserGroup', status: 200 }, (said) => said.join(' '))
  const { id: runId } = await start(await call(plans.getPlan, { params: { planId } }))
  await runIs(runId, 'done')
  running.sandbox.faults.clear()
  for (const content of runs.runExport.options)
    await call(runs.exportRunRows, { params: { runId }, query: { content } })
}, 60_000)

test('every other endpoint, with success', async () => {
  running.sandbox.faults.clear()
  running.sandbox.faults.add({ operation: 'Users_CreateUser', delayMs: 300 })
  // More rows than are sent at once, so that the pause finds some that have not left.
  const rows = Array.from({ length: 60 }, (_, row) => `last.${row}@example.test,A,B`)
  const { sheetId, plan } = await planOf(['email,first name,last name', ...rows, ''].join('\n'))
  const params = { sheetId }
  await call(onboarding.updateRows, {
    params,
    body: { cells: [{ line: 2, column: 1, value: 'C' }] },
  })
  await call(onboarding.updateMapping, { params, body: { mapping: ['email', null, null] } })
  await call(onboarding.rereadSheet, { params, body: {} })
  const { id: runId } = await start(plan)
  await call(runs.pauseRun, { params: { runId } })
  await runIs(runId, 'paused')
  await call(runs.resumeRun, { params: { runId } })
  await call(runs.cancelRun, { params: { runId } })
  await runIs(runId, 'cancelled', 'done')
  await call(runs.listRuns, { query: { state: [] } })
  const filters = { connectionId, role: [], state: [], groupId: [] }
  const { items } = await call(users.listUsers, { query: filters })
  const userId = items[0]?.id as users.ServerUser['id']
  await call(users.getUser, { params: { userId }, query: { connectionId } })
  await call(users.exportUsers, { query: { ...filters, column: [] } })
  await call(listUserGroups, { query: { connectionId } })
  for (const format of ['csv', 'xlsx'] as const) {
    const query = { connectionId, format, values: 'current' as const }
    await call(onboarding.downloadTemplate, { query })
  }
  for (const path of ['/metrics', '/healthz', '/readyz', '/', '/api/nothing'])
    await record(fetch)(running.url + path)
}, 60_000)

test('a Server that repeats the secret to calls of any operation', async () => {
  const operationId = 'UserGroups_GetUserGroups'
  const query = { connectionId }
  await call(apiExplorer.listOperations, { query })
  await call(apiExplorer.getOperation, { params: { operationId }, query })
  const body = { connectionId, call: { operationId, params: {}, query: {} } }
  server.leak({ operation: operationId, status: 400 })
  expect(JSON.stringify(await call(apiExplorer.sendCall, { body }))).toContain(leakMark)
  running.sandbox.faults.clear()
  await call(apiExplorer.downloadReply, { body })
  const create = { operationId: 'UserGroups_CreateUserGroup', params: {}, query: {} }
  const group = { name: 'Leaky group', role: 'Viewer' }
  await call(apiExplorer.createCallPlan, {
    body: { connectionId, call: { ...create, body: group } },
  })
}, 60_000)

test('users, groups, leavers and what is kept for them', async () => {
  const { sheetId } = await planOf('email,first name,last name\nwalked@example.test,A,B\n')
  await walkPeople(call, connectionId, sheetId)
}, 60_000)

test('schedules, what is foreseen of them and their reviews', async () => {
  await walkSchedules(call, running, connectionId)
  const reviewer = await walkReviews(call, running, connectionId, record)
  linkTokens.push(reviewer.token)
  reviewerCookie = reviewer.cookie
}, 60_000)

test('collections, their members and sheets of them', async () => {
  await walkCollections(call, running, connectionId)
}, 60_000)

test('who reaches what, and who lacks a share', async () => {
  await walkAccess(call, running, connectionId)
}, 60_000)

test('credentials, with passwords that are typed and repeated by the Server', async () => {
  await walkCredentials(call, running, connectionId)
}, 60_000)

test('data connections, DCM connections and studios', async () => {
  await walkConnections(call, running, connectionId)
  // By an account that is not recorded: its reply is the one place where a connection string may be.
  const query = { connectionId, state: [] }
  const [first] = (await running.call(listDataConnections, { query })).items
  const { connectionString } = await running.call(revealConnectionString, {
    params: { dataConnectionId: first?.id as never },
    body: { connectionId, reason: 'The hunt' },
  })
  expect(connectionString).toContain(plantedString)
}, 60_000)

test('accounts, invitations and approvals', async () => {
  linkTokens.push(...(await walkAccounts(running, connectionId, record)))
}, 60_000)

test('receivers of messages that repeat the address and the password of mail', async () => {
  const cleanUp = await walkNotifications(call, running, connectionId)
  texts.push(...(await dumpStore(running.db)))
  await cleanUp()
}, 60_000)

test('a Server that refuses the secret and repeats it, for a connection that was changed', async () => {
  server.leak({ operation: 'OAuth2_Token', status: 400 }, (said) => ({
    error: 'invalid_request',
    error_description: `${leakMark} ${said.join(' ')}`,
  }))
  const params = { connectionId }
  await call(connections.updateConnection, { params, body: { clientSecret: secret } })
  expect((await refresh()).directory.problem?.detail).toContain(leakMark)
  await call(connections.removeConnection, { params })
}, 60_000)

test('wrong input with the secret in it, at every endpoint', async () => {
  const wrong = (path: string, init: RequestInit, as: string | undefined) =>
    record(running.fetchAs(as))(`${running.url}/api${path}`, init)
  const asJson = { 'content-type': 'application/json' }
  const bodies = [
    JSON.stringify({ clientSecret: secret, name: [secret], unknown: secret }),
    JSON.stringify(secret),
    `{"clientSecret": "${secret}`,
  ]
  const query = `?connectionId=nothing&unknown=${encodeURIComponent(secret)}`
  for (const { spec } of routeTable(running.api)) {
    const { method } = spec
    if (spec === session.signOut) continue
    const path = spec.path.replace(/:\w+/g, 'nothing-here')
    const init = { method, ...(spec.body ? { headers: asJson } : {}) }
    await wrong(path, init, undefined)
    await wrong(`${path}${query}`, init, cookie)
    if (!spec.body) continue
    for (const body of bodies) await wrong(path, { ...init, body }, cookie)
  }
  const { email } = await running.db.selectFrom('account').select('email').executeTakeFirstOrThrow()
  const stranger = createClient({
    baseUrl: `${running.url}/api`,
    fetch: record(running.fetchAs(undefined)),
  })
  await stranger(session.signIn, { body: { email, password: testPassword } })
  await call(session.getSession, {})
  await call(session.signOut, {})
}, 60_000)

/** The first administrator can't be made twice; the reply with the token of a link is the one place it may be in. */
const refusedOnly: unknown[] = [
  session.setUp,
  accounts.inviteAccount,
  createReviewerLink,
  revealConnectionString,
]

test('the walk met every endpoint there is', () => {
  const missing = routeTable(running.api).filter(({ spec }) => {
    const path = new RegExp(`^/api${spec.path.replace(/:\w+/g, '[^/]+')}$`)
    const isMet = (status: number) => refusedOnly.includes(spec) || status === spec.status
    return !answered.some(
      (reply) => reply.method === spec.method && path.test(reply.path) && isMet(reply.status),
    )
  })
  expect(missing.map(({ spec }) => `${spec.method} ${spec.path}`)).toEqual([])
})

test('secret and tokens are in no reply, no header, no log line and no table', async () => {
  expect(server.tokens.size).toBeGreaterThan(0)
  expect(lines.length).toBeGreaterThan(100)
  const stored = await dumpStore(running.db)
  expect(stored.length).toBeGreaterThan(50)
  const everything = [...texts, ...stored, ...lines.map((text) => ({ where: 'log', text }))]
  const planted = [
    plantedHook,
    plantedMailPassword,
    plantedPassword,
    plantedTyped,
    plantedDcm,
    plantedSheet,
    plantedString,
    plantedStudio,
    plantedSystem,
    ...linkTokens,
  ]
  expect(findSecrets([secret, basic, ...planted, ...server.tokens], everything)).toEqual([])
})

test('passwords and session cookies are in no log line', () => {
  const found = lines.map((text) => ({ where: 'log', text }))
  const keys = [cookie, reviewerCookie].map((pair) => pair.split('=')[1] as string)
  expect(findSecrets([testPassword, ...keys], found)).toEqual([])
})

test('the search sees every form', () => {
  for (const { name, text } of toSecretForms(secret)) {
    expect(findSecrets([secret], [{ where: 'here', text: `<${text}>` }])).toContain(`here: ${name}`)
  }
})
