import * as channels from '@curator/console-contract/channels'
import type { CampaignId } from '@curator/console-contract/ids'
import { listNotifications } from '@curator/console-contract/notifications'
import { getCampaign } from '@curator/console-contract/schedule-review'
import type { Call } from '@curator/endpoint/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ReviewRig, startReviewRig } from '../../../testing/review-rig.ts'
import { startSmtpReceiver } from '../../../testing/smtp-receiver.ts'

let rig: ReviewRig
beforeAll(async () => {
  rig = await startReviewRig({ publicUrl: 'https://console.example.test' })
  await rig.addOwner('ada', ['Alpha one', 'Alpha two'])
  await rig.addOwner('bob', ['Alpha three'])
})
afterAll(() => rig.running.close())

const advance = () => rig.running.deps.scheduleReview.reminders.advance()
const read = (campaignId: CampaignId) => rig.running.call(getCampaign, { params: { campaignId } })
const listDue = async (call: Call) =>
  (await call(listNotifications, { query: {} as never })).items.filter(
    ({ kind }) => kind === 'review_due',
  )

test('a draft begins on its date, once; one with nothing in it, or whose date was past, stays a draft', async () => {
  const startsAt = rig.dayAt(1)
  const due = await rig.create({ search: 'alpha', startsAt })
  const empty = await rig.create({ search: 'nothing like this', startsAt })
  const byHand = await rig.create({ search: 'alpha', startsAt: rig.dayAt(-1) })
  const states = async () =>
    (await Promise.all([due, empty, byHand].map(({ id }) => read(id)))).map(({ state }) => state)
  await advance()
  expect(await states()).toEqual(['draft', 'draft', 'draft'])
  rig.putForward(1.1)
  await Promise.all([advance(), advance()])
  expect(await states()).toEqual(['open', 'draft', 'draft'])
  expect((await read(due.id)).progress.itemCount).toBe(3)
})

test('who has not answered is reminded once for each day that was set, whatever restarts; curators in their stage', async () => {
  const { id } = await rig.start({ search: 'alpha', reminderDays: [3, 1, 20] })
  const reminded = async () =>
    (await read(id)).reviewers
      .filter(({ remindedAt }) => remindedAt !== null)
      .map(({ email }) => email)
  await advance()
  expect(await reminded()).toEqual([])
  rig.putForward(5)
  await Promise.all([advance(), advance(), advance()])
  expect(await reminded()).toEqual(['ada@example.test', 'bob@example.test'])
  const count = () =>
    rig.running.db.selectFrom('event').select('id').where('campaign_id', '=', id).execute()
  expect(await count()).toHaveLength(1)
  await advance()
  expect(await count()).toHaveLength(1)
  expect(await listDue(rig.running.call)).toEqual([])
  rig.putForward(1.5)
  await advance()
  expect(await count()).toHaveLength(2)
  // The stage of curators: they have accounts, so they are told inside the console.
  rig.putForward(6)
  await advance()
  const [told, ...more] = await listDue(rig.running.call)
  expect(more).toEqual([])
  expect(told).toMatchObject({
    campaignId: id,
    planId: null,
    runId: null,
    title: 'Review of alpha',
    sentence: expect.stringMatching(/waits for answers until \d{4}-\d\d-\d\d/),
  })
  rig.putForward(2)
  await advance()
  expect(await read(id)).toMatchObject({ state: 'closed' })
})

test('owners without an account are written to by a channel for the people concerned', async () => {
  const smtp = await startSmtpReceiver()
  const server = { host: '127.0.0.1', port: smtp.port, security: 'none' as const, userName: null }
  await rig.running.call(channels.saveMailServer, {
    body: { ...server, sender: 'console@example.test' },
  })
  await rig.running.call(channels.createChannel, {
    body: {
      kind: 'mail',
      name: 'Mail',
      isOn: true,
      eventKinds: ['review_due'],
      connectionIds: null,
      recipients: { kind: 'concerned' },
    },
  })
  const { connectionId } = rig
  const { id } = await rig.start({ search: 'alpha', reminderDays: [3] })
  rig.putForward(5)
  await advance()
  await rig.running.deps.notifier.deliverDue()
  expect(smtp.mails.flatMap(({ to }) => to).sort()).toEqual([
    'ada@example.test',
    'bob@example.test',
  ])
  const address = `https://console.example.test/c/${connectionId}/schedule-review/${id}`
  expect(smtp.mails[0]?.data.replace(/=\r?\n/g, '')).toContain(address)
  await smtp.close()
})
