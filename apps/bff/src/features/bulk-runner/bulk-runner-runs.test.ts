import { readFileSync } from 'node:fs'
import { listRunnerRows } from '@curator/console-contract/bulk-runner'
import { getPlan, listPlanRows } from '@curator/console-contract/plans'
import {
  exportRunRows,
  listRunRows,
  type Run,
  type RunExport,
  retryRun,
} from '@curator/console-contract/runs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BulkRig, startBulkRig } from '../../../testing/bulk-rig.ts'

const rename = 'UserGroups_UpdateUserGroup'
let server: BulkRig

beforeAll(async () => {
  server = await startBulkRig()
})
afterAll(() => server.close())

const toCsv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')

async function fileOf(runId: Run['id'], content: RunExport): Promise<string> {
  const file = await server.call(exportRunRows, { params: { runId }, query: { content } })
  return new TextDecoder().decode(file.bytes)
}
const tableOf = async (runId: Run['id'], content: RunExport) =>
  parse(await fileOf(runId, content), { bom: true, columns: true }) as Record<string, string>[]

/** Creates groups on the practice server; answers their ids. */
async function makeGroups(names: readonly string[]): Promise<string[]> {
  const sheet = await server.bring(
    toCsv([['Record', 'Name', 'Role'], ...names.map((name, at) => [`new-${at}`, name, 'Viewer'])]),
    'UserGroups_CreateUserGroup',
  )
  const { id } = await server.run(await server.planOf(sheet))
  return (await tableOf(id, 'succeeded')).map((row) => row.reply ?? row['reply.id'] ?? '')
}

describe('a run over rows', () => {
  test('200 groups are renamed; three that are gone fail with their reasons and are planned again', async () => {
    const names = Array.from({ length: 197 }, (_, at) => `Team ${at}`)
    const ids = [...(await makeGroups(names)), 'gone-1', 'gone-2', 'gone-3']
    const rows = ids.map((id, at) => [`R-${at}`, id, `=Crew ${at}`, 'Artisan', 'note'])
    const sheet = await server.bring(
      toCsv([['Record id', 'userGroupId', 'Name', 'Role', 'Remark'], ...rows]),
      rename,
    )
    expect(sheet).toMatchObject({
      counts: { total: 200, ready: 200 },
      mappingSource: 'matched',
      recordColumn: 0,
      sources: { 'params.userGroupId': { column: 1 }, 'body.name': { column: 2 } },
    })
    expect(sheet.notices.map((notice) => notice.code)).toEqual(['unknown_columns'])
    const planId = await server.planOf(sheet)
    const plan = await server.call(getPlan, { params: { planId } })
    expect(plan).toMatchObject({
      slice: 'bulk-runner',
      changeCount: 200,
      danger: 'caution',
      verdictCounts: { update: 200 },
    })
    const { items } = await server.call(listPlanRows, {
      params: { planId },
      query: { verdict: [] },
    })
    expect(items[0]).toMatchObject({ subject: `R-0 · /v3/usergroups/${ids[0]}` })
    const { counts, id: runId } = await server.run(planId)
    expect(counts.outcomes).toMatchObject({ applied: 197, refused: 3 })
    const group = server.sandbox.world.userGroups.get(ids[5] as string)
    expect(group).toMatchObject({ name: '=Crew 5', role: 'Artisan' })

    const succeeded = await tableOf(runId, 'succeeded')
    expect(succeeded).toHaveLength(197)
    expect(succeeded[0]).toMatchObject({
      'Record id': 'R-0',
      Name: `'=Crew 0`,
      Remark: 'note',
      Status: '200',
    })
    const failures = await tableOf(runId, 'failures')
    expect(failures.map((row) => row['Record id'])).toEqual(['R-197', 'R-198', 'R-199'])
    expect(failures[0]).toMatchObject({ 'HTTP status': '404' })
    expect(failures[0]?.Reason).not.toBe('')
    const again = await server.call(retryRun, { params: { runId } })
    expect((await server.call(getPlan, { params: again })).changeCount).toBe(3)
    const failed = await server.bring(await fileOf(runId, 'failed'), rename)
    expect(failed).toMatchObject({ header: sheet.header, counts: { total: 3, ready: 3 } })
  }, 60_000)

  test('GET over rows is a report: read only, with the replies in columns, by entry and as JSON', async () => {
    const users = [...server.sandbox.world.users.values()].slice(0, 3)
    const csv = toCsv([['Id', 'Who'], ...users.map((user) => [user.id, `+${user.firstName}`])])
    const sheet = await server.bring(csv, 'Users_GetUser')
    expect(sheet.sources).toEqual({ 'params.userId': { kind: 'column', column: 0 } })
    const planId = await server.planOf(sheet)
    expect((await server.call(getPlan, { params: { planId } })).danger).toBe('none')
    const { id: runId } = await server.run(planId)
    const table = await tableOf(runId, 'succeeded')
    expect(table.map((row) => row['reply.email'])).toEqual(users.map((user) => user.email))
    expect(table.map((row) => row['Record id'])).toEqual(['2', '3', '4'])
    expect(table[0]?.Who).toBe(`'+${users[0]?.firstName}`)
    const json = JSON.parse(await fileOf(runId, 'succeeded_json')) as { reply: { id: string } }[]
    expect(json.map((entry) => entry.reply.id)).toEqual(users.map((user) => user.id))

    const lists = await server.bring('email\nnobody@x.test\n', 'Users_GetUsers')
    const { id: listRun } = await server.run(await server.planOf(lists))
    expect(await tableOf(listRun, 'succeeded_items')).toEqual([])
    expect((await tableOf(listRun, 'succeeded'))[0]).toMatchObject({ reply: '[]' })
  }, 60_000)

  test('a destructive run wants its number typed', async () => {
    const [id] = await makeGroups(['To be deleted'])
    const sheet = await server.bring(`id\n${id}\n`, 'UserGroups_DeleteUserGroup')
    const planId = await server.planOf(sheet)
    await expect(server.run(planId)).rejects.toMatchObject({
      problem: { code: 'confirmation_required' },
    })
    expect((await server.run(planId, 1)).counts.outcomes.applied).toBe(1)
    expect(server.sandbox.world.userGroups.has(id as string)).toBe(false)
  }, 30_000)
})

test('the example of docs/examples has a fault with a suggestion, one without, and three rows that run', async () => {
  const url = new URL('../../../../../docs/examples/bulk-runner-groups.csv', import.meta.url)
  const sheet = await server.bring(readFileSync(url), 'UserGroups_CreateUserGroup')
  expect(sheet).toMatchObject({ counts: { ready: 3, faulty: 2 }, recordColumn: 0 })
  const params = { sheetId: sheet.id }
  const { items } = await server.call(listRunnerRows, { params, query: { only: 'faulty' } })
  expect(items.map(({ faults }) => faults[0]?.suggestion)).toEqual(['Artisan', null])
  const { counts } = await server.run(await server.planOf(sheet))
  expect(counts.outcomes.applied).toBe(3)
}, 30_000)

test('rows of a run are called what the sheet calls them', async () => {
  const sheet = await server.bring('Record,Id\nfirst,gone\n', 'Users_GetUser')
  const { id: runId } = await server.run(await server.planOf(sheet))
  const { items } = await server.call(listRunRows, { params: { runId }, query: { outcome: [] } })
  expect(items[0]).toMatchObject({ subject: 'first · /v3/users/gone', outcome: 'refused' })
}, 30_000)
