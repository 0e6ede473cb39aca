import type { ConnectionId, UserGroupId, UserId } from '@curator/console-contract/ids'
import {
  getUser,
  listUserChoices,
  listUserFindings,
  listUsers,
  userFindings,
} from '@curator/console-contract/users'
import type { Problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
let cookie: string
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'busy-server' }, isWorker: false })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
  cookie = await running.cookieOf('viewer')
})
afterAll(() => running.close())

const people = () => [...running.sandbox.world.users.values()]
const list = (query: object) =>
  running.call(listUsers, { query: { connectionId, ...query } as never })
const get = (path: string) => running.fetchAs(cookie)(`${running.url}/api${path}`)
const problemOf = async (reply: Response) => (await reply.json()) as Problem

test('pages follow each other without a gap, and one past the end is empty', async () => {
  const pages = await Promise.all(
    [1, 2, 3, 4].map((page) => list({ page, pageSize: 200, sort: 'email' })),
  )
  const emails = pages.flatMap(({ items }) => items.map(({ email }) => email))
  expect(pages.map(({ items }) => items.length)).toEqual([200, 200, 100, 0])
  expect(pages[3]).toMatchObject({ total: 500, page: 4, pageSize: 200 })
  expect(new Set(emails).size).toBe(500)
  const folded = emails.map((email) => email.toLowerCase())
  expect(folded).toEqual([...folded].sort())
})

test('a minus in front of the column turns the order', async () => {
  const up = await list({ sort: 'email', pageSize: 3 })
  const down = await list({ sort: '-email', page: 167, pageSize: 3 })
  expect(down.items.map(({ id }) => id)).toEqual(
    up.items
      .map(({ id }) => id)
      .slice(0, 2)
      .reverse(),
  )
})

test('filters of one kind widen, of several kinds narrow', async () => {
  const count = async (query: object) => (await list({ ...query, pageSize: 1 })).total
  const have = (wanted: readonly string[]) =>
    people().filter(({ role }) => wanted.includes(role)).length
  expect(await count({ role: ['Artisan'] })).toBe(have(['Artisan']))
  expect(await count({ role: ['Artisan', 'Viewer'] })).toBe(have(['Artisan', 'Viewer']))
  const inactive = people().filter(({ role, isActive }) => role === 'Artisan' && !isActive).length
  expect(inactive).toBeGreaterThan(0)
  expect(await count({ role: ['Artisan'], state: ['inactive'] })).toBe(inactive)
  const [group] = [...running.sandbox.world.userGroups.values()]
  const groupId = [group?.id as UserGroupId]
  const members = people().filter(({ userGroupIds }) => userGroupIds.includes(groupId[0] as string))
  expect(members.length).toBeGreaterThan(0)
  expect(await count({ groupId })).toBe(members.length)
  expect(await count({ search: 'ABDULLAH naomi' })).toBe(1)
})

test('flags, zones, tags and credentials narrow each by themselves', async () => {
  const count = async (query: object) => (await list({ ...query, pageSize: 1 })).total
  const have = (test: (user: ReturnType<typeof people>[number]) => boolean) =>
    people().filter(test).length
  const locked = have(({ isAccountLocked, isActive }) => isActive && isAccountLocked)
  expect(locked).toBeGreaterThan(0)
  expect(await count({ isActive: 'yes', isAccountLocked: ['yes', 'unknown'] })).toBe(locked)
  expect(await count({ timeZone: ['', 'Europe/London'] })).toBe(
    have(({ timeZone }) => !timeZone || timeZone === 'Europe/London'),
  )
  expect(await count({ workerTag: '' })).toBe(have((user) => user.defaultWorkerTag === ''))
  expect(await count({ credentialId: '', isApiEnabled: 'no' })).toBe(
    have((user) => user.defaultCredentialId === '' && !user.isApiEnabled),
  )
})

test('what users have can be chosen from, credentials by name', async () => {
  const choices = await running.call(listUserChoices, { query: { connectionId } })
  const zones = people().filter(({ timeZone }) => timeZone)
  expect(choices.timeZones.reduce((sum, { count }) => sum + count, 0)).toBe(zones.length)
  const counts = choices.timeZones.map(({ count }) => count)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  const credentials = [...running.sandbox.world.credentials.values()]
  expect(credentials.length).toBeGreaterThan(0)
  expect(choices.credentials.map(({ value }) => value).sort()).toEqual(
    credentials.map(({ id }) => id).sort(),
  )
  expect(choices.credentials.every(({ label, value }) => label !== value)).toBe(true)
})

test('each finding counts the users that its list shows', async () => {
  const { items, userCount } = await running.call(listUserFindings, {
    query: { connectionId, inactiveDays: 30 },
  })
  expect(userCount).toBe(people().length)
  expect(items.map(({ finding }) => finding).sort()).toEqual([...userFindings].sort())
  for (const { count, finding, why } of items) {
    expect(why).toBeNull()
    expect((await list({ finding, inactiveDays: 30, pageSize: 1 })).total).toBe(count)
  }
  const { collections, schedules, workflows } = running.sandbox.world
  const owners = new Set(
    [...collections.values(), ...schedules.values(), ...workflows.values()].map(
      ({ ownerId }) => ownerId,
    ),
  )
  const inactiveOwners = people().filter(
    ({ id, isActive, role }) => owners.has(id) && (!isActive || role === 'NoAccess'),
  )
  expect(items.find(({ finding }) => finding === 'inactive_owner')?.count).toBe(
    inactiveOwners.length,
  )
  const reply = await get(`/users/findings?connectionId=${connectionId}&inactiveDays=0`)
  expect((await problemOf(reply)).fields?.map(({ path }) => path)).toEqual(['query.inactiveDays'])
})

test('an unknown or wrong query is refused with every fault at once', async () => {
  const reply = await get(
    `/users?connectionId=${connectionId}&page=0&pageSize=201&sort=height&role=King&limit=5`,
  )
  expect(reply.status).toBe(400)
  const { code, fields } = await problemOf(reply)
  expect(code).toBe('request_invalid')
  expect(fields?.map(({ path }) => path).sort()).toEqual([
    'query.limit',
    'query.page',
    'query.pageSize',
    'query.role',
    'query.sort',
  ])
})

test('an export is a download that no cache keeps, with the columns in their order', async () => {
  const reply = await get(
    `/users/export?connectionId=${connectionId}&search=abdullah&column=role&column=email`,
  )
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(reply.headers.get('content-disposition')).toMatch(
    new RegExp(`^attachment; .*users-${connectionId}-\\d{4}-\\d\\d-\\d\\d\\.csv`),
  )
  expect(reply.headers.get('cache-control')).toContain('no-store')
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
  expect(lines[0]).toBe('Email,Role')
  const found = await list({ search: 'abdullah' })
  expect(lines).toHaveLength(found.total + 1)
})

test('one user is found by id, and an id that nobody has is not found', async () => {
  const [wanted] = people()
  const params = { userId: wanted?.id as UserId }
  const user = await running.call(getUser, { params, query: { connectionId } })
  expect(user).toMatchObject({ id: wanted?.id, email: wanted?.email })
  const reply = await get(`/users/nobody?connectionId=${connectionId}`)
  expect(reply.status).toBe(404)
  expect(await problemOf(reply)).toMatchObject({
    code: 'not_found',
    detail: expect.stringContaining('has this id'),
  })
})

test('a connection that does not exist is not found, and strangers are asked to sign in', async () => {
  expect((await get('/users?connectionId=none')).status).toBe(404)
  const reply = await fetch(`${running.url}/api/users?connectionId=${connectionId}`)
  expect(await problemOf(reply)).toMatchObject({ status: 401, code: 'session_missing' })
})
