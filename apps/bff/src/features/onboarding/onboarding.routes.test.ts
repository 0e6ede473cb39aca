import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { listConnections } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import {
  createPlan,
  createSheet,
  downloadTemplate,
  listSheetRows,
  updateRows,
} from '@curator/console-contract/onboarding'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, startRun } from '@curator/console-contract/runs'
import { ProblemError } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { watchTurns } from '../../../testing/processor-time.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'

const example = readFileSync(
  new URL('../../../../../docs/examples/onboarding.csv', import.meta.url),
)
let server: TestConsole
let connectionId: ConnectionId

beforeAll(async () => {
  server = await startConsole({ sandbox: { world: 'busy-server' } })
  connectionId = await server.connect()
  await vi.waitFor(async () => {
    const { items } = await server.call(listConnections, {})
    expect(items[0]?.directory).toMatchObject({ state: 'ready', userCount: 500 })
  }, 10_000)
})
afterAll(() => server.close())

const bring = (body: Uint8Array, fileName = 'onboarding.csv') =>
  server.call(createSheet, { query: { connectionId, fileName }, body: new Uint8Array(body) })

async function plan(sheetId: string, createGroups: string[] = []) {
  const { planId } = await server.call(createPlan, { params: { sheetId }, body: { createGroups } })
  return server.call(getPlan, { params: { planId } })
}

const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  )

describe('onboarding over HTTP', () => {
  test('the example is brought, fixed in place, planned and run; brought again it changes nothing', async () => {
    const sheet = await bring(example)
    expect(sheet.counts).toMatchObject({ total: 200, excluded: 0, faulty: 15 })
    expect(sheet.unknownGroups.map((group) => group.name)).toEqual(['Data Academy', 'Night Shift'])
    const query = { only: 'faulty', pageSize: 200 } as const
    const faulty = await server.call(listSheetRows, { params: { sheetId: sheet.id }, query })
    const cells = faulty.items.flatMap(({ line, faults }) =>
      faults.flatMap(({ column, suggestion }) =>
        suggestion !== null && column !== null ? [{ line, column, value: suggestion }] : [],
      ),
    )
    expect(cells.length).toBeGreaterThanOrEqual(5)
    const params = { sheetId: sheet.id }
    const fixed = await server.call(updateRows, { params, body: { cells } })
    expect(fixed.sheet.counts.faulty).toBe(15 - cells.length)

    const first = await plan(sheet.id, ['Data Academy'])
    expect(first).toMatchObject({ rowCount: 200, state: 'draft', danger: 'caution' })
    const body = { digest: first.digest, idempotencyKey: randomUUID() }
    const run = await server.call(startRun, { params: { planId: first.id }, body })
    await vi.waitFor(async () => {
      const { state } = await server.call(getRun, { params: { runId: run.id } })
      expect(state).toBe('done')
    }, 20_000)
    const { counts } = await server.call(getRun, { params: { runId: run.id } })
    expect(counts.outcomes.applied).toBe(first.changeCount)

    const again = await plan(sheet.id, ['Data Academy'])
    expect(again).toMatchObject({ changeCount: 0, rowCount: 200 })
    const { create, update, unchanged } = first.verdictCounts
    expect(again.verdictCounts.unchanged).toBe(create + update + unchanged)
    expect(again.verdictCounts.invalid).toBe(first.verdictCounts.invalid)
  }, 40_000)

  test.each(['csv', 'xlsx'] as const)(
    'the filled %s template is brought back unchanged',
    async (format) => {
      const query = { connectionId, format, values: 'current' } as const
      const file = await server.call(downloadTemplate, { query })
      expect(file.fileName).toBe(`onboarding-${connectionId}.${format}`)
      const sheet = await bring(file.bytes, file.fileName)
      expect(sheet).toMatchObject({ notices: [], unknownGroups: [], reading: { format } })
      const { rowCount, verdictCounts } = await plan(sheet.id)
      expect(rowCount).toBeGreaterThanOrEqual(500)
      expect(verdictCounts.unchanged).toBe(rowCount)
    },
  )

  test.each([
    ['an empty file', new Uint8Array(), 422, 'file_unreadable', 'It is empty'],
    ['21 MB', new Uint8Array(21 * 1024 * 1024).fill(97), 413, 'file_too_large', '20 MB'],
    [
      '10,001 rows',
      Buffer.from(`Email\n${'a@b.test\n'.repeat(10_001)}`),
      422,
      'too_many_rows',
      '10,001 rows',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 422, 'file_unreadable', 'binary'],
  ])('%s is refused with its code', async (_name, bytes, status, code, words) => {
    const problem = await problemOf(bring(bytes))
    expect(problem).toMatchObject({ status, code })
    expect((problem as { detail?: string }).detail).toContain(words)
  })

  test('whoever may only look gets a template and no more', async () => {
    const viewer = await server.signInAs('viewer')
    const query = { connectionId, format: 'csv', values: 'none' } as const
    expect((await viewer(downloadTemplate, { query })).fileName).toBe('onboarding.csv')
    const tried = viewer(createSheet, {
      query: { connectionId, fileName: 'x' },
      body: new Uint8Array(3),
    })
    expect(await problemOf(tried)).toMatchObject({ code: 'permission_denied' })
  })

  test('10,000 rows are read, judged and planned while others are served', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `p${at}@example.test,P,Q${at},Viewer,yes,Europe/Berlin,Sales`,
    )
    const bytes = Buffer.from(
      ['Email,First name,Last name,Role,Active,Time zone,Groups', ...lines].join('\n'),
    )
    await bring(Buffer.from('Email\na@b.test\n'))
    const turns = watchTurns()
    const sheet = await bring(bytes)
    const { changeCount, verdictCounts } = await plan(sheet.id)
    expect(turns.stop()).toBeLessThan(200)
    expect(verdictCounts.create).toBe(10_000)
    expect(changeCount).toBe(20_000)
  }, 40_000)
})
