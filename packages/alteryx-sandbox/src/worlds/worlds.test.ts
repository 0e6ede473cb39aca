import { expect, test } from 'vitest'
import { checkWorld } from '../check-world.ts'
import type { World } from '../world.ts'
import { loadWorld, worldNames } from './load-world.ts'

const listing = (world: World) =>
  JSON.stringify([
    [...world.users.values()],
    [...world.userGroups.values()].map((group) => ({
      ...group,
      members: [...group.members.values()],
    })),
    [...world.workflows.values()],
    [...world.schedules.values()],
    [...world.collections.values()],
  ])

test.each(worldNames)('%s is the same for the same seed, and consistent', (name) => {
  const world = loadWorld(name, 2000, 7)
  expect(listing(loadWorld(name, 2000, 7))).toBe(listing(world))
  expect(checkWorld(world)).toEqual([])
  expect([...world.users.keys()].every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true)
})

test.each(['busy-server', 'large'] as const)('another seed makes another %s', (name) => {
  expect(listing(loadWorld(name, 500, 1))).not.toBe(listing(loadWorld(name, 500, 2)))
})

test('small-team holds eight people in three groups', () => {
  const world = loadWorld('small-team', 0, 1)
  expect([world.users.size, world.userGroups.size]).toEqual([8, 3])
  expect([world.workflows.size, world.schedules.size, world.collections.size]).toEqual([4, 1, 1])
})

test('busy-server holds 500 people in 40 groups and everything that goes wrong', () => {
  const world = loadWorld('busy-server', 0, 1)
  const people = [...world.users.values()]
  expect([people.length, world.userGroups.size]).toEqual([500, 40])
  expect(new Set(people.map((user) => user.email.toLowerCase())).size).toBe(500)
  expect(people.every((user) => user.email.endsWith('@example.test'))).toBe(true)
  expect(new Set(people.map((user) => user.role)).size).toBe(6)
  const count = (fits: (user: (typeof people)[number]) => boolean) => people.filter(fits).length
  expect(count((user) => !user.isActive)).toBeGreaterThan(10)
  expect(count((user) => user.isAccountLocked)).toBeGreaterThan(3)
  expect(count((user) => user.lastLoginDateTime === null)).toBeGreaterThan(10)
  expect(count((user) => user.timeZone === null)).toBeGreaterThan(3)
  expect(count((user) => user.timeZone === '')).toBeGreaterThan(10)
  expect(count((user) => user.email !== user.email.toLowerCase())).toBeGreaterThan(3)
  expect(count((user) => /[^\u0020-\u007f]/.test(user.firstName + user.lastName))).toBeGreaterThan(
    50,
  )
  expect(count((user) => !user.isActive && user.userGroupIds.length > 0)).toBe(0)
  expect(count((user) => user.userGroupIds.length > 2)).toBeGreaterThan(10)
})

test('large makes 100,000 people and 20,000 schedules', { timeout: 60_000 }, () => {
  const world = loadWorld('large', 100_000, 1)
  expect([world.users.size, world.schedules.size]).toEqual([100_000, 20_000])
  expect(world.findByEmail([...world.users.values()].at(-1)?.email ?? '')).toHaveLength(1)
})

test.each([1, 2, 3])('large works for %i people', (userCount) => {
  const world = loadWorld('large', userCount, 1)
  expect(world.users.size).toBe(userCount)
  expect(checkWorld(world)).toEqual([])
})

test('the consistency check sees a person whose group does not know them', () => {
  const world = loadWorld('small-team', 0, 1)
  world.addUserGroup({ id: 'x', name: 'X', role: 'Viewer', dateAdded: '' })
  const [person] = [...world.users.values()].slice(1)
  Object.assign(person ?? {}, { userGroupIds: ['x'] })
  expect(checkWorld(world).join()).toContain('which does not list them')
})
