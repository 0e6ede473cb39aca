import type { ConnectionId } from '@curator/console-contract/ids'
import { describe, expect, test, vi } from 'vitest'
import {
  createDirectoryRig,
  createMemorySnapshots,
  practiceId as id,
} from '../../testing/directory-rig.ts'
import { everyone } from '../../testing/directory-users.ts'
import { systemClock } from '../core/clock.ts'
import type { StoredSnapshot } from '../store/directory-snapshot.store.ts'

const page = { offset: 0, limit: 10 }
const { openDirectories, openServer } = createDirectoryRig()

describe('a directory', () => {
  test('is read from the Server, with groups and creation dates', async () => {
    const server = await openServer()
    const directory = await openDirectories(server).get(id)
    await directory.refresh()
    const { items, total } = await directory.listUsers(everyone, page)
    const userCount = server.sandbox.world.version >= 0 ? total : 0
    expect(directory.status()).toMatchObject({
      state: 'ready',
      userCount,
      isRefreshing: false,
      problem: null,
    })
    expect(items.every((user) => user.createdAt !== null)).toBe(true)
    expect(items.some((user) => user.groups.length > 0)).toBe(true)
    expect((await directory.listUserGroups({ sort: 'name' }, page)).total).toBe(
      directory.status().groupCount,
    )
  })

  test('says so until the first reading is in, and what went wrong', async () => {
    const server = await openServer()
    server.sandbox.faults.add({ operation: 'Users_GetUsers', status: 403 })
    const directory = await openDirectories(server).get(id)
    await expect(directory.listUsers(everyone, page)).rejects.toMatchObject({
      code: 'directory_not_ready',
    })
    await expect(directory.refresh()).rejects.toThrow('does not allow')
    expect(directory.status()).toMatchObject({
      state: 'failed',
      problem: { code: 'alteryx_refused' },
    })
    server.sandbox.faults.clear()
    await directory.refresh()
    expect(directory.status()).toMatchObject({ state: 'ready', problem: null })
  })

  test('a failed refresh keeps the copy before it', async () => {
    const server = await openServer()
    const directory = await openDirectories(server).get(id)
    await directory.refresh()
    const { takenAt } = directory.status()
    server.sandbox.faults.add({ operation: 'UserGroups_GetUserGroup', status: 400 })
    await expect(directory.refresh()).rejects.toThrow()
    expect(directory.status()).toMatchObject({
      state: 'ready',
      takenAt,
      problem: { code: 'alteryx_refused' },
    })
    expect((await directory.listUsers(everyone, page)).total).toBeGreaterThan(0)
  })

  test('a failed refresh is tried again by itself, long before the copy is old', async () => {
    const server = await openServer()
    const hasty = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal),
    }
    const directory = await openDirectories(server, createMemorySnapshots(), 6_000_000, hasty).get(
      id,
    )
    await directory.refresh()
    const fault = server.sandbox.faults.add({ operation: 'UserGroups_GetUserGroups', status: 400 })
    await expect(directory.refresh()).rejects.toThrow()
    await vi.waitFor(() => expect(fault.firedCount).toBeGreaterThan(2), { timeout: 5_000 })
    server.sandbox.faults.clear()
    await vi.waitFor(() => expect(directory.status().problem).toBeNull(), { timeout: 5_000 })
  })

  test('calls for a refresh join the one under way', async () => {
    const server = await openServer()
    const directory = await openDirectories(server).get(id)
    await Promise.all([directory.refresh(), directory.refresh(), directory.refresh()])
    expect(server.sandbox.calls.count({ operation: 'UserGroups_GetUserGroups' })).toBe(1)
  })

  test('starts from the stored copy, and reads the Server behind it', async () => {
    const server = await openServer()
    const snapshots = createMemorySnapshots()
    const first = openDirectories(server, snapshots)
    const full = await first.get(id)
    await full.refresh()
    const before = await full.listUsers(everyone, page)
    await first.closeAll()
    server.sandbox.faults.add({ operation: 'Users_GetUsers', delayMs: 500 })
    const again = await openDirectories(server, snapshots).get(id)
    expect(again.status()).toMatchObject({
      state: 'ready',
      takenAt: before.takenAt,
      isRefreshing: true,
    })
    expect(await again.listUsers(everyone, page)).toEqual(before)
  })

  test('a damaged copy is as good as none', async () => {
    const snapshots = createMemorySnapshots()
    snapshots.stored = {
      takenAt: new Date(),
      userCount: 1,
      groupCount: 0,
      body: new Uint8Array([1, 2]),
    }
    const directory = await openDirectories(await openServer(), snapshots).get(id)
    expect(directory.status().state).toBe('loading')
    await directory.refresh()
    expect(directory.status().state).toBe('ready')
  })

  test('an unchanged Server is not stored again, only newer', async () => {
    const snapshots = createMemorySnapshots()
    const directory = await openDirectories(await openServer(), snapshots).get(id)
    await directory.refresh()
    const firstAt = snapshots.stored?.takenAt
    await directory.refresh()
    expect(snapshots.saves).toBe(1)
    expect(snapshots.stored?.takenAt.getTime()).toBeGreaterThan(firstAt?.getTime() ?? 0)
  })

  test('a newer copy of another replica is picked up', async () => {
    const server = await openServer()
    const snapshots = createMemorySnapshots()
    const watching = await openDirectories(server, snapshots, 20).get(id)
    await watching.refresh()
    const other = await openDirectories(server, snapshots).get(id)
    await server.gateways.users.create(
      { email: 'late@example.test', firstName: 'Late', lastName: 'Comer' },
      { priority: 'people' },
    )
    await other.refresh()
    await vi.waitFor(async () => {
      expect(await watching.findUsersByEmail(['LATE@example.test'])).toHaveLength(1)
    })
  })

  test('own writes during a reading are not lost by it', async () => {
    const server = await openServer()
    const directory = await openDirectories(server).get(id)
    await directory.refresh()
    server.sandbox.faults.add({ operation: 'UserGroups_GetUserGroups', delayMs: 200 })
    const reading = directory.refresh()
    await vi.waitFor(() =>
      expect(server.sandbox.calls.count({ operation: 'Users_GetUsers' })).toBe(4),
    )
    const user = await server.gateways.users.create(
      { email: 'mid@example.test', firstName: 'Mid', lastName: 'Way' },
      { priority: 'people' },
    )
    await directory.patch([{ kind: 'user', user }])
    await reading
    expect(await directory.findUsersByEmail(['mid@example.test'])).toHaveLength(1)
  })

  test('keeps an own write against another replica’s copy that was taken before it', async () => {
    const server = await openServer()
    const snapshots = createMemorySnapshots()
    const directory = await openDirectories(server, snapshots, 10).get(id)
    await directory.refresh()
    const copy = snapshots.stored as StoredSnapshot
    const beforeWrite = systemClock.now()
    const user = await server.gateways.users.create(
      { email: 'own@example.test', firstName: 'Own', lastName: 'Write' },
      { priority: 'people' },
    )
    await directory.patch([{ kind: 'user', user }])
    snapshots.stored = { ...copy, takenAt: beforeWrite }
    await systemClock.sleep(100)
    expect(await directory.findUsersByEmail(['own@example.test'])).toHaveLength(1)
    expect(directory.status().takenAt).not.toBe(beforeWrite.toISOString())
    // One taken after it shows what the Server has, and says when that was.
    const takenAt = systemClock.now()
    snapshots.stored = { ...copy, takenAt }
    await vi.waitFor(() => expect(directory.status().takenAt).toBe(takenAt.toISOString()))
    expect(await directory.findUsersByEmail(['own@example.test'])).toHaveLength(0)
  })

  test('is exported as CSV with the chosen columns in the contract’s order', async () => {
    const directory = await openDirectories(await openServer()).get(id)
    await directory.refresh()
    const [someone] = (await directory.listUsers(everyone, page)).items
    const bytes = await directory.exportUsers({ ...everyone, search: someone?.email ?? '' }, [
      'groups',
      'email',
    ])
    const groups = someone?.groups.map((group) => group.name).join(';') ?? ''
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    expect(text.replaceAll('"', '')).toBe(`\ufeffEmail,Groups\r\n${someone?.email},${groups}\r\n`)
  })

  test('an unknown connection is not found, and asked for again at the next call', async () => {
    const directories = openDirectories(await openServer())
    await expect(directories.get('other' as ConnectionId)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(directories.get('other' as ConnectionId)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('a forgotten directory is closed, and starts anew when asked for', async () => {
    const directories = openDirectories(await openServer())
    const first = await directories.get(id)
    await first.refresh()
    await directories.forget(id)
    await expect(first.listUsers(everyone, page)).rejects.toThrow('closed')
    expect(await directories.get(id)).not.toBe(first)
  })
})
