import { expect, test } from 'vitest'
import type { World } from '../world.ts'
import { loadWorld } from './load-world.ts'
import { eraEndMs } from './people.ts'

const listing = (world: World) =>
  JSON.stringify(
    [world.collections, world.credentials, world.dataConnections, world.insights].map((table) =>
      [...table.values()].map((record) =>
        Object.values(record).map((value) => (value instanceof Map ? [...value] : value)),
      ),
    ),
  )

test.each(['small-team', 'busy-server', 'large'] as const)(
  'the seed decides what is shared in %s',
  (name) => {
    expect(listing(loadWorld(name, 500, 7))).toBe(listing(loadWorld(name, 500, 7)))
  },
)

test('busy-server holds collections of every kind a real one has', () => {
  const world = loadWorld('busy-server', 0, 1)
  const collections = [...world.collections.values()]
  const members = collections.flatMap(({ users, userGroups }) => [
    ...users.values(),
    ...userGroups.values(),
  ])
  const parts = (collection: (typeof collections)[number]) =>
    collection.users.size + collection.userGroups.size + collection.workflows.size
  const count = <T>(items: readonly T[], fits: (item: T) => boolean) => items.filter(fits).length
  expect(collections.length).toBeGreaterThan(10)
  expect(count(collections, (collection) => parts(collection) === 0)).toBeGreaterThan(0)
  expect(Math.max(...collections.map(({ users }) => users.size))).toBe(200)
  expect(count(members, ({ rights }) => rights.isAdmin)).toBeGreaterThan(3)
  expect(count(members, ({ rights }) => !rights.isAdmin)).toBeGreaterThan(10)
  const expires = (isOver: boolean) =>
    count(members, ({ expirationDate }) =>
      expirationDate === null ? false : Date.parse(expirationDate) < eraEndMs === isOver,
    )
  expect([expires(true), expires(false)].every((found) => found > 0)).toBe(true)
  const inactive = (id: string) => world.users.get(id)?.isActive === false
  expect(count(collections, ({ users }) => [...users.keys()].some(inactive))).toBeGreaterThan(0)
})

test('busy-server shares credentials and connections with people and groups, and keeps some to itself', () => {
  const world = loadWorld('busy-server', 0, 1)
  for (const [things, shares] of [
    [world.credentials, world.credentialShares],
    [world.dataConnections, world.connectionShares],
  ] as const) {
    const counts = [...things.values()].map(({ id }) => ({
      users: shares.receiversOf(id, 'user').length,
      groups: shares.receiversOf(id, 'userGroup').length,
    }))
    expect(counts.length).toBeGreaterThanOrEqual(10)
    expect(counts.some(({ users, groups }) => users + groups === 0)).toBe(true)
    expect(counts.some(({ users }) => users > 1)).toBe(true)
    expect(counts.some(({ groups }) => groups > 1)).toBe(true)
  }
  const defaults = [...world.users.values()].filter((user) => user.defaultCredentialId !== '')
  expect(defaults.length).toBeGreaterThan(3)
  expect(defaults.every((user) => world.credentials.has(user.defaultCredentialId))).toBe(true)
  expect(world.insights.size).toBeGreaterThan(3)
})
