import * as sandboxKey from '@curator/alteryx-sandbox/practice-key'
import { listConnections } from '@curator/console-contract/connections'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../testing/start-console.ts'
import { createStillDirectories } from '../testing/still-directories.ts'
import { ensureConnection } from './ensure-connection.ts'
import { isPracticeWanted, practiceKey, practiceSecret, startPractice } from './practice.ts'
import { toSecretPlace } from './store/connection.store.ts'

let running: TestConsole
beforeAll(async () => {
  running = await startConsole({ createDirectories: createStillDirectories })
})
afterAll(() => running.close())

test('key and secret are those of the practice server', () => {
  expect({ practiceKey, practiceSecret }).toEqual({ ...sandboxKey })
})

test('the practice server is started, connected, and stopped with us', async () => {
  expect(await isPracticeWanted('auto', running.deps)).toBe(true)
  const stop = await startPractice(running.deps)
  const { items } = await running.call(listConnections, {})
  expect(items).toMatchObject([
    { name: 'Practice server', isPractice: true, environment: 'development' },
  ])
  const address = items[0]?.baseUrl ?? ''
  const token = await fetch(`${address}oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: practiceKey,
      client_secret: practiceSecret,
    }),
  })
  expect(token.status).toBe(200)
  await stop()
  await expect(fetch(address)).rejects.toThrow()
  expect(await isPracticeWanted('auto', running.deps)).toBe(true)
}, 60_000)

test('it is not wanted beside a real connection, unless asked for', async () => {
  const wanted = {
    name: 'PROD',
    environment: 'production' as const,
    baseUrl: 'https://prod.example.test/webapi/',
    clientId: 'k',
    clientSecret: 's',
    isPractice: false,
  }
  await ensureConnection(running.deps, wanted)
  expect(await isPracticeWanted('auto', running.deps)).toBe(false)
  expect(await isPracticeWanted('on', running.deps)).toBe(true)
  expect(await isPracticeWanted('off', running.deps)).toBe(false)
  await ensureConnection(running.deps, { ...wanted, clientSecret: 'changed' })
  await Promise.all([1, 2].map(() => ensureConnection(running.deps, { ...wanted, name: 'Raced' })))
  const stored = await running.deps.connections.list()
  expect(stored.map(({ name }) => name)).toEqual(['PROD', 'Practice server', 'Raced'])
  const prod = stored[0]
  if (!prod) throw new Error('no PROD')
  expect(running.deps.secrets.open(prod.secret, toSecretPlace(prod.id))).toBe('changed')
})
