import type { AccountId, CampaignId } from '@curator/console-contract/ids'
import {
  closeCampaign,
  createReviewPlan,
  getCampaign,
  listCampaigns,
  startCampaign,
} from '@curator/console-contract/schedule-review'
import { discardCampaign, updateCampaign } from '@curator/console-contract/schedule-review-drafts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, type ReviewRig, startReviewRig } from '../../../testing/review-rig.ts'

let rig: ReviewRig
beforeAll(async () => {
  rig = await startReviewRig()
  await rig.addOwner('ada', ['Alpha one', 'Alpha two'])
})
afterAll(() => rig.running.close())

const call: ReviewRig['running']['call'] = (...args) => rig.running.call(...args)
const params = (campaignId: CampaignId) => ({ params: { campaignId } })
const read = (id: CampaignId) => call(getCampaign, params(id))

describe('a draft', () => {
  test('is listed, changed and thrown away until it starts', async () => {
    const draft = await rig.create({ search: 'alpha' })
    expect(draft).toMatchObject({ state: 'draft', currentStage: null, evidenceHash: null })
    const { connectionId } = rig
    const list = () => call(listCampaigns, { query: { connectionId, state: ['draft'] } as never })
    expect((await list()).items.map(({ id }) => id)).toContain(draft.id)
    const { id, name: _, ...rest } = draft
    const { filters, stages, silence, recurrence, reminderDays, startsAt, fallbackAccountId } = rest
    const values = {
      filters,
      stages,
      silence,
      recurrence,
      reminderDays,
      startsAt,
      fallbackAccountId,
    }
    const body = { ...values, name: 'Renamed' }
    expect(await call(updateCampaign, { ...params(id), body })).toMatchObject({ name: 'Renamed' })
    await call(discardCampaign, params(id))
    expect(await codeOf(read(id))).toBe('not_found')
  })

  test('names what is wrong with it', async () => {
    const twice = { kind: 'owner', endsAt: rig.dayAt(1) } as const
    expect(await codeOf(rig.create({ search: 'x', stages: [twice, twice] }))).toBe(
      'request_invalid',
    )
    const nobody = '00000000-0000-4000-8000-000000000000' as AccountId
    expect(await codeOf(rig.create({ search: 'x', fallbackAccountId: nobody }))).toBe('not_found')
    expect(await codeOf(rig.start({ search: 'there is nothing of this name' }))).toBe(
      'request_invalid',
    )
    const late = [{ kind: 'curator', endsAt: rig.dayAt(-1) }] as const
    expect(await codeOf(rig.start({ search: 'alpha', stages: [...late] }))).toBe('request_invalid')
  })

  test('is not the work of viewers', async () => {
    const viewer = await rig.running.signInAs('viewer')
    expect(await codeOf(rig.create({ search: 'alpha' }, viewer))).toBe('permission_denied')
    const { id } = await rig.create({ search: 'alpha' })
    expect(await codeOf(viewer(startCampaign, params(id)))).toBe('permission_denied')
    expect(await codeOf(viewer(getCampaign, params(id)))).toBe('none')
  })
})

describe('a start', () => {
  test('freezes evidence that says what is not available, and happens once', async () => {
    const { id } = await rig.create({ search: 'alpha' })
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(call(startCampaign, params(id)))))
    expect(codes.sort()).toEqual(['none', 'review_started', 'review_started'])
    expect(await read(id)).toMatchObject({
      state: 'open',
      currentStage: 'owner',
      isEvidenceSound: true,
      evidenceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      progress: { itemCount: 2, decidedCount: 0 },
      reviewers: [{ email: expect.stringContaining('ada'), itemCount: 2, remindedAt: null }],
    })
    const [item] = await rig.items(id)
    const facts = new Map(item?.evidence.map((fact) => [fact.key, fact]))
    expect(facts.get('owner')?.value).toContain('ada')
    expect(facts.get('failures')).toMatchObject({ value: null, why: expect.stringMatching(/\w/) })
    for (const { value, why } of item?.evidence ?? []) expect(value === null).toBe(why !== null)
  })

  test('gives schedules of people who are not there to whoever stands in', async () => {
    const ids = await rig.addOwner('gone', ['Orphan'])
    const { world } = rig.running.sandbox
    world.updateUser(world.schedules.get(ids[0] ?? '')?.ownerId ?? '', { isActive: false })
    await (await rig.running.deps.directories.get(rig.connectionId)).refresh()
    const { id } = await rig.start({ search: 'orphan' })
    const [item] = await rig.items(id)
    expect(item).toMatchObject({
      severity: 'high',
      reviewer: { name: 'Test administrator', isFallback: true },
      recommendation: { reason: item?.found[0]?.reason },
    })
  })
})

describe('frozen evidence', () => {
  const tamper = async (id: CampaignId, statement: ReturnType<typeof sql>) => {
    expect((await read(id)).isEvidenceSound).toBe(true)
    await statement.execute(rig.running.db)
    expect((await read(id)).isEvidenceSound).toBe(false)
    await call(closeCampaign, params(id))
    expect(await codeOf(call(createReviewPlan, params(id)))).toBe('evidence_broken')
  }

  test('of which one byte was changed is told, not shown and not planned on', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    await tamper(
      id,
      sql`update review_item set evidence = replace(evidence, 'Alpha one', 'Alpha 0ne') where campaign_id = ${id} and seq = 1`,
    )
    const [first, second] = await rig.items(id)
    expect(first?.evidence).toEqual([expect.objectContaining({ value: null })])
    expect(second?.evidence.length).toBeGreaterThan(10)
  })

  test('of which an item is missing is told', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    await tamper(id, sql`delete from review_item where campaign_id = ${id} and seq = 2`)
  })

  test('whose hashes were made to fit again is told, because the seal is not', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const hash = (text: ReturnType<typeof sql>) =>
      sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
    await sql`update review_item set evidence = replace(evidence, 'Alpha', 'Omega') where campaign_id = ${id}`.execute(
      rig.running.db,
    )
    await sql`update review_item set evidence_hash = ${hash(sql`evidence`)} where campaign_id = ${id}`.execute(
      rig.running.db,
    )
    await sql`update review_campaign c set evidence_hash = (select ${hash(sql`string_agg(i.evidence_hash, '' order by i.seq)`)}
      from review_item i where i.campaign_id = c.id) where id = ${id}`.execute(rig.running.db)
    expect((await read(id)).isEvidenceSound).toBe(false)
    await call(closeCampaign, params(id))
    expect(await codeOf(call(createReviewPlan, params(id)))).toBe('evidence_broken')
  })
})

describe('the end', () => {
  test('comes by itself, answers for who was silent, and lets nobody close it again', async () => {
    const { id } = await rig.start({ search: 'alpha', silence: 'pause' })
    const [one] = await rig.items(id)
    rig.putForward(8)
    const keep = { decision: 'keep', reason: 'It is needed.' } as const
    expect(await rig.decide(id, one ? [one] : [], keep)).toBe('none')
    rig.putForward(7)
    expect(await read(id)).toMatchObject({ state: 'closed', currentStage: null })
    const answers = (await rig.items(id)).map((item) =>
      item.answers.map(({ byName, decision }) => [byName, decision]),
    )
    expect(answers.sort()).toEqual([
      [['Rule for silence', 'pause']],
      [['Test administrator', 'keep']],
    ])
    expect(await codeOf(call(closeCampaign, params(id)))).toBe('review_state_conflict')
    expect(await rig.decide(id, one ? [one] : [], keep)).toBe('stage_over')
  })

  test('makes the next draft once, and the next review says what changed', async () => {
    const [scheduleId = ''] = await rig.addOwner('cyd', ['Cyclic'])
    const first = await rig.start({ search: 'cyclic', recurrence: 'quarterly' })
    await Promise.all([1, 2].map(() => codeOf(call(closeCampaign, params(first.id)))))
    const { connectionId } = rig
    const { items } = await call(listCampaigns, { query: { connectionId } as never })
    const next = items.filter(({ previousId }) => previousId === first.id)
    expect(next).toHaveLength(1)
    expect(Date.parse(next[0]?.startsAt ?? '')).toBeGreaterThan(
      Date.parse(first.startsAt) + 80 * 24 * 3_600_000,
    )
    rig.running.sandbox.world.schedules.update(scheduleId, { workerTag: 'night' })
    await (await rig.running.deps.directories.get(connectionId)).refresh()
    const nextId = next[0]?.id as CampaignId
    await call(startCampaign, params(nextId))
    const [item] = await rig.items(nextId)
    expect(item?.differences).toEqual(
      expect.arrayContaining([
        'Decided last time: keep.',
        expect.stringMatching(/^Worker tag: .* → night$/),
      ]),
    )
    const [old] = await rig.items(first.id)
    expect(old?.differences).toBeNull()
  })
})
