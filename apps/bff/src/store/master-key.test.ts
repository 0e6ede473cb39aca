import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { createSecretBox } from '../core/secret-box.ts'
import { checkMasterKey, findMasterKey } from './master-key.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await createTestDatabase()
})
afterAll(() => store.close())

test('the first key is remembered; another one is refused and changes nothing', async () => {
  const [first, other] = [createSecretBox(randomBytes(32)), createSecretBox(randomBytes(32))]
  await checkMasterKey(store.db, first)
  const rows = await store.db.selectFrom('key_check').selectAll().execute()
  await expect(checkMasterKey(store.db, other)).rejects.toThrow('master key is not the one')
  await checkMasterKey(store.db, first)
  expect(await store.db.selectFrom('key_check').selectAll().execute()).toEqual(rows)
  await store.db.deleteFrom('key_check').execute()
})

test('of two replicas that start with different keys one is refused', async () => {
  const boxes = [createSecretBox(randomBytes(32)), createSecretBox(randomBytes(32))]
  const results = await Promise.allSettled(boxes.map((box) => checkMasterKey(store.db, box)))
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a generated key is kept for its owner only and stays the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'curator-key-'))
  const key = findMasterKey(folder)
  expect(key).toHaveLength(32)
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  expect(findMasterKey(folder)).toEqual(key)
  chmodSync(join(folder, 'secret.key'), 0o644)
  expect(() => findMasterKey(folder)).toThrow('chmod 600')
})

test('a damaged key is told apart from a missing one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'curator-key-'))
  writeFileSync(join(folder, 'secret.key'), 'abc', { mode: 0o600 })
  expect(() => findMasterKey(folder)).toThrow('damaged')
})
