import type { CampaignId } from '@curator/console-contract/ids'
import {
  closeCampaign,
  createReviewPlan,
  getCampaign,
  signCampaign,
} from '@curator/console-contract/schedule-review'
import type { Call } from '@curator/endpoint/client'
import { problem } from '@curator/endpoint/problem'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, type ReviewRig, startReviewRig } from '../../../testing/review-rig.ts'
import { runPlan } from '../../../testing/run-plan.ts'
import { readSheet } from '../../sheets/reading/read-sheet.ts'

let rig: ReviewRig
beforeAll(async () => {
  rig = await startReviewRig()
  await rig.addOwner('ada', ['Alpha one', 'Alpha two'])
})
afterAll(() => rig.running.close())

const call: Call = (...args) => rig.running.call(...args)
const params = (campaignId: CampaignId) => ({ params: { campaignId } })
const sign = (id: CampaignId, stage: 'owner' | 'curator' | 'lead', who = call) =>
  codeOf(
    who(signCampaign, { ...params(id), body: { stage, statement: 'These are my decisions.' } }),
  )

async function download(
  id: CampaignId,
  format: string,
  role: 'viewer' | 'administrator' = 'viewer',
) {
  const cookie = await rig.running.cookieOf(role)
  return rig.running.fetchAs(cookie)(
    `${rig.running.url}/api/schedule-review/campaigns/${id}/report?format=${format}`,
  )
}
const bytesOf = async (id: CampaignId, format: string) =>
  Buffer.from(await (await download(id, format)).arrayBuffer())

/** A closed review of two stages in which the administrator decided everything. */
async function decided() {
  const { id } = await rig.start({ search: 'alpha', name: '=Review("alpha")' })
  rig.putForward(8)
  for (const item of await rig.items(id))
    await rig.decide(id, [item], { decision: 'pause', reason: '=1+1' })
  await call(closeCampaign, params(id))
  return id
}

describe('a signature', () => {
  test('is given for each stage after the end; who decided alone is not the only one', async () => {
    const { id: open } = await rig.start({ search: 'alpha' })
    expect(await sign(open, 'owner')).toBe('review_state_conflict')
    const id = await decided()
    expect(await sign(id, 'lead')).toBe('request_invalid')
    expect(await sign(id, 'owner')).toBe('none')
    expect(await sign(id, 'curator')).toBe('sign_off_refused')
    expect((await call(getCampaign, params(id))).signOffs).toHaveLength(1)
    const viewer = await rig.running.signInAs('viewer')
    expect(await sign(id, 'curator', viewer)).toBe('permission_denied')
    const operator = await rig.running.signInAs('operator')
    expect(await sign(id, 'curator', operator)).toBe('none')
    expect(await call(getCampaign, params(id))).toMatchObject({
      state: 'signed',
      signOffs: [
        { stage: 'owner', byName: 'Test administrator' },
        { stage: 'curator', byName: 'Test operator', statement: 'These are my decisions.' },
      ],
    })
    expect(await sign(id, 'curator')).toBe('review_state_conflict')
  })

  test('is refused for evidence that was changed', async () => {
    const id = await decided()
    await sql`update review_item set evidence = evidence || ' ' where campaign_id = ${id} and seq = 1`.execute(
      rig.running.db,
    )
    expect(await sign(id, 'owner')).toBe('evidence_broken')
  })
})

describe('a report', () => {
  test('is there after the end, in three forms, safe against formulas, with what became of the plan', async () => {
    const { id: open } = await rig.start({ search: 'alpha' })
    const refused = await download(open, 'csv')
    expect(problem.parse(await refused.json()).code).toBe('review_state_conflict')
    const id = await decided()
    const { planId } = await call(createReviewPlan, params(id))
    await runPlan(call, planId)
    const csv = (await bytesOf(id, 'csv')).toString('utf8')
    expect(csv).toContain('Alpha one')
    expect(csv).toContain(`'=1+1`)
    expect(csv).toContain(`"'=Review(""alpha"")"`)
    expect(csv).toContain('applied')
    const json = JSON.parse((await bytesOf(id, 'json')).toString('utf8')) as Record<string, unknown>
    const { evidenceHash } = await call(getCampaign, params(id))
    expect(json).toMatchObject({
      kind: 'schedule-review-report',
      campaign: { evidenceHash, isEvidenceSound: true },
      counts: { schedules: 2, pause: 2 },
      plan: { planId, runState: 'done' },
      items: [
        {
          answers: [{ decision: 'pause', byName: 'Test administrator' }],
          outcome: { outcome: 'applied' },
        },
        {},
      ],
    })
    const sheet = await readSheet(await bytesOf(id, 'xlsx'), {})
    expect(sheet.header.slice(0, 3)).toEqual(['Schedule', 'Schedule id', 'Owner'])
    expect(sheet.rows.flatMap(({ cells }) => cells)).toContain('=1+1')
  })

  test('does not change any more once it is signed, whatever happens in the store', async () => {
    const id = await decided()
    await sign(id, 'owner')
    const operator = await rig.running.signInAs('operator')
    await sign(id, 'curator', operator)
    const read = () => Promise.all(['csv', 'xlsx', 'json'].map((format) => bytesOf(id, format)))
    const before = await read()
    expect(before[2]?.toString('utf8')).toContain('"stage":"curator"')
    await sql`update review_answer set by_name = 'Somebody else'`.execute(rig.running.db)
    await call(createReviewPlan, params(id))
    expect(await read()).toEqual(before)
  })
})
