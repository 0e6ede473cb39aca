import type { CampaignId } from '@curator/console-contract/ids'
import { undoRun } from '@curator/console-contract/runs'
import { listScheduleDeletions } from '@curator/console-contract/schedule-plans'
import {
  type Answer,
  closeCampaign,
  createReviewPlan,
  getCampaign,
} from '@curator/console-contract/schedule-review'
import type { Call } from '@curator/endpoint/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpWorld } from '../../../testing/dump-world.ts'
import { codeOf, type ReviewRig, startReviewRig } from '../../../testing/review-rig.ts'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addPerson } from '../../../testing/world-people.ts'

let rig: ReviewRig
let heir: string
beforeAll(async () => {
  rig = await startReviewRig()
  heir = addPerson(rig.running.sandbox, 'heir', { role: 'Artisan' }).id
})
afterAll(() => rig.running.close())

const call: Call = (...args) => rig.running.call(...args)
const params = (campaignId: CampaignId) => ({ params: { campaignId } })
const world = () => rig.running.sandbox.world.schedules
const because = 'The review says so.'

/** A review in its stage of curators, one schedule for each answer, decided and closed. */
async function review(
  tag: string,
  answers: Readonly<Record<string, Omit<Answer, 'reason'> | null>>,
) {
  const names = Object.keys(answers).map((key) => `${tag} ${key}`)
  const ids = await rig.addOwner(`owner-${tag}`, names)
  const stages = [{ kind: 'curator' as const, endsAt: rig.dayAt(7) }]
  const { id } = await rig.start({ search: tag, stages })
  for (const item of await rig.items(id)) {
    const answer = answers[item.name.slice(tag.length + 1)]
    if (answer) expect(await rig.decide(id, [item], { ...answer, reason: because })).toBe('none')
  }
  const scheduleIds = new Map(Object.keys(answers).map((key, at) => [key, ids[at] ?? '']))
  return { id, idOf: (key: string) => scheduleIds.get(key) ?? '' }
}

test('decisions become one plan with who, why, before and after; a run does them and its undo takes them back', async () => {
  const { id, idOf } = await review('Plan', {
    keep: { decision: 'keep' },
    until: { decision: 'keep_until', until: rig.dayAt(30) },
    pause: { decision: 'pause' },
    transfer: { decision: 'transfer', ownerId: heir },
    mail: { decision: 'transfer', ownerId: 'HEIR@example.test' },
    nobody: { decision: 'transfer', ownerId: 'nobody@example.test' },
    tag: { decision: 'change_worker_tag', workerTag: 'night' },
    priority: { decision: 'change_priority', priority: 'High' },
    retime: { decision: 'retime', minutes: 30 },
    zone: { decision: 'change_zone', timeZone: 'Europe/Berlin' },
    credential: { decision: 'change_credential', credentialId: 'gone' },
    delete: { decision: 'delete' },
    mine: { decision: 'not_mine' },
    unknown: { decision: 'dont_know' },
    silent: null,
  })
  expect(await codeOf(call(createReviewPlan, params(id)))).toBe('review_state_conflict')
  await call(closeCampaign, params(id))
  const before = dumpWorld(rig.running.sandbox)
  const { lookAgainCount, planId } = await call(createReviewPlan, params(id))
  expect(lookAgainCount).toBe(2)
  expect(await call(getCampaign, params(id))).toMatchObject({ planId })
  const rows = await rowsOf(call, planId)
  expect(new Map(rows.map(({ subject, verdict }) => [subject.slice(5), verdict]))).toEqual(
    new Map([
      ['keep', 'unchanged'],
      ['until', 'unchanged'],
      ['silent', 'unchanged'],
      ['pause', 'update'],
      ['transfer', 'update'],
      ['mail', 'update'],
      ['nobody', 'invalid'],
      ['tag', 'update'],
      ['priority', 'update'],
      // Their rule is not known for certain, so nothing of it is written.
      ['retime', 'skip'],
      ['zone', 'skip'],
      ['credential', 'invalid'],
      ['delete', 'update'],
      ['mine', 'skip'],
      ['unknown', 'skip'],
    ]),
  )
  for (const { reasons, subject } of rows.filter(({ subject: name }) => name !== 'Plan silent'))
    expect([subject, reasons.join(' ')]).toEqual([
      subject,
      expect.stringContaining(`Decided by Test administrator`),
    ])
  const run = await runPlan(call, planId)
  expect(run.counts.outcomes.applied).toBe(6)
  expect(world().get(idOf('pause'))?.enabled).toBe(false)
  expect(world().get(idOf('mail'))?.ownerId).toBe(heir)
  expect(world().get(idOf('tag'))?.workerTag).toBe('night')
  const { connectionId } = rig
  const listed = await call(listScheduleDeletions, { query: { connectionId } as never })
  expect(listed.items).toMatchObject([{ name: 'Plan delete', state: 'waiting' }])
  const undo = await call(undoRun, { params: { runId: run.id } })
  await runPlan(call, undo.planId)
  expect(dumpWorld(rig.running.sandbox)).toEqual(before)
})

test('what changed since the evidence was frozen is in the plan with the reason and without a change', async () => {
  const { id, idOf } = await review('Drift', {
    changed: { decision: 'pause' },
    kept: { decision: 'keep' },
    gone: { decision: 'pause' },
    same: { decision: 'pause' },
  })
  world().update(idOf('changed'), { workerTag: 'other' })
  world().update(idOf('kept'), { ownerId: heir })
  world().remove(idOf('gone'))
  await waitForDirectory(rig.running, rig.connectionId)
  await call(closeCampaign, params(id))
  const { lookAgainCount, planId } = await call(createReviewPlan, params(id))
  expect(lookAgainCount).toBe(3)
  const rows = new Map((await rowsOf(call, planId)).map((row) => [row.subject.slice(6), row]))
  expect(rows.get('changed')).toMatchObject({
    verdict: 'conflict',
    changes: [],
    reasons: [expect.stringContaining('worker tag'), expect.any(String)],
  })
  expect(rows.get('kept')).toMatchObject({
    verdict: 'conflict',
    reasons: [expect.stringContaining('owner'), expect.any(String)],
  })
  expect(rows.get('gone')?.reasons[0]).toBe('It is not on the Server any more.')
  expect(rows.get('same')).toMatchObject({ verdict: 'update' })
})

test('a plan is not the work of viewers', async () => {
  const { id } = await review('Viewed', { one: { decision: 'pause' } })
  await call(closeCampaign, params(id))
  const viewer = await rig.running.signInAs('viewer')
  expect(await codeOf(viewer(createReviewPlan, params(id)))).toBe('permission_denied')
})
