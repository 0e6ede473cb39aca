import { listNotifications, markNotificationsRead } from '@curator/console-contract/notifications'
import { getSession } from '@curator/console-contract/session'
import type { Call } from '@curator/endpoint/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPlanEvent } from '../../../testing/plan-event.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { createStillDirectories } from '../../../testing/still-directories.ts'

let running: TestConsole
let connectionId: string
beforeAll(async () => {
  running = await startConsole({ createDirectories: createStillDirectories, isWorker: false })
  connectionId = await running.connect()
})
afterAll(() => running.close())

const idOf = async (call: Call) => {
  const session = await call(getSession, {})
  if (session.state !== 'signed_in') throw new Error('not signed in')
  return session.account.id
}
const list = (call: Call, show: 'all' | 'unread' = 'all') =>
  call(listNotifications, { query: { show } })

test('each person sees his own, newest first, with links and words; reading one does not read another’s', async () => {
  const [author, approver] = [
    await running.signInAs('operator'),
    await running.signInAs('operator'),
  ]
  const viewer = await running.signInAs('viewer')
  const authorId = await idOf(author)
  const actorId = await idOf(approver)
  const planId = await recordPlanEvent(running.db, {
    kind: 'approval_wanted',
    authorId,
    connectionId,
  })
  expect(await list(author)).toMatchObject({ total: 0, unreadCount: 0 })
  expect(await list(viewer)).toMatchObject({ total: 0, unreadCount: 0 })
  const told = await list(approver)
  expect(told).toMatchObject({ total: 1, unreadCount: 1 })
  expect(told.items[0]).toMatchObject({
    kind: 'approval_wanted',
    planId,
    runId: null,
    counts: null,
    isRead: false,
    sentence: expect.stringContaining('asks for approval of “Offboard 3 people” on'),
  })
  await recordPlanEvent(running.db, { kind: 'plan_rejected', authorId, actorId, connectionId })
  const wanted = told.items[0]?.id ?? ''
  // Somebody else's are left alone.
  await author(markNotificationsRead, { body: { ids: [wanted] } })
  expect((await list(approver)).unreadCount).toBe(1)
  expect((await list(author)).unreadCount).toBe(1)
  expect(await approver(markNotificationsRead, { body: { ids: [wanted] } })).toEqual({
    unreadCount: 0,
  })
  expect((await list(approver, 'unread')).items).toEqual([])
  expect((await list(approver)).items[0]?.isRead).toBe(true)
})

test('all up to an instant are marked, later ones are not', async () => {
  const author = await running.signInAs('operator')
  const authorId = await idOf(author)
  await recordPlanEvent(running.db, { kind: 'plan_approved', authorId, connectionId })
  const first = (await list(author)).items[0]
  await recordPlanEvent(running.db, { kind: 'plan_approved', authorId, connectionId })
  await running.db
    .updateTable('event')
    .set({ happened_at: new Date(Date.parse(first?.happenedAt ?? '') + 60_000) })
    .where('id', '!=', first?.id ?? '')
    .execute()
  const body = { upTo: first?.happenedAt ?? '' }
  expect(await author(markNotificationsRead, { body })).toEqual({ unreadCount: 1 })
})

test('what is marked must be named', async () => {
  const marking = running.call(markNotificationsRead, { body: { ids: [] } })
  await expect(marking).rejects.toMatchObject({ problem: { code: 'request_invalid' } })
})
