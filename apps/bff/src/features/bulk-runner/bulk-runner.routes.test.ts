import { randomUUID } from 'node:crypto'
import {
  createRecipe,
  exportRunnerRequests,
  listRecipes,
  listRunnerOperations,
  listRunnerRequests,
  listRunnerRows,
  removeRecipe,
  renameRecipe,
  rereadRunnerSheet,
  updateRunnerMapping,
  updateRunnerRows,
} from '@curator/console-contract/bulk-runner'
import type { SheetId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { ProblemError } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BulkRig, startBulkRig } from '../../../testing/bulk-rig.ts'

const rename = 'UserGroups_UpdateUserGroup'
let server: BulkRig

beforeAll(async () => {
  server = await startBulkRig()
})
afterAll(() => server.close())

const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  )

describe('before anything is sent', () => {
  test('every fault stands at its cell and is settled in place; what is left out stays out', async () => {
    const sheet = await server.bring(
      'userGroupId,name,role\ng1,A,Artisan\n,B,Viewer\ng3,,Viewer\ng4,D,Artizan\ng5,E\n',
      rename,
    )
    expect(sheet.counts).toMatchObject({ ready: 1, faulty: 4 })
    const params = { sheetId: sheet.id }
    const { items } = await server.call(listRunnerRows, { params, query: { only: 'faulty' } })
    const found = items.map(({ line, faults }) => [
      line,
      ...faults.map(({ code, column }) => `${code}@${column}`),
    ])
    expect(found).toEqual([
      [3, 'value_missing@0'],
      [4, 'value_missing@1'],
      [5, 'choice_unknown@2'],
      [6, 'row_too_short@null', 'value_missing@2'],
    ])
    expect(items[2]?.faults[0]?.suggestion).toBe('Artisan')
    const edited = await server.call(updateRunnerRows, {
      params,
      body: {
        cells: [{ line: 5, column: 2, value: 'artisan' }],
        exclusions: [{ line: 3, isExcluded: true }],
      },
    })
    expect(edited.sheet.counts).toEqual({ total: 5, ready: 2, faulty: 2, excluded: 1 })
    const plan = await server.call(getPlan, { params: { planId: await server.planOf(sheet) } })
    expect(plan.verdictCounts).toMatchObject({ update: 2, invalid: 2, skip: 1 })
  })

  test('a chosen mapping with a value for all rows judges anew; columns are remembered, values are not', async () => {
    const text = 'Key,Called\ng1,A\ng1,B\n'
    const sheet = await server.bring(text, rename)
    expect(sheet.notices[0]).toMatchObject({ code: 'required_not_mapped', blocks: true })
    expect(await problemOf(server.planOf(sheet))).toMatchObject({ code: 'sheet_not_ready' })
    const params = { sheetId: sheet.id }
    const early = server.call(listRunnerRequests, { params, query: {} })
    expect(await problemOf(early)).toMatchObject({ code: 'sheet_not_ready' })
    const sources = {
      'params.userGroupId': { kind: 'column', column: 0 },
      'body.name': { kind: 'column', column: 1 },
      'body.role': { kind: 'constant', value: 'viewer' },
    } as const
    const mapped = await server.call(updateRunnerMapping, {
      params,
      body: { sources, recordColumn: 1 },
    })
    expect(mapped).toMatchObject({ mappingSource: 'chosen', counts: { ready: 2 } })
    const twice = await server.call(updateRunnerMapping, {
      params,
      body: { sources, recordColumn: 0 },
    })
    expect(twice.notices.map((notice) => notice.code)).toEqual(['same_target_twice'])
    expect(await server.bring(text, rename)).toMatchObject({
      mappingSource: 'remembered',
      sources: { 'params.userGroupId': { column: 0 }, 'body.name': { column: 1 } },
      recordColumn: 0,
    })
    const bad = { ...sources, 'body.role': { kind: 'constant', value: 'Emperor' } } as const
    const refused = await server.call(updateRunnerMapping, {
      params,
      body: { sources: bad, recordColumn: 0 },
    })
    expect(refused.notices[0]).toMatchObject({ code: 'constant_faulty', blocks: true })
    const unknown = { 'body.colour': { kind: 'constant', value: 'red' } } as const
    const tried = server.call(updateRunnerMapping, {
      params,
      body: { sources: unknown, recordColumn: null },
    })
    expect(await problemOf(tried)).toMatchObject({ code: 'request_invalid' })
  })

  test('the dry run shows each request, finds by text, and calls nothing', async () => {
    const sheet = await server.bring(`userGroupId,name,role\na/b,It's,Viewer\nc,D,Viewer\n`, rename)
    const params = { sheetId: sheet.id }
    const before = server.sandbox.calls.count()
    const page = await server.call(listRunnerRequests, { params, query: {} })
    expect(page.items[0]).toMatchObject({
      line: 2,
      recordId: '2',
      method: 'PUT',
      address: `${server.sandboxUrl}v3/usergroups/a%2Fb`,
      body: '{"name":"It\'s","role":"Viewer"}',
    })
    expect(page.items[0]?.curl).toContain(`'{"name":"It'\\''s","role":"Viewer"}'`)
    const found = await server.call(listRunnerRequests, { params, query: { search: '"d"' } })
    expect(found).toMatchObject({ total: 1, items: [{ line: 3 }] })
    for (const format of ['csv', 'json'] as const) {
      const file = await server.call(exportRunnerRequests, { params, query: { format } })
      expect(new TextDecoder().decode(file.bytes)).toContain('v3/usergroups/a%2Fb')
    }
    expect(server.sandbox.calls.count()).toBe(before)
  })

  test('a file read another way is matched anew', async () => {
    const sheet = await server.bring('userGroupId;name;role\ng1;A;Viewer\n', rename)
    expect(sheet.counts.ready).toBe(1)
    const params = { sheetId: sheet.id }
    const again = await server.call(rereadRunnerSheet, { params, body: { delimiter: ',' } })
    expect(again).toMatchObject({ header: ['userGroupId;name;role'], sources: {} })
  })
})

describe('what can’t be called over rows', () => {
  test('is listed with the reason', async () => {
    const { items } = await server.call(listRunnerOperations, {
      query: { connectionId: server.connectionId },
    })
    const whyNot = (id: string) => items.find((item) => item.operationId === id)?.whyNot
    expect(items.length).toBeGreaterThan(60)
    expect(whyNot(rename)).toBeNull()
    expect(whyNot('Credentials_AddCredential')).toContain('password')
    expect(whyNot('Workflows_CreateWorkflow')).toContain('file')
  })

  test.each([
    ['Credentials_AddCredential', 422, 'operation_not_for_rows'],
    ['Nothing_Known', 404, 'not_found'],
  ])('%s is refused', async (operationId, status, code) => {
    expect(await problemOf(server.bring('a\n1\n', operationId))).toMatchObject({ status, code })
  })

  test.each([
    ['50,000 rows', `id\n${'g\n'.repeat(50_000)}`, 'too_many_rows', '50,000'],
    ['an empty file', '', 'file_unreadable', 'empty'],
    ['no table', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'file_unreadable', 'binary'],
  ])('%s is refused and what was there before stays', async (_name, content, code, words) => {
    const count = async () => (await server.db.selectFrom('sheet').select('id').execute()).length
    const before = await count()
    const problem = await problemOf(server.bring(content, rename))
    expect(problem).toMatchObject({ code, detail: expect.stringContaining(words) })
    expect(await count()).toBe(before)
  })

  test('whoever may only look sees operations and recipes and no more', async () => {
    const viewer = await server.signInAs('viewer')
    await viewer(listRunnerOperations, { query: { connectionId: server.connectionId } })
    await viewer(listRecipes, {})
    const tried = viewer(createRecipe, { body: { name: 'x', sheetId: randomUUID() as SheetId } })
    expect(await problemOf(tried)).toMatchObject({ code: 'permission_denied' })
  })
})

describe('a recipe', () => {
  test('is saved, used with columns in another order, renamed and removed', async () => {
    const sheet = await server.bring('Group,Title\ng1,A\n', rename)
    const sources = {
      'params.userGroupId': { kind: 'column', column: 0 },
      'body.name': { kind: 'column', column: 1 },
      'body.role': { kind: 'constant', value: 'Viewer' },
    } as const
    const params = { sheetId: sheet.id }
    await server.call(updateRunnerMapping, { params, body: { sources, recordColumn: 1 } })
    const recipe = await server.call(createRecipe, {
      body: { name: 'Monthly names', sheetId: sheet.id },
    })
    expect(recipe).toMatchObject({
      operationText: 'PUT /v3/usergroups/:userGroupId',
      columns: expect.arrayContaining(['Group', 'Title']),
    })
    const double = server.call(createRecipe, { body: { name: 'monthly NAMES', sheetId: sheet.id } })
    expect(await problemOf(double)).toMatchObject({ code: 'name_taken' })

    const used = await server.bring('title,Extra,GROUP\nB,x,g2\n', rename, recipe.id)
    expect(used).toMatchObject({
      mappingSource: 'recipe',
      recordColumn: 0,
      sources: { 'params.userGroupId': { column: 2 }, 'body.role': { value: 'Viewer' } },
      counts: { ready: 1 },
    })
    const short = await server.bring('title\nB\n', rename, recipe.id)
    expect(short.notices.map((notice) => notice.code)).toContain('recipe_column_missing')
    const mismatch = await problemOf(server.bring('a\n1\n', 'Users_GetUser', recipe.id))
    expect(mismatch).toMatchObject({ code: 'request_invalid' })

    const own = { recipeId: recipe.id }
    await server.call(renameRecipe, { params: own, body: { name: 'Names' } })
    expect((await server.call(listRecipes, {})).items.map(({ name }) => name)).toEqual(['Names'])
    await server.call(removeRecipe, { params: own })
    expect((await server.call(listRecipes, {})).items).toEqual([])
  })
})
