import { expect, test } from 'vitest'
import { defaultStudioId } from '../records.ts'
import type { World } from '../world.ts'
import { loadWorld, worldNames } from './load-world.ts'

const listing = (world: World) =>
  JSON.stringify([
    [...world.subscriptions.values()],
    [...world.users.values()].map(({ subscriptionId }) => subscriptionId),
    [...world.dcmConnections.values()].map((connection) => [
      connection,
      world.dcmExecution.receiversOf(connection.id, 'user'),
      world.dcmExecution.receiversOf(connection.id, 'userGroup'),
      world.dcmCollaboration.receiversOf(connection.id, 'user'),
    ]),
    [...world.dcmRules.values()],
  ])

test.each(worldNames)('%s has the same studios and connections for the same seed', (name) => {
  const world = loadWorld(name, 400, 7)
  expect(listing(loadWorld(name, 400, 7))).toBe(listing(world))
  expect(world.subscriptions.has(defaultStudioId)).toBe(true)
  expect(world.dcmConnections.size).toBeGreaterThan(1)
})

test('busy-server has studios of all kinds, one of them empty', () => {
  const world = loadWorld('busy-server', 0, 1)
  const studios = [...world.subscriptions.values()]
  const used = new Set([...world.users.values()].map(({ subscriptionId }) => subscriptionId))
  expect(studios.length).toBeGreaterThan(10)
  expect(studios.filter(({ id }) => !used.has(id)).length).toBeGreaterThan(0)
  expect(studios.some(({ canShareSchedules }) => canShareSchedules)).toBe(true)
  expect(studios.some(({ credentialId }) => credentialId !== '')).toBe(true)
  expect(new Set(studios.map(({ name }) => name)).size).toBeLessThan(studios.length)
})

test('busy-server has connections with everything that goes wrong', () => {
  const world = loadWorld('busy-server', 0, 1)
  const connections = [...world.dcmConnections.values()]
  const secrets = connections
    .flatMap(({ credentials }) => Object.values(credentials))
    .flatMap((credential) => Object.values(credential.secrets))
  const expired = secrets.filter(({ expiresOn }) => expiresOn !== null && expiresOn < '2026-06-30')
  const bare = connections.filter(({ credentials }) => Object.keys(credentials).length === 0)
  const stranded = connections.filter(({ ownerId }) => !world.users.get(ownerId)?.isActive)
  const rules = [...world.dcmRules.values()]
  expect(connections.length).toBeGreaterThan(30)
  expect(expired.length).toBeGreaterThan(0)
  expect(bare.length).toBeGreaterThan(0)
  expect(stranded.length).toBeGreaterThan(0)
  expect(connections.some(({ sharedCredentials }) => sharedCredentials.length > 0)).toBe(true)
  expect(rules.some(({ targetConnectionId }) => targetConnectionId === '')).toBe(true)
  expect(rules.some(({ targetConnectionId }) => targetConnectionId !== '')).toBe(true)
})
