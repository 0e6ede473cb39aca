import { type AuditEvent, listAuditLog } from '@curator/alteryx-contract/server/v1/audit-log'
import { createSubscription } from '@curator/alteryx-contract/server/v3/subscriptions'
import { expect, test } from 'vitest'
import { ada, bo, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { AuditLog } from './audit-log.ts'

/** A server that has seen the studio `Tax` come and be renamed. */
async function start() {
  const started = await startSandbox()
  const made = await started.invoke(createSubscription, { body: { name: 'Tax' } })
  const { id } = made.json as { id: string }
  const body = JSON.stringify({ name: 'Taxes', credentialId: '', canShareSchedules: false })
  const headers = { 'content-type': 'application/json' }
  await started.send('PUT', `v3/subscriptions/${id}`, { headers, body })
  return { ...started, id }
}

test('changes are listed newest first, with what differs as text', async () => {
  const { invoke, sandbox, id } = await start()
  const query = { entity: 'Subscription', page: 1, pageSize: 10 } as const
  const { json } = await invoke(listAuditLog, { query })
  const common = {
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    entity: 'Subscription',
    entityId: id,
    userId: sandbox.world.ownerId,
    timestamp: noon,
  }
  const [changed, made] = json as AuditEvent[]
  expect(changed).toEqual({
    ...common,
    event: 'update',
    oldValues: '{"name":"Tax"}',
    newValues: '{"name":"Taxes"}',
  })
  expect(made).toMatchObject({ ...common, event: 'insert', oldValues: '{}' })
  expect(JSON.parse(made?.newValues ?? '')).toMatchObject({ name: 'Tax' })
})

test('pages begin at 1 and are empty past the end', async () => {
  const { invoke } = await start()
  const page = async (number: number) => {
    const query = { entity: 'Subscription', page: number, pageSize: 1 } as const
    const { json } = await invoke(listAuditLog, { query })
    return (json as AuditEvent[]).map(({ event }) => event)
  }
  expect([await page(1), await page(2), await page(3)]).toEqual([['update'], ['insert'], []])
  expect(await page(0)).toEqual(['update'])
})

test.each([
  ['', 3],
  ['entity=User&page=1', 1],
  ['entity=User&pageSize=1', 1],
  ['page=1&pageSize=1', 1],
  ['entity=Schedule&page=1&pageSize=1', 1],
  ['entity=User&page=one&pageSize=1', 1],
  ['entity=User&page=1&pageSize=0', 1],
])('the query %j is refused with %i faults', async (query, count) => {
  const { send } = await start()
  const { status, json } = await send('GET', `admin/v1/auditlog?${query}`)
  expect(status).toBe(400)
  expect(Object.keys((json as { modelState: object }).modelState)).toHaveLength(count)
})

test('moves between studios stand with the person', async () => {
  const { send, invoke, user, id } = await start()
  const init = {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userIds: [user(bo).id] }),
  }
  await send('PUT', `v3/subscriptions/${id}/users`, init)
  const query = { entity: 'User', page: 1, pageSize: 5 } as const
  const { json } = await invoke(listAuditLog, { query })
  expect(json).toMatchObject([
    { entityId: user(bo).id, newValues: JSON.stringify({ subscriptionId: id }) },
  ])
})

test('it is for Curators alone', async () => {
  const { invoke, user } = await start()
  const query = { entity: 'User', page: 1, pageSize: 5 } as const
  expect((await invoke(listAuditLog, { query }, user(ada).id)).status).toBe(401)
})

test('a change of nothing is none; a long log forgets its oldest', () => {
  const log = new AuditLog(10)
  const subject = { id: nobody, entityId: nobody, userId: nobody, timestamp: noon }
  type Values = Parameters<AuditLog['add']>[0]['before']
  const add = (before: Values, after: Values) =>
    log.add({ ...subject, entity: 'User', before, after })
  add({ a: 1 }, { a: 1 })
  expect(log.of('User')).toEqual([])
  for (let number = 1; number <= 21; number += 1) add(null, { number })
  expect(log.of('User').map(({ newValues }) => newValues.number)).toEqual([
    11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
  ])
})
