import type { AccountId, CampaignId } from '@curator/console-contract/ids'
import {
  closeCampaign,
  decideItems,
  getCampaign,
  reassignItems,
} from '@curator/console-contract/schedule-review'
import { getSession } from '@curator/console-contract/session'
import type { Call } from '@curator/endpoint/client'
import { ProblemError } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, type ReviewRig, startReviewRig } from '../../../testing/review-rig.ts'

let rig: ReviewRig
beforeAll(async () => {
  rig = await startReviewRig()
  await rig.addOwner('ada', ['Alpha one', 'Alpha two'])
  await rig.addOwner('bob', ['Alpha three'])
})
afterAll(() => rig.running.close())

const call: Call = (...args) => rig.running.call(...args)
const keep = { decision: 'keep', reason: 'It is needed.' } as const
const curatorStage = () => [{ kind: 'curator' as const, endsAt: rig.dayAt(7) }]

/** An account with the address of an owner. */
async function signInAsOwner(email: string, role: 'viewer' | 'operator' = 'viewer') {
  const signedIn = await rig.running.signInAs(role)
  const session = await signedIn(getSession, {})
  const id = session.state === 'signed_in' ? session.account.id : ('' as AccountId)
  await rig.running.db.updateTable('account').set({ email }).where('id', '=', id).execute()
  return {
    call: signedIn,
    id,
    leave: () =>
      rig.running.db
        .updateTable('account')
        .set({ email: `${id}@example.test` })
        .where('id', '=', id)
        .execute(),
  }
}

describe('an owner with an account', () => {
  test('decides what is theirs in their stage, and nothing later', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const ada = await signInAsOwner('ada@example.test', 'operator')
    const mine = await rig.items(id, { state: ['mine'] }, ada.call)
    expect(mine.map(({ name }) => name)).toEqual(['Alpha one', 'Alpha two'])
    expect(mine.map(({ cannot }) => cannot)).toEqual([null, null])
    const [bobs] = await rig.items(id, { search: 'three' }, ada.call)
    expect(bobs?.cannot).toMatch(/turn of the owner/)
    expect(await rig.decide(id, bobs ? [bobs] : [], keep, ada.call)).toBe('permission_denied')
    expect(await rig.decide(id, mine, keep, ada.call)).toBe('none')
    expect(await call(getCampaign, { params: { campaignId: id } })).toMatchObject({
      progress: { itemCount: 3, decidedCount: 2 },
    })
    rig.putForward(8)
    expect(await rig.decide(id, mine.slice(0, 1), keep, ada.call)).toBe('own_schedule')
    expect(await rig.decide(id, bobs ? [bobs] : [], keep, ada.call)).toBe('none')
    await ada.leave()
  })

  test('is asked in turn: nobody else decides before, viewers never later', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const [item] = await rig.items(id)
    expect(await rig.decide(id, item ? [item] : [], keep)).toBe('permission_denied')
    rig.putForward(8)
    const viewer = await rig.running.signInAs('viewer')
    expect(await rig.decide(id, item ? [item] : [], keep, viewer)).toBe('permission_denied')
    expect(await rig.decide(id, item ? [item] : [], keep)).toBe('none')
    rig.putForward(7)
    expect(await rig.decide(id, item ? [item] : [], keep)).toBe('stage_over')
  })

  test('the stage of leads is for administrators', async () => {
    const stages = [{ kind: 'lead' as const, endsAt: rig.dayAt(7) }]
    const { id } = await rig.start({ search: 'alpha', stages })
    const [item] = await rig.items(id)
    const operator = await rig.running.signInAs('operator')
    expect(await rig.decide(id, item ? [item] : [], keep, operator)).toBe('permission_denied')
    expect(await rig.decide(id, item ? [item] : [], keep)).toBe('none')
  })
})

describe('an answer', () => {
  const decideOne = async (id: CampaignId, answer: object) => {
    const [item] = await rig.items(id)
    const body = { itemIds: [item?.id], answer: { reason: 'So it is.', ...answer } }
    const called = call(decideItems, { params: { campaignId: id }, body: body as never })
    const error: unknown = await called.catch((thrown: unknown) => thrown)
    return error instanceof ProblemError ? error.problem.fields?.map(({ path }) => path) : 'none'
  }

  test('names what it lacks', async () => {
    const { id } = await rig.start({ search: 'alpha', stages: curatorStage() })
    const cases: [object, string | string[]][] = [
      [{ decision: 'keep_until' }, ['body.answer.until']],
      [{ decision: 'keep_until', until: rig.dayAt(-1) }, ['body.answer.until']],
      [{ decision: 'transfer' }, ['body.answer.ownerId']],
      [{ decision: 'retime', minutes: 0 }, ['body.answer.minutes']],
      [{ decision: 'change_zone', timeZone: 'Europe/Nowhere' }, ['body.answer.timeZone']],
      [{ decision: 'change_credential' }, ['body.answer.credentialId']],
      [{ decision: 'change_priority' }, ['body.answer.priority']],
      [{ decision: 'change_worker_tag' }, ['body.answer.workerTag']],
      [{ decision: 'delete', reason: ' ' }, ['body.answer.reason']],
      [{ decision: 'not_mine', reason: '' }, ['body.answer.reason']],
      [{ decision: 'pause', until: rig.dayAt(3) }, 'none'],
      [{ decision: 'change_worker_tag', workerTag: '' }, 'none'],
    ]
    for (const [answer, wanted] of cases)
      expect([answer, await decideOne(id, answer)]).toEqual([answer, wanted])
    const [item] = await rig.items(id)
    expect(item?.answers.map(({ decision }) => decision)).toEqual(['pause', 'change_worker_tag'])
  })

  test('keeps only what its decision uses', async () => {
    const { id } = await rig.start({ search: 'alpha', stages: curatorStage() })
    expect(await decideOne(id, { decision: 'transfer', ownerId: 'x', minutes: 5 })).toBe('none')
    const [item] = await rig.items(id)
    expect(item?.answers[0]).toMatchObject({ decision: 'transfer', ownerId: 'x' })
    expect(item?.answers[0]).not.toHaveProperty('minutes')
  })
})

test('several are decided at once only where the same was found and nothing is high', async () => {
  const [highId = ''] = await rig.addOwner('eve', ['Alpha high'])
  const { world } = rig.running.sandbox
  world.updateUser(world.schedules.get(highId)?.ownerId ?? '', { isActive: false })
  await (await rig.running.deps.directories.get(rig.connectionId)).refresh()
  const { id } = await rig.start({ search: 'alpha', stages: curatorStage() })
  const items = await rig.items(id)
  expect(items[0]).toMatchObject({ name: 'Alpha high', severity: 'high' })
  const alike = items.filter(({ severity }) => severity !== 'high')
  expect(alike.length).toBeGreaterThan(1)
  const body = { itemIds: items.map((item) => item.id), answer: keep }
  const error: unknown = await call(decideItems, { params: { campaignId: id }, body }).catch(
    (thrown: unknown) => thrown,
  )
  const problem = error instanceof ProblemError ? error.problem : undefined
  expect(problem?.code).toBe('bulk_not_allowed')
  expect(problem?.fields?.[0]).toMatchObject({
    path: 'body.itemIds.0',
    message: expect.stringContaining('Alpha high'),
  })
  expect(await rig.decide(id, alike, keep)).toBe('none')
  expect(await rig.decide(id, items.slice(0, 1), keep)).toBe('none')
  expect(await rig.items(id, { state: ['open'] })).toEqual([])
  expect((await rig.items(id, { severity: ['high'] })).map(({ name }) => name)).toEqual([
    'Alpha high',
  ])
})

test('items go to another account with a reason, as long as the review is open', async () => {
  const { id } = await rig.start({ search: 'alpha' })
  const stand = await signInAsOwner('stand-in@example.test')
  const [item] = await rig.items(id, { search: 'Alpha one' })
  const give = (accountId: AccountId, who = call) =>
    codeOf(
      who(reassignItems, {
        params: { campaignId: id },
        body: { itemIds: item ? [item.id] : [], accountId, reason: 'On holiday.' },
      }),
    )
  expect(await give(stand.id, stand.call)).toBe('permission_denied')
  expect(await give('00000000-0000-4000-8000-000000000000' as AccountId)).toBe('not_found')
  expect(await give(stand.id)).toBe('none')
  const [moved] = await rig.items(id, { state: ['mine'] }, stand.call)
  expect(moved).toMatchObject({ id: item?.id, cannot: null, reviewer: { isFallback: true } })
  expect(await rig.decide(id, moved ? [moved] : [], keep, stand.call)).toBe('none')
  await call(closeCampaign, { params: { campaignId: id } })
  expect(await give(stand.id)).toBe('stage_over')
})
