import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FaultScript } from '@curator/alteryx-sandbox/faults'
import type { SandboxOptions } from '@curator/alteryx-sandbox/options'
import { describe, expect, test } from 'vitest'
import {
  createDirectoryRig,
  createMemorySnapshots,
  practiceId,
} from '../../testing/directory-rig.ts'
import { everyone } from '../../testing/directory-users.ts'
import { findWorldContent } from '../../testing/world-content.ts'
import { contentKinds } from './content-links.ts'
import type { ContentKind, ContentQuery, Directory } from './directory.ts'

const page = { offset: 0, limit: 10 }
const now = Date.parse('2026-07-01T08:00:00Z')
const { openDirectories, openServer } = createDirectoryRig()

/** A Server whose clock stands still, so that nothing runs meanwhile. */
const openStillServer = (options: SandboxOptions = {}) =>
  openServer({ timeSource: () => now, ...options })

async function openRead(server: Awaited<ReturnType<typeof openServer>>) {
  const directory = await openDirectories(server).get(practiceId)
  await directory.refresh()
  return directory
}

type World = Awaited<ReturnType<typeof openServer>>['sandbox']['world']

const byId = (items: readonly { readonly id: string }[]) =>
  [...items]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((item) =>
      Object.fromEntries(
        Object.entries(item).map(([name, value]) => [
          name,
          Array.isArray(value) ? [...new Set(value)].filter((id) => id !== '').sort() : value,
        ]),
      ),
    )

async function expectWorld(directory: Directory, world: World, kind: ContentKind): Promise<void> {
  const { items, why } = await directory.findContent(kind, {})
  expect(why).toBeNull()
  expect(byId(items)).toEqual(byId(findWorldContent(world, kind, {}).items))
}

describe('what a Server holds beside people', () => {
  test.each(['2025.2', '2024.1'] as const)('is read whole from release %s', async (release) => {
    const server = await openStillServer({ release })
    const directory = await openRead(server)
    for (const kind of contentKinds) {
      await expectWorld(directory, server.sandbox.world, kind)
      // Rights are joined to the collections and kept nowhere else.
      if (kind !== 'collection-rights')
        expect((await directory.findContent(kind, {})).items.length).toBeGreaterThan(0)
    }
  })

  test('is read from a release of 2021 without zones and credentials of versions', async () => {
    const server = await openStillServer({ release: '2021.4' })
    const directory = await openRead(server)
    for (const kind of ['collection', 'credential', 'data-connection'] as const)
      await expectWorld(directory, server.sandbox.world, kind)
    const { items, why } = await directory.findContent('schedule', {})
    expect(why).toBeNull()
    const known = findWorldContent(server.sandbox.world, 'schedule', {}).items
    // Local times without their zone can't be told as instants.
    const bare = { timeZone: '', startAt: null, endAt: null }
    const toBare = (some: typeof items) => byId(some.map((schedule) => ({ ...schedule, ...bare })))
    expect(toBare(items)).toEqual(toBare(known))
  })

  test('is found by what it points at', async () => {
    const server = await openStillServer()
    const directory = await openRead(server)
    const { world } = server.sandbox
    const [schedule] = [...world.schedules.values()].filter(({ workflowId }) => workflowId !== null)
    const [credential] = world.credentialShares.listReceivers('userGroup')
    const asked: [ContentKind, ContentQuery][] = [
      ['workflow', { ownerIds: [schedule?.ownerId ?? ''] }],
      ['schedule', { workflowIds: [schedule?.workflowId ?? ''] }],
      ['credential', { sharedWith: { userIds: [], userGroupIds: [credential ?? ''] } }],
    ]
    for (const [kind, query] of asked) {
      const { items } = await directory.findContent(kind, query)
      expect(items.length).toBeGreaterThan(0)
      expect(byId(items)).toEqual(byId(findWorldContent(world, kind, query).items))
    }
  })

  test('starts from the stored copy, reasons included', async () => {
    const server = await openStillServer()
    server.sandbox.faults.add({ operation: 'Workflows_GetWorkflows', status: 501 })
    const snapshots = createMemorySnapshots()
    const first = openDirectories(server, snapshots)
    const read = await first.get(practiceId)
    await read.refresh()
    const askAll = async (directory: Directory) =>
      Promise.all(contentKinds.map((kind) => directory.findContent(kind, {})))
    const before = await askAll(read)
    await first.closeAll()
    server.sandbox.faults.add({ operation: 'Users_GetUsers', delayMs: 500 })
    const again = await openDirectories(server, snapshots).get(practiceId)
    expect(await askAll(again)).toEqual(before)
  })

  test('no connection string gets into the copy', async () => {
    const server = await openStillServer()
    const snapshots = createMemorySnapshots()
    await (await openDirectories(server, snapshots).get(practiceId)).refresh()
    const text = String(await promisify(gunzip)(snapshots.stored?.body ?? new Uint8Array()))
    const strings = [...server.sandbox.world.dataConnections.values()].map(
      ({ connectionString }) => connectionString,
    )
    expect(strings.length).toBeGreaterThan(0)
    expect(strings.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))).toEqual(
      [],
    )
    expect(text).not.toContain('connectionString')
  })

  test('a new reading of the same people replaces it all the same', async () => {
    const server = await openStillServer()
    const directory = await openRead(server)
    const [schedule] = server.sandbox.world.schedules.values()
    server.sandbox.world.schedules.update(schedule?.id ?? '', { name: 'Renamed meanwhile' })
    await directory.refresh()
    const { items } = await directory.findContent('schedule', { ids: [schedule?.id ?? ''] })
    expect(items).toMatchObject([{ name: 'Renamed meanwhile' }])
    expect((await directory.listUsers(everyone, page)).total).toBeGreaterThan(0)
  })
})

describe('a list that can’t be read', () => {
  test.each<[string, ContentKind, FaultScript, string]>([
    [
      'an error of the Server',
      'schedule',
      { operation: 'Schedules_GetSchedules', status: 500 },
      'status 500',
    ],
    [
      'no such operation',
      'workflow',
      { operation: 'Workflows_GetWorkflows', status: 404 },
      'does not offer',
    ],
    [
      'a wrong verb',
      'credential',
      { operation: 'Credentials_GetCredentials', status: 405 },
      'does not offer',
    ],
    [
      'not implemented',
      'collection',
      { operation: 'Collections_GetCollections', status: 501 },
      'does not offer',
    ],
    [
      'no list',
      'data-connection',
      {
        operation: 'ServerConnections_GetServerDataConnections',
        status: 200,
        body: { message: 'x' },
      },
      'not as expected data',
    ],
    [
      'the short view',
      'schedule',
      { operation: 'Schedules_GetSchedules', status: 200, body: [{ id: 's', name: 'Nightly' }] },
      'short view',
    ],
    [
      'broken JSON',
      'workflow',
      { operation: 'Workflows_GetWorkflows', status: 200, body: '[{"id":]' },
      'not as expected data',
    ],
  ])('%s: says why, and everything else is there', async (_, kind, fault, words) => {
    const server = await openStillServer()
    server.sandbox.faults.add(fault)
    const directory = await openRead(server)
    const { items, why } = await directory.findContent(kind, {})
    expect(items).toEqual([])
    expect(why).toContain(words)
    expect(directory.status()).toMatchObject({ state: 'ready', problem: null })
    expect((await directory.listUsers(everyone, page)).total).toBeGreaterThan(0)
    for (const other of contentKinds.filter((each) => each !== kind))
      await expectWorld(directory, server.sandbox.world, other)
    server.sandbox.faults.clear()
    await directory.refresh()
    await expectWorld(directory, server.sandbox.world, kind)
  })

  test('of collections is put together one by one where the full list is refused', async () => {
    const server = await openStillServer()
    server.sandbox.faults.add({ operation: 'Collections_GetCollections', status: 400, times: 1 })
    const directory = await openRead(server)
    await expectWorld(directory, server.sandbox.world, 'collection')
    expect(server.sandbox.calls.count({ operation: 'Collections_GetCollection' })).toBe(
      server.sandbox.world.collections.size,
    )
  })

  test.each([401, 403, 404, 500])(
    'of rights in collections is refused with %i: everything but them is there',
    async (status) => {
      const server = await openStillServer()
      server.sandbox.faults.add({ operation: 'AdminV1_GetCollections', status })
      const directory = await openRead(server)
      expect((await directory.findContent('collection-rights', {})).why).not.toBeNull()
      const { items, why } = await directory.findContent('collection', {})
      expect(why).toBeNull()
      expect(items.length).toBe(server.sandbox.world.collections.size)
      for (const { members } of items) for (const { rights } of members) expect(rights).toBeNull()
    },
  )

  test('of rights in collections is read page by page to its end', async () => {
    const server = await openStillServer()
    const directory = await openRead(server)
    const { items } = await directory.findContent('collection', {})
    expect(items.flatMap(({ members }) => members).every(({ rights }) => rights)).toBe(true)
    // One with all of them, one that is empty.
    expect(server.sandbox.calls.count({ operation: 'AdminV1_GetCollections' })).toBe(2)
  })

  test('because the key is refused fails the refresh', async () => {
    const server = await openStillServer()
    server.sandbox.faults.add({ operation: 'Schedules_GetSchedules', status: 401 })
    const directory = await openDirectories(server).get(practiceId)
    await expect(directory.refresh()).rejects.toThrow('fresh token')
    expect(directory.status().state).toBe('failed')
  })
})
