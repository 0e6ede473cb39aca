import { randomUUID } from 'node:crypto'
import { connectionId } from '@curator/console-contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUser } from '../../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { systemClock } from '../../core/clock.ts'
import type { PlanRowsQuery } from './plan-rows.ts'

let rig: RunRig

beforeAll(async () => {
  rig = await startRunRig()
})
afterAll(() => rig.close())

const page = { page: 1, pageSize: 50 }
const anyRow: PlanRowsQuery = {
  ...page,
  verdict: [],
  danger: [],
  kind: [],
  sort: 'danger',
  group: 'none',
}
const carryOn = { kind: 'carry_on' } as const
const confirm = async (planId: string, idempotencyKey: string = randomUUID()) => {
  const { digest } = await rig.service.getPlan(planId)
  return rig.service.startRun(planId, rig.authorId, { digest, idempotencyKey, stopRule: carryOn })
}

async function addSheet(rows: readonly (readonly string[])[]): Promise<string> {
  const id = randomUUID()
  await rig.db
    .insertInto('sheet')
    .values({
      id,
      connection_id: 'practice',
      author_id: rig.authorId,
      slice: 'onboarding',
      file_name: 'people.csv',
      file: Buffer.from(''),
      reading: '{}',
      header: JSON.stringify(['Email', 'Note']),
      mapping: '[]',
      mapping_source: 'matched',
      notices: '[]',
      created_at: systemClock.now(),
    })
    .execute()
  for (const [at, cells] of rows.entries())
    await rig.db
      .insertInto('sheet_row')
      .values({
        sheet_id: id,
        line: at + 2,
        cells: JSON.stringify(cells),
        faults: '[]',
        row_key: null,
        is_excluded: false,
      })
      .execute()
  return id
}

describe('a stored plan', () => {
  test('is shown with its counts, and its rows with the worst verdict first', async () => {
    const planId = await rig.plan(
      [createUser(1, 'one@example.test'), createUser(2, 'two@example.test')],
      {
        rows: [
          { line: 2, subject: 'one@example.test', verdict: 'create', reasons: [], changeSeqs: [1] },
          { line: 3, subject: 'two@example.test', verdict: 'create', reasons: [], changeSeqs: [2] },
          {
            line: 4,
            subject: '100%_sure@example.test',
            verdict: 'conflict',
            reasons: ['Two users have it.'],
            changeSeqs: [],
          },
          { line: 5, subject: 'x', verdict: 'invalid', reasons: ['No e-mail.'], changeSeqs: [] },
        ],
      },
    )
    const plan = await rig.service.getPlan(planId)
    expect(plan).toMatchObject({
      state: 'draft',
      rowCount: 4,
      changeCount: 2,
      authorName: 'Grace',
      runId: null,
      verdictCounts: { create: 2, conflict: 1, invalid: 1, update: 0 },
      kindCounts: { 'create-user': 2 },
    })
    expect(plan.digest).toMatch(/^sha256-[0-9a-f]{64}$/)
    const rows = await rig.service.listPlanRows(planId, { ...anyRow })
    expect(rows.items.map((row) => row.line)).toEqual([4, 5, 2, 3])
    expect(rows.items[2]?.changes[0]?.sentence).toBe('Change 1.')
    const search = async (text: string) =>
      (await rig.service.listPlanRows(planId, { ...anyRow, search: text })).total
    expect([await search('100%_S'), await search('%'), await search('no e-mail')]).toEqual([
      1, 1, 1,
    ])
    const invalid = await rig.service.listPlanRows(planId, { ...anyRow, verdict: ['invalid'] })
    expect(invalid.total).toBe(1)
  })

  test('whose pieces break off leaves nothing behind', async () => {
    const count = async () => (await rig.db.selectFrom('plan').select('id').execute()).length
    const before = await count()
    const outOfOrder = [createUser(2, 'b@example.test'), createUser(1, 'a@example.test')]
    await expect(rig.plan(outOfOrder)).rejects.toThrow(RangeError)
    expect(await count()).toBe(before)
  })

  test('that was discarded can’t be started', async () => {
    const planId = await rig.plan([createUser(1, 'gone@example.test')])
    await rig.service.discardPlan(planId)
    await expect(confirm(planId)).rejects.toMatchObject({ code: 'plan_expired' })
  })

  test('that is too old can’t be started', async () => {
    const planId = await rig.plan([createUser(1, 'old@example.test')])
    await rig.db
      .updateTable('plan')
      .set({ expires_at: new Date(0) })
      .where('id', '=', planId)
      .execute()
    expect((await rig.service.getPlan(planId)).state).toBe('expired')
    await expect(confirm(planId)).rejects.toMatchObject({ code: 'plan_expired' })
  })

  test('with another digest, or with nothing in it, can’t be started', async () => {
    const planId = await rig.plan([createUser(1, 'digest@example.test')])
    const wrong = { digest: 'sha256-other', idempotencyKey: randomUUID(), stopRule: carryOn }
    await expect(rig.service.startRun(planId, rig.authorId, wrong)).rejects.toMatchObject({
      code: 'plan_changed',
    })
    await expect(confirm(await rig.plan([]))).rejects.toMatchObject({ code: 'plan_empty' })
  })
})

describe('confirming', () => {
  test('twice with one key gives one run, with another key a conflict', async () => {
    const planId = await rig.plan([createUser(1, 'key@example.test')])
    const key = randomUUID()
    const first = await confirm(planId, key)
    expect((await confirm(planId, key)).id).toBe(first.id)
    await expect(confirm(planId)).rejects.toMatchObject({ code: 'plan_already_started' })
    await expect(rig.service.discardPlan(planId)).rejects.toMatchObject({
      code: 'run_state_conflict',
    })
  })

  test('in two browsers at the same moment gives exactly one run', async () => {
    const planId = await rig.plan([createUser(1, 'race@example.test')])
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => confirm(planId)))
    const good = tries.filter((each) => each.status === 'fulfilled')
    const codes = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(good).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['plan_already_started']))
    const runs = await rig.db.selectFrom('run').select('id').where('plan_id', '=', planId).execute()
    expect(runs).toHaveLength(1)
  })
})

describe('after a run', () => {
  test('rows stand worst first; failed rows come as a file of the sheet’s shape; retry plans them again', async () => {
    const sheetId = await addSheet([
      ['fine@example.test', 'keep'],
      ['refused@example.test', '=1+1, "quoted"'],
      ['no e-mail', ''],
    ])
    const fault = rig.sandbox.faults.add({
      operation: 'Users_CreateUser',
      match: 'refused@',
      status: 400,
      body: { message: 'Not this one.' },
    })
    const planId = await rig.plan(
      [createUser(1, 'fine@example.test'), createUser(2, 'refused@example.test')],
      {
        sheetId,
        rows: [
          {
            line: 2,
            subject: 'fine@example.test',
            verdict: 'create',
            reasons: [],
            changeSeqs: [1],
          },
          {
            line: 3,
            subject: 'refused@example.test',
            verdict: 'create',
            reasons: [],
            changeSeqs: [2],
          },
          {
            line: 4,
            subject: 'no e-mail',
            verdict: 'invalid',
            reasons: ['No e-mail.'],
            changeSeqs: [],
          },
        ],
      },
    )
    rig.addRunner()
    const { id } = await confirm(planId)
    await rig.waitFor(id)
    rig.sandbox.faults.remove(fault.id)

    const rows = await rig.service.listRunRows(id, { ...page, outcome: [] })
    expect(rows.items.map((row) => [row.line, row.outcome])).toEqual([
      [3, 'refused'],
      [2, 'applied'],
      [4, null],
    ])
    expect(rows.standCounts).toMatchObject({ refused: 1, applied: 1, none: 1, open: 0, failed: 0 })
    expect((await rig.service.listRunRows(id, { ...page, outcome: ['refused'] })).total).toBe(1)
    const unplanned = await rig.service.listRunRows(id, { ...page, outcome: ['none'] })
    expect(unplanned.items.map((row) => row.line)).toEqual([4])
    expect(unplanned.standCounts).toEqual(rows.standCounts)
    expect((await rig.service.listRunRows(id, { ...page, outcome: ['open'] })).total).toBe(0)

    const text = async (content: 'failed' | 'results') =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        (await rig.service.exportRunRows(id, content)).bytes,
      )
    expect(await text('failed')).toBe(
      '\ufeffEmail,Note\r\nrefused@example.test,"\'=1+1, ""quoted"""\r\nno e-mail,\r\n',
    )
    const results = await text('results')
    expect(results).toContain('Email,Note,Line,Verdict,Outcome,Message\r\n')
    expect(results).toContain('fine@example.test,keep,2,create,applied,')
    expect(results).toContain('The Server said: Not this one.')

    await rig.service.retryRun(id, rig.authorId)
    expect(rig.replanned.at(-1)).toEqual({ planId, lines: [3] })
    await expect(
      rig.service.retryRun(
        (await confirm(await rig.plan([createUser(1, 'q@example.test')]))).id,
        rig.authorId,
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/run_state_conflict|plan_empty/) })
  })

  test('runs are listed newest first, by connection and state', async () => {
    const runs = await rig.service.listRuns({
      ...page,
      slice: [],
      state: [],
      connectionId: connectionId.parse('practice'),
    })
    const created = runs.items.map((run) => run.createdAt)
    expect(created).toEqual([...created].sort().reverse())
    expect((await rig.service.listRuns({ ...page, slice: [], state: ['halted'] })).total).toBe(0)
    expect(
      (
        await rig.service.listRuns({
          ...page,
          slice: [],
          state: [],
          connectionId: connectionId.parse('none'),
        })
      ).total,
    ).toBe(0)
  })
})

describe('a plan whose Server lacks an operation', () => {
  const call = {
    seq: 2,
    kind: 'call-operation' as const,
    payload: {
      operationId: 'Users_TransferAssets',
      params: { userId: 'x' },
      query: {},
      body: {},
      sealed: null,
    },
  }

  test.each(['Users_CreateUser', 'Users_TransferAssets'])('%s is not started', async (missing) => {
    const planId = await rig.plan([createUser(1, `${missing}@example.test`), call])
    rig.lacking.set(missing, 'It came with a later release.')
    await expect(confirm(planId)).rejects.toMatchObject({
      code: 'operation_missing',
      options: { detail: 'It came with a later release.' },
    })
    expect((await rig.service.getPlan(planId)).runId).toBeNull()
    rig.lacking.clear()
    expect((await confirm(planId)).planId).toBe(planId)
  })

  test('another plan of the same Server is', async () => {
    const planId = await rig.plan([createUser(1, 'other-operation@example.test')])
    rig.lacking.set('Users_TransferAssets', 'It came with a later release.')
    expect((await confirm(planId)).planId).toBe(planId)
    rig.lacking.clear()
  })
})
