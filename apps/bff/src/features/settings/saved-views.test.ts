import {
  createSavedView,
  listSavedViews,
  removeSavedView,
  updateSavedView,
} from '@curator/console-contract/saved-views'
import type { Call } from '@curator/endpoint/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'

let running: TestConsole
let author: Call
let other: Call
beforeAll(async () => {
  running = await startConsole({ isWorker: false })
  author = await running.signInAs('operator')
  other = await running.signInAs('viewer')
})
afterAll(() => running.close())

const viewOf = (name: string, more: object = {}) => ({
  list: 'users' as const,
  name,
  search: 'role=Viewer&sort=-lastLoginAt',
  isShared: false,
  ...more,
})
const namesFor = async (call: Call, list: 'users' | 'user-groups' = 'users') =>
  (await call(listSavedViews, { query: { list } })).items.map(({ name }) => name)
const refusedWith = (code: string) => ({ problem: { code } })

test('own views are one’s own until they are shared', async () => {
  const made = await author(createSavedView, { body: viewOf(' Viewers ') })
  expect(made).toMatchObject({
    ...viewOf('Viewers'),
    isOwn: true,
    authorName: 'Test operator',
  })
  expect(await namesFor(author)).toEqual(['Viewers'])
  expect(await namesFor(author, 'user-groups')).toEqual([])
  expect(await namesFor(other)).toEqual([])
  const params = { viewId: made.id }
  await author(updateSavedView, { params, body: viewOf('All viewers', { isShared: true }) })
  const [seen] = (await other(listSavedViews, { query: { list: 'users' } })).items
  expect(seen).toMatchObject({ name: 'All viewers', isOwn: false, isShared: true })
  await expect(other(removeSavedView, { params })).rejects.toMatchObject(refusedWith('not_found'))
  await expect(other(updateSavedView, { params, body: viewOf('Mine') })).rejects.toMatchObject(
    refusedWith('not_found'),
  )
  await author(removeSavedView, { params })
  expect(await namesFor(other)).toEqual([])
})

test('administrators tidy up what is shared, and nothing else', async () => {
  const shared = await author(createSavedView, { body: viewOf('Shared', { isShared: true }) })
  const own = await author(createSavedView, { body: viewOf('Own') })
  await running.call(removeSavedView, { params: { viewId: shared.id } })
  await expect(running.call(removeSavedView, { params: { viewId: own.id } })).rejects.toMatchObject(
    refusedWith('not_found'),
  )
  await author(removeSavedView, { params: { viewId: own.id } })
})

test('a name is taken among one’s own and among shared ones, whatever its case', async () => {
  await author(createSavedView, { body: viewOf('Leavers') })
  await expect(author(createSavedView, { body: viewOf('LEAVERS') })).rejects.toMatchObject(
    refusedWith('name_taken'),
  )
  await author(createSavedView, { body: viewOf('Leavers', { list: 'user-groups' }) })
  const theirs = await other(createSavedView, { body: viewOf('Leavers') })
  await author(createSavedView, { body: viewOf('Everybody', { isShared: true }) })
  await expect(
    other(updateSavedView, {
      params: { viewId: theirs.id },
      body: viewOf('everybody', { isShared: true }),
    }),
  ).rejects.toMatchObject(refusedWith('name_taken'))
})

test('bad input is named, strangers are asked to sign in', async () => {
  await expect(author(createSavedView, { body: viewOf('  ') })).rejects.toMatchObject({
    problem: { code: 'request_invalid', fields: [{ path: 'body.name' }] },
  })
  const missing = { viewId: '00000000-0000-4000-8000-000000000000' }
  await expect(
    author(updateSavedView, { params: missing, body: viewOf('Nothing') }),
  ).rejects.toMatchObject(refusedWith('not_found'))
  expect((await fetch(`${running.url}/api/settings/views?list=users`)).status).toBe(401)
})
