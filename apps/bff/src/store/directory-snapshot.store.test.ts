import { randomBytes } from 'node:crypto'
import type { ConnectionId } from '@curator/console-contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { createConnectionStore, noNetwork } from './connection.store.ts'
import { createDirectorySnapshotStore } from './directory-snapshot.store.ts'

const id = 'dev' as ConnectionId
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const secret = { keyId: 'k', nonce: Buffer.alloc(12), sealed: Buffer.alloc(16) }
  await createConnectionStore(database.db).create(
    {
      id,
      name: 'Dev',
      environment: 'test',
      baseUrl: 'https://dev.example.test/webapi/',
      clientId: 'key',
      secret,
      isPractice: false,
      maxConcurrency: 8,
      network: noNetwork,
      signIn: 'unknown',
      approval: 'none',
    },
    new Date(0),
  )
})
afterAll(() => database.close())

test('the newest copy wins, whoever writes last', async () => {
  const store = createDirectorySnapshotStore(database.db)
  const body = new Uint8Array(randomBytes(1_000))
  const snapshot = { userCount: 3, groupCount: 2, body }
  expect(await store.find(id)).toBeUndefined()
  await store.save(id, { ...snapshot, takenAt: new Date(2_000) })
  await store.save(id, { ...snapshot, userCount: 9, takenAt: new Date(1_000) })
  const found = await store.find(id)
  expect(found).toMatchObject({ userCount: 3, groupCount: 2, takenAt: new Date(2_000) })
  expect([...(found?.body ?? [])]).toEqual([...body])
  await store.confirm(id, new Date(1_500))
  expect(await store.findTakenAt(id)).toEqual(new Date(2_000))
  await store.confirm(id, new Date(3_000))
  await store.save(id, { ...snapshot, userCount: 4, takenAt: new Date(4_000) })
  expect(await store.find(id)).toMatchObject({ userCount: 4, takenAt: new Date(4_000) })
})
