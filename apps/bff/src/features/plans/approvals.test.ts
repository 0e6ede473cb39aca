import { randomUUID } from 'node:crypto'
import {
  askForApproval,
  decideOnPlan,
  listWaitingApprovals,
} from '@curator/console-contract/approvals'
import { updateConnection } from '@curator/console-contract/connections'
import type { ConnectionId, PlanId } from '@curator/console-contract/ids'
import { discardPlan, getPlan } from '@curator/console-contract/plans'
import { startRun } from '@curator/console-contract/runs'
import { getSession } from '@curator/console-contract/session'
import type { Call } from '@curator/endpoint/client'
import { ProblemError } from '@curator/endpoint/problem'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { createStillDirectories } from '../../../testing/still-directories.ts'
import { systemClock } from '../../core/clock.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import { createPlanWriter } from '../../plans/plan-writer.ts'
import { createPlanStore } from '../../store/plan.store.ts'

let running: TestConsole
let connectionId: ConnectionId
let author: Call
let second: Call
let third: Call
let viewer: Call
let authorId: string

beforeAll(async () => {
  running = await startConsole({ createDirectories: createStillDirectories, isWorker: false })
  connectionId = await running.connect()
  ;[author, second, third, viewer] = await Promise.all([
    running.signInAs('operator'),
    running.signInAs('operator'),
    running.signInAs('administrator'),
    running.signInAs('viewer'),
  ])
  const session = await author(getSession, {})
  authorId = session.state === 'signed_in' ? session.account.id : ''
})
afterAll(() => running.close())
beforeEach(() => setPolicy('destructive'))

const setPolicy = async (approval: 'none' | 'destructive' | 'all') => {
  await running.call(updateConnection, { params: { connectionId }, body: { approval } })
}

const codeOf = (called: Promise<unknown>) =>
  called.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

/** A plan by the author that deletes two users, or creates a group. */
async function makePlan(danger: 'none' | 'destructive' = 'destructive'): Promise<PlanId> {
  const draft = new PlanDraft()
  for (const email of ['ada@example.test', 'eve@example.test']) {
    const first = draft.add((seq) => ({
      seq,
      kind: 'create-group',
      payload: { name: `Group of ${email}`, role: 'Evaluated' },
      before: null,
      fields: [{ field: 'name', label: 'Name', before: null, after: `Group of ${email}` }],
      sentence: `Create the group of ${email}.`,
      danger,
      dependsOn: [],
    }))
    draft.addRow({ subject: email, verdict: 'create', reasons: ['New.'], changeSeqs: [first] })
  }
  const plans = createPlanStore(running.db)
  return createPlanWriter({ plans, clock: systemClock, createId: randomUUID })(
    {
      connectionId,
      authorId,
      slice: 'user-groups',
      title: 'Create two groups',
      sheetId: null,
      options: { made: 'by hand' },
      directoryTakenAt: systemClock.now().toISOString(),
    },
    draft.chunks(),
  )
}

const read = (planId: PlanId) => author(getPlan, { params: { planId } })
const ask = (planId: PlanId, who = author) => who(askForApproval, { params: { planId } })
const decide = async (
  planId: PlanId,
  who: Call,
  more: { decision?: 'approved' | 'rejected'; comment?: string; digest?: string } = {},
) => {
  const digest = more.digest ?? (await read(planId)).digest
  return who(decideOnPlan, {
    params: { planId },
    body: { decision: 'approved', ...more, digest },
  })
}
const start = async (planId: PlanId, who = author) => {
  const { changeCount, digest } = await read(planId)
  return who(startRun, {
    params: { planId },
    body: { digest, idempotencyKey: randomUUID(), typedCount: changeCount },
  })
}

describe('a plan that a second person must approve', () => {
  test('can’t be started before, and can after', async () => {
    const planId = await makePlan()
    expect((await read(planId)).approval).toMatchObject({ isRequired: true, state: 'needed' })
    expect(await codeOf(start(planId))).toBe('approval_required')
    expect((await ask(planId)).approval).toMatchObject({
      state: 'waiting',
      askedByName: 'Test operator',
    })
    expect(await codeOf(start(planId))).toBe('approval_required')
    const decided = await decide(planId, second, { comment: 'Looked at both.' })
    expect(decided.approval).toMatchObject({
      state: 'approved',
      decidedByName: 'Test operator',
      comment: 'Looked at both.',
    })
    expect(await codeOf(start(planId))).toBe('none')
    expect(await codeOf(decide(planId, third))).toBe('plan_already_started')
  })

  test('is not approved by its author, whoever asked and whatever his role', async () => {
    const planId = await makePlan()
    await ask(planId, second)
    expect(await codeOf(decide(planId, author))).toBe('approval_by_author')
    expect(await codeOf(decide(planId, author, { decision: 'rejected', comment: 'No.' }))).toBe(
      'approval_by_author',
    )
    await running.db
      .updateTable('account')
      .set({ role: 'administrator' })
      .where('id', '=', authorId)
      .execute()
    expect(await codeOf(decide(planId, author))).toBe('approval_by_author')
    await running.db
      .updateTable('account')
      .set({ role: 'operator' })
      .where('id', '=', authorId)
      .execute()
    expect((await read(planId)).approval.state).toBe('waiting')
  })

  test('is not approved by a viewer, who may not even ask', async () => {
    const planId = await makePlan()
    expect(await codeOf(decide(planId, viewer))).toBe('permission_denied')
    expect(await codeOf(ask(planId, viewer))).toBe('permission_denied')
    expect(await codeOf(viewer(listWaitingApprovals, {}))).toBe('permission_denied')
  })

  test('is refused with the reason, and stays refused when the policy is taken back', async () => {
    const planId = await makePlan()
    const bare = decide(planId, second, { decision: 'rejected' })
    const faults = await bare.catch((error: unknown) =>
      error instanceof ProblemError ? error.problem.fields : undefined,
    )
    expect(faults).toMatchObject([{ path: 'body.comment' }])
    await decide(planId, second, { decision: 'rejected', comment: 'Eve stays.' })
    await setPolicy('none')
    const refusal = await start(planId).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      problem: { code: 'approval_rejected', detail: expect.stringContaining('“Eve stays.”') },
    })
  })

  test('is decided once, however many try at the same time', async () => {
    const planId = await makePlan()
    const codes = await Promise.all(
      [second, third, second, third].map((who, index) =>
        codeOf(
          decide(planId, who, {
            decision: index % 2 ? 'rejected' : 'approved',
            comment: `Try ${index}.`,
          }),
        ),
      ),
    )
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.filter((code) => code === 'approval_decided')).toHaveLength(3)
  })

  test('is not approved with the digest of another plan, nor an approval used for another', async () => {
    const [one, other] = [await makePlan(), await makePlan()]
    const { digest } = await read(one)
    expect(await codeOf(decide(other, second, { digest }))).toBe('plan_changed')
    await decide(one, second)
    await sql`insert into plan_approval select ${other}, digest, asked_by, asked_at, decision, decided_by, decided_at,
      comment from plan_approval where plan_id = ${one}`.execute(running.db)
    expect(await codeOf(start(other))).toBe('plan_changed')
  })

  test('is not approved once it was discarded or has expired', async () => {
    const planId = await makePlan()
    await author(discardPlan, { params: { planId } })
    expect(await codeOf(ask(planId))).toBe('plan_expired')
    expect(await codeOf(decide(planId, second))).toBe('plan_expired')
    expect(await codeOf(decide(randomUUID() as PlanId, second, { digest: 'x' }))).toBe('not_found')
  })

  test('does not start on the word of somebody who may not approve any more', async () => {
    const planId = await makePlan()
    const leaver = await running.signInAs('operator')
    await decide(planId, leaver)
    const session = await leaver(getSession, {})
    const id = session.state === 'signed_in' ? session.account.id : ''
    const setRole = (role: 'viewer' | 'operator') =>
      running.db.updateTable('account').set({ role }).where('id', '=', id).execute()
    await setRole('viewer')
    expect(await codeOf(start(planId))).toBe('approval_required')
    await setRole('operator')
    expect(await codeOf(start(planId))).toBe('none')
  })
})

describe('the policy of the connection', () => {
  test('is judged at the start: a stricter one since holds, a looser one too', async () => {
    const planId = await makePlan('none')
    expect((await read(planId)).approval.state).toBe('not_needed')
    expect(await codeOf(ask(planId))).toBe('approval_not_needed')
    expect(await codeOf(decide(planId, second))).toBe('approval_not_needed')
    await setPolicy('all')
    expect(await codeOf(start(planId))).toBe('approval_required')
    await setPolicy('none')
    expect(await codeOf(start(planId))).toBe('none')
  })
})

describe('approvals that wait', () => {
  test('are told to everybody who may give them, not to the author', async () => {
    const planId = await makePlan()
    const waitsFor = async (who: Call) =>
      (await who(listWaitingApprovals, {})).items.map(({ plan }) => plan.id).includes(planId)
    expect(await waitsFor(second)).toBe(false)
    await Promise.all([ask(planId), ask(planId, second)])
    expect([await waitsFor(second), await waitsFor(third)]).toEqual([true, true])
    expect(await waitsFor(author)).toBe(false)
    await setPolicy('none')
    expect(await waitsFor(second)).toBe(false)
    await setPolicy('destructive')
    await decide(planId, second)
    expect(await waitsFor(third)).toBe(false)
  })

  test('are told of: to all approvers but the author, the decision to the author', async () => {
    const planId = await makePlan()
    await ask(planId)
    await decide(planId, second, { decision: 'rejected', comment: 'No.' })
    const { rows } = await sql<{ kind: string; accounts: string[] }>`
      select e.kind, array_agg(n.account_id::text) as accounts from event e join notification n on n.event_id = e.id
      where e.plan_id = ${planId} group by e.kind`.execute(running.db)
    const byKind = Object.fromEntries(rows.map((row) => [row.kind, row.accounts]))
    expect(byKind.plan_rejected).toEqual([authorId])
    expect(byKind.approval_wanted).not.toContain(authorId)
    expect(byKind.approval_wanted?.length).toBeGreaterThanOrEqual(2)
  })
})

/** One byte in each column of a plan, its changes and its rows. */
const tampered: Record<string, string> = {
  'plan.connection_id': `update plan set connection_id = 'other' where id = $`,
  'plan.author_id': `update plan set author_id = (select id from account where role = 'viewer' limit 1) where id = $`,
  'plan.slice': `update plan set slice = slice || 'x' where id = $`,
  'plan.title': `update plan set title = title || '.' where id = $`,
  'plan.digest': `update plan set digest = digest || '0' where id = $`,
  'plan.row_count': `update plan set row_count = row_count + 1 where id = $`,
  'plan.change_count': `update plan set change_count = change_count + 1 where id = $`,
  'plan.verdict_counts': `update plan set verdict_counts = '{"create": 3}' where id = $`,
  'plan.kind_counts': `update plan set kind_counts = '{"create-group": 3}' where id = $`,
  'plan.secret_slots': `update plan set secret_slots = '[{"slot": "password 1", "label": "Password"}]' where id = $`,
  'plan.danger': `update plan set danger = 'caution' where id = $`,
  'plan.directory_taken_at': `update plan set directory_taken_at = directory_taken_at - interval '1 ms' where id = $`,
  'plan.options': `update plan set options = '{"made": "by hanD"}' where id = $`,
  'plan.created_at': `update plan set created_at = created_at - interval '1 ms' where id = $`,
  'plan.expires_at': `update plan set expires_at = expires_at + interval '1 ms' where id = $`,
  'change.seq': `update change set seq = 3 where seq = 2 and plan_id = $`,
  'change.kind': `update change set kind = 'create-user' where seq = 2 and plan_id = $`,
  'change.payload': `update change set payload = jsonb_set(payload, '{role}', '"Curator"') where seq = 2 and plan_id = $`,
  'change.before': `update change set before = '{}' where seq = 2 and plan_id = $`,
  'change.fields': `update change set fields = jsonb_set(fields, '{0,after}', '"x"') where seq = 2 and plan_id = $`,
  'change.sentence': `update change set sentence = replace(sentence, 'e', 'E') where seq = 2 and plan_id = $`,
  'change.danger': `update change set danger = 'none' where seq = 2 and plan_id = $`,
  'change.depends_on': `update change set depends_on = '[1]' where seq = 2 and plan_id = $`,
  'change (one on itself)': `update change set depends_on = '[2]' where seq = 2 and plan_id = $`,
  'change (one more)': `insert into change (plan_id, seq, kind, payload, before, fields, sentence, danger, depends_on)
    select plan_id, 0, kind, payload, before, fields, sentence, danger, depends_on from change
    where seq = 2 and plan_id = $`,
  'change (one less)': `delete from change where seq = 2 and plan_id = $`,
  'plan_row.line': `update plan_row set line = 3 where line = 2 and plan_id = $`,
  'plan_row.subject': `update plan_row set subject = subject || ' ' where line = 2 and plan_id = $`,
  'plan_row.verdict': `update plan_row set verdict = 'update' where line = 2 and plan_id = $`,
  'plan_row.reasons': `update plan_row set reasons = '["New"]' where line = 2 and plan_id = $`,
  'plan_row.change_seqs': `update plan_row set change_seqs = '[1]' where line = 2 and plan_id = $`,
  'plan_row (one more)': `insert into plan_row (plan_id, line, subject, verdict, reasons, change_seqs)
    select plan_id, -1, subject, verdict, reasons, change_seqs from plan_row where line = 2 and plan_id = $`,
  'plan_row (one less)': `delete from plan_row where line = 2 and plan_id = $`,
}
/** Not shown, not sent, or changed by the console itself. */
const notCovered = ['plan.id', 'plan.sheet_id', 'plan.state', 'plan.undo_of']
/** Made by the database from other columns, or only for sorting and searching. */
const derived = ['danger', 'detail', 'kinds', 'lead_kind'].map((name) => `plan_row.${name}`)

describe('a plan changed by one byte in the database', () => {
  const tamper = (name: string, planId: PlanId) =>
    sql.raw((tampered[name] ?? '').replaceAll('$', `'${planId}'`)).execute(running.db)

  beforeAll(async () => {
    await sql`insert into connection select 'other', 'Other', environment, base_url, client_id, secret_key_id, secret_nonce,
      secret_sealed, is_practice, max_concurrency, created_at from connection where id = ${connectionId}`.execute(
      running.db,
    )
    await sql`update connection set approval = 'all' where id = 'other'`.execute(running.db)
  })

  test('is tried for every column', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name in ('plan', 'change', 'plan_row') and column_name <> 'plan_id'
        and is_generated = 'NEVER'`.execute(running.db)
    const known = new Set([...Object.keys(tampered), ...notCovered, ...derived])
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  })

  test.each(Object.keys(tampered))('%s: is neither approved nor started', async (name) => {
    const [fresh, approved] = [await makePlan(), await makePlan()]
    const body = { digest: (await read(fresh)).digest, decision: 'approved' as const }
    const { digest } = await read(approved)
    await decide(approved, second)
    await tamper(name, fresh)
    await tamper(name, approved)
    expect(await codeOf(second(decideOnPlan, { params: { planId: fresh }, body }))).toBe(
      'plan_changed',
    )
    const typedCount = (await read(approved)).changeCount
    const secrets = { 'password 1': 'typed by hand' }
    const wish = { digest, idempotencyKey: randomUUID(), typedCount, secrets }
    // This console has no worker: it says that it can hold nothing typed before it looks at the whole plan.
    const refusal = name === 'plan.secret_slots' ? 'typed_secret_unsupported' : 'plan_changed'
    expect(await codeOf(author(startRun, { params: { planId: approved }, body: wish }))).toBe(
      refusal,
    )
  })
})
