import { downloadUsage, removeUsage } from '@curator/alteryx-contract/server/v3/usage'
import { expect, test } from 'vitest'
import { ada, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { isUlid, toUlid } from './ulid.ts'
import type { UsageEvent } from './usage-events.ts'

const toEvents = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as UsageEvent)
const toFile = (text: string) => ({ fileName: 'id.txt', bytes: new TextEncoder().encode(text) })

test('usage events come as a file, oldest first, each with a ULID', async () => {
  const { invoke, sandbox } = await startSandbox()
  const { status, text, headers } = await invoke(downloadUsage, {})
  expect([status, headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  expect(headers.get('content-disposition')).toContain(`usage-${noon.slice(0, 10)}.jsonl`)
  const events = toEvents(text)
  const signedIn = [...sandbox.world.users.values()].filter((user) => user.lastLoginDateTime)
  expect(events.filter(({ eventType }) => eventType === 'SignIn')).toHaveLength(signedIn.length)
  expect(events.every(({ eventId }) => isUlid(eventId))).toBe(true)
  const ids = events.map(({ eventId }) => eventId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual([...ids].sort())
})

test('events up to a ULID go, later ones stay, and when none is left there is no file', async () => {
  const { invoke } = await startSandbox()
  const read = async () => toEvents((await invoke(downloadUsage, {})).text)
  const before = await read()
  const [first, , third] = before
  const remove = (text: string) => invoke(removeUsage, { body: { file: toFile(text) } })
  const removed = await remove(`${third?.eventId.toLowerCase()}\r\n`)
  expect([removed.status, removed.text]).toEqual([200, ''])
  expect(await read()).toEqual(before.slice(3))
  await remove(first?.eventId ?? '')
  expect(await read()).toEqual(before.slice(3))
  await remove(before.at(-1)?.eventId ?? '')
  expect((await invoke(downloadUsage, {})).status).toBe(404)
})

test('a job that ended is an event of its workflow, from then on', async () => {
  const { invoke, send, sandbox } = await startSandbox()
  const [workflow] = sandbox.world.workflows.values()
  const jobEvents = async () => {
    const events = toEvents((await invoke(downloadUsage, {})).text)
    return events.filter(({ eventType }) => eventType === 'JobCompleted')
  }
  const before = await jobEvents()
  const headers = { 'content-type': 'application/json' }
  await send('POST', `v3/workflows/${workflow?.id}/jobs`, { headers, body: '{}' })
  expect(await jobEvents()).toEqual(before)
  sandbox.clock.advance(1_800_000)
  const after = await jobEvents()
  expect(after.length).toBe(before.length + 1)
  expect(after.at(-1)).toMatchObject({
    workflowId: workflow?.id,
    userId: sandbox.world.ownerId,
  })
})

test('a missing, empty or wrong file is refused', async () => {
  const { invoke, send } = await startSandbox()
  const remove = (text: string) => invoke(removeUsage, { body: { file: toFile(text) } })
  for (const text of ['', 'yesterday', '81ARZ3NDEKTSV4RRFFQ69G5FAV']) {
    expect((await remove(text)).status).toBe(400)
  }
  const form = new FormData()
  form.set('other', '01ARZ3NDEKTSV4RRFFQ69G5FAV')
  expect((await send('POST', 'v3/usage', { body: form })).status).toBe(400)
  const urlencoded = { body: new URLSearchParams({ file: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }) }
  expect((await send('POST', 'v3/usage', urlencoded)).status).toBe(415)
})

test('it is for Curators alone, and new', async () => {
  const { invoke, user } = await startSandbox()
  expect((await invoke(downloadUsage, {}, user(ada).id)).status).toBe(401)
  const old = await startSandbox({ release: '2024.2' })
  expect((await old.send('GET', 'v3/usage')).status).toBe(404)
})

test('a ULID carries the instant and sorts by it', () => {
  expect(toUlid(Date.parse('2016-07-30T22:36:16.385Z'), '0'.repeat(24))).toBe(
    '01ARYZ6S410000000000000000',
  )
  expect(toUlid(1, 'f'.repeat(24)) < toUlid(2, '0'.repeat(24))).toBe(true)
})
