import { expect, test } from 'vitest'
import { ada, startSandbox } from '../testing/start-sandbox.ts'

const json = (body: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

test('test control is not there unless asked for', async () => {
  const { send } = await startSandbox()
  expect((await send('GET', '../control/world')).status).toBe(404)
  expect((await send('POST', '../control/tokens/revoke')).status).toBe(404)
})

test('a world is shown, loaded and reset', async () => {
  const { send, sandbox } = await startSandbox({ control: true })
  expect((await send('GET', '../control/world')).json).toMatchObject({
    userCount: 8,
    userGroupCount: 3,
    inconsistencies: [],
  })
  const loaded = await send('POST', '../control/world', json({ world: 'large', userCount: 50 }))
  expect(loaded.json).toMatchObject({ userCount: 50 })
  expect((await send('GET', 'v3/users')).status).toBe(401)
  await send('POST', '../control/world', json({}))
  expect(sandbox.world.users.size).toBe(8)
  expect((await send('POST', '../control/world', json({ world: 'big' }))).status).toBe(400)
})

test('the clock moves', async () => {
  const { send } = await startSandbox({ control: true })
  const moved = await send('POST', '../control/clock', json({ advanceMs: 60_000 }))
  expect(moved.json).toEqual({ now: '2026-02-03T12:01:00.000Z' })
  expect((await send('GET', '../control/clock')).json).toEqual(moved.json)
})

test('faults are scripted, listed and cleared; misspelt ones are refused', async () => {
  const { send } = await startSandbox({ control: true })
  const added = await send(
    'POST',
    '../control/faults',
    json({ operation: 'Users_GetUsers', status: 503, nth: 1 }),
  )
  expect(added.status).toBe(201)
  expect((await send('GET', 'v3/users')).status).toBe(503)
  expect((await send('GET', '../control/faults')).json).toMatchObject([{ firedCount: 1 }])
  await send('DELETE', '../control/faults')
  expect((await send('GET', '../control/faults')).json).toEqual([])
  expect((await send('POST', '../control/faults', json({ staus: 503 }))).status).toBe(400)
})

test('calls are listed, counted and cleared', async () => {
  const { send } = await startSandbox({ control: true })
  await send('GET', 'v3/users')
  await send('GET', 'v3/usergroups')
  const path = '../control/calls'
  expect((await send('GET', `${path}?operation=Users_GetUsers`)).json).toMatchObject([
    { path: '/v3/users', status: 200 },
  ])
  expect((await send('GET', `${path}/count`)).json).toEqual({ count: 2 })
  await send('DELETE', path)
  expect((await send('GET', `${path}/count`)).json).toEqual({ count: 0 })
})

test('tokens are revoked', async () => {
  const { send } = await startSandbox({ control: true })
  await send('POST', '../control/tokens/revoke')
  expect((await send('GET', 'v3/users')).status).toBe(401)
})

test('the truth about people is told, and set', async () => {
  const { send, user, groupId } = await startSandbox({ control: true })
  const told = await send('GET', `../control/users?email=${ada}`)
  expect(told.json).toMatchObject([
    { email: ada, userGroupIds: [groupId('Analysts'), groupId('Finance')] },
  ])
  await send('PATCH', `../control/users/${user(ada).id}`, json({ firstName: 'Adele' }))
  expect((await send('GET', `v3/users?firstName=Adele`)).json).toMatchObject([{ email: ada }])
  expect((await send('PATCH', '../control/users/x', json({ firstName: 'Adele' }))).status).toBe(404)
  const patch = json({ userGroupIds: [] })
  expect((await send('PATCH', `../control/users/${user(ada).id}`, patch)).status).toBe(400)
})
