import { randomUUID } from 'node:crypto'
import { listConnections } from '@curator/console-contract/connections'
import { createPlan, createSheet } from '@curator/console-contract/onboarding'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, listRunRows, startRun } from '@curator/console-contract/runs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../testing/start-console.ts'
import { systemClock } from './core/clock.ts'
import { createLogger } from './core/logger.ts'

const secret = 'PLANTED-secret-of-the-client-42'
const lines: string[] = []
const tokens = new Set<string>()
let running: TestConsole
beforeAll(async () => {
  const log = createLogger('debug', { write: (line) => void lines.push(line) })
  running = await startConsole({ log, sandbox: { secret, key: 'planted-key' } })
  const { find } = running.sandbox.tokens
  const watched: typeof find = (token, node) => {
    tokens.add(token)
    return find(token, node)
  }
  Object.assign(running.sandbox.tokens, { find: watched })
})
afterAll(() => running.close())

async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  const giveUpMs = systemClock.monotonicMs() + 10_000
  for (;;) {
    const value = await read()
    if (isDone(value) || systemClock.monotonicMs() > giveUpMs) return value
    await systemClock.sleep(50)
  }
}

const csv = `email,first name,last name,role
new.one@example.test,New,One,Viewer
new.two@example.test,New,Two,Artisan
`

async function plan() {
  const { call } = running
  const [connection] = (await call(listConnections, {})).items
  const connectionId = connection?.id as NonNullable<typeof connection>['id']
  const body = new TextEncoder().encode(csv)
  const sheet = await call(createSheet, { query: { connectionId, fileName: 'people.csv' }, body })
  const made = await call(createPlan, { params: { sheetId: sheet.id }, body: { createGroups: [] } })
  return call(getPlan, { params: { planId: made.planId } })
}

test('a file of two people becomes two accounts, and the same file again changes nothing', async () => {
  const { call } = running
  await running.connect()
  const connections = await until(
    () => call(listConnections, {}),
    ({ items }) => items[0]?.directory.state === 'ready',
  )
  expect(connections.items[0]?.directory.problem).toBeNull()
  const before = running.sandbox.world.users.size
  const made = await plan()
  expect(made.verdictCounts).toMatchObject({ create: 2 })
  const started = await call(startRun, {
    params: { planId: made.id },
    body: { digest: made.digest, idempotencyKey: randomUUID() },
  })
  const params = { runId: started.id }
  const run = await until(
    () => call(getRun, { params }),
    ({ state }) => state === 'done',
  )
  expect(run).toMatchObject({ state: 'done', counts: { outcomes: { applied: 2 } } })
  expect(running.sandbox.world.users.size).toBe(before + 2)
  const rows = await call(listRunRows, { params, query: { outcome: [] } })
  expect(rows.total).toBe(2)
  expect((await plan()).verdictCounts).toMatchObject({ unchanged: 2 })
}, 30_000)

test('the client secret and the tokens are in no log line, no reply and not in the store', async () => {
  const { call } = running
  const stored: string[] = []
  expect(tokens.size).toBeGreaterThan(0)
  const replies = [
    await call(listConnections, {}),
    await (await fetch(`${running.url}/metrics`)).text(),
  ]
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('public', 'timed')`.execute(running.db)
  expect(tables.length).toBeGreaterThan(10)
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t`.execute(running.db)
    stored.push(...rows.map(({ row }) => row))
  }
  const everything = `${lines.join('\n')}\n${JSON.stringify(replies)}`
  expect(lines.length).toBeGreaterThan(10)
  for (const form of [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('hex'),
    Buffer.from(`planted-key:${secret}`).toString('base64'),
    ...tokens,
  ]) {
    expect(everything).not.toContain(form)
    expect(stored.join('\n')).not.toContain(form)
  }
  expect(everything).not.toContain('new.one@example.test')
})
