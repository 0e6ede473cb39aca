import {
  createCollectionPlan,
  createCollectionSheetPlan,
  readCollectionSheet,
} from '@curator/console-contract/collection-plans'
import { exportCollectionMemberships } from '@curator/console-contract/collections'
import { type ConnectionId, collectionId } from '@curator/console-contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookOnly } from '../../../testing/collection-cases.ts'
import { rowsOf } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAssets, addGroup, addPerson } from '../../../testing/world-people.ts'

/** In the past of the console, in the future of the practice server, which drops members whose time is over. */
const ended = '2024-06-01T00:00:00.000Z'

let running: TestConsole
let connectionId: ConnectionId
let ids: Record<'twin' | 'ann' | 'blank' | 'gone' | 'ben' | 'readers' | 'late', string>

beforeAll(async () => {
  running = await startConsole({ sandbox: { now: '2024-01-10T12:00:00.000Z' } })
  const { sandbox } = running
  const { world } = sandbox
  const shelf = (name: string) => addAssets(sandbox, world.ownerId, name).collectionId
  const twin = shelf('Twin')
  const shelves = [twin, shelf(' TWIN '), shelf(twin), shelf('=Sum; "all", or so'), shelf('Plain')]
  const ann = addPerson(sandbox, 'Ann').id
  const people = {
    ann,
    blank: addPerson(sandbox, 'Blank', { email: '' }).id,
    gone: addPerson(sandbox, 'Gone').id,
    ben: addPerson(sandbox, 'Ben').id,
    late: addPerson(sandbox, 'Late').id,
  }
  const second = addPerson(sandbox, 'Second', { email: 'ANN@example.test' }).id
  const readers = addGroup(sandbox, 'Readers')
  const groups = ['readers', 'ben@example.test', 'S-1-5-21-7', ann, 'Plain group'].map((name) =>
    addGroup(sandbox, name),
  )
  const rights = { ...lookOnly, canAddAssets: true }
  const toSeats = (memberIds: readonly string[], expirationDate: string | null) =>
    memberIds.map((id) => {
      const seat = { dateAdded: ended, addedById: world.ownerId, expirationDate, rights }
      return [id, seat] as const
    })
  const { late, ...lasting } = people
  for (const id of shelves) {
    const users = new Map([
      ...toSeats([...Object.values(lasting), second], null),
      ...toSeats([late], ended),
    ])
    const userGroups = new Map(toSeats([readers, ...groups], '2099-01-31T23:59:59.000Z'))
    world.collections.update(id, { users, userGroups })
  }
  const users = world.users as Map<string, unknown>
  users.delete(people.gone)
  ids = { ...people, twin, readers }
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const query = () => ({ connectionId, fileName: 'members.csv' })
const exported = async () => {
  const { bytes } = await running.call(exportCollectionMemberships, { query: { connectionId } })
  return new Uint8Array(bytes)
}

test('an export is brought back as it is, and nothing changes, whatever has the same name', async () => {
  const seatCount = [...running.sandbox.world.collections.values()]
    .map(({ userGroups, users }) => users.size + userGroups.size)
    .reduce((sum, size) => sum + size, 0)
  const body = await exported()
  const lines = new TextDecoder().decode(body).trim().split('\r\n').slice(1)
  expect(lines).toHaveLength(seatCount)
  const tells = (collection: string, member: string) =>
    lines.some((line) => line.startsWith(`${collection},,,,${member},`))
  expect(tells('Plain', 'Plain group')).toBe(true)
  for (const id of [ids.ann, ids.blank, ids.gone, ids.ben, ids.readers])
    expect(tells(ids.twin, id)).toBe(true)
  const reading = await running.call(readCollectionSheet, { query: query(), body })
  expect(reading).toMatchObject({ rowCount: seatCount, faultCount: 0 })
  const { planId } = await running.call(createCollectionSheetPlan, { query: query(), body })
  const rows = await rowsOf(running.call, planId)
  expect(rows).toHaveLength(seatCount)
  expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['unchanged']))
})

test('a membership that has ended is said to have, and goes nowhere by a sheet', async () => {
  const { items } = await running.call(readCollectionSheet, {
    query: query(),
    body: await exported(),
  })
  const late = items.filter(({ subject }) => subject.startsWith('late@example.test'))
  expect(late.length).toBeGreaterThan(0)
  for (const { sentence } of late) expect(sentence).toContain('ended on 2024-06-01')
  const { ownerId, users } = running.sandbox.world
  const body = new TextEncoder().encode(
    `collection,member,rights,expires\nPlain,${users.get(ownerId)?.email},none,${ended}\n`,
  )
  const refused = await running.call(readCollectionSheet, { query: query(), body })
  expect(refused).toMatchObject({ rowCount: 1, faultCount: 1 })
  const { planId } = await running.call(createCollectionSheetPlan, { query: query(), body })
  const [row] = await rowsOf(running.call, planId)
  expect(row).toMatchObject({ verdict: 'invalid', changes: [] })
  expect(row?.reasons[0]).toContain('has passed')
})

test('a copy leaves out who ended there and says so; to match counts them as no members', async () => {
  const into = addAssets(running.sandbox, running.sandbox.world.ownerId, 'Copy').collectionId
  const late = { dateAdded: ended, addedById: 'x', expirationDate: null, rights: lookOnly }
  running.sandbox.world.collections.update(into, { users: new Map([[ids.late, late]]) })
  await waitForDirectory(running, connectionId)
  const copy = async (mode: 'add' | 'match') => {
    const selection = { kind: 'ids' as const, ids: [collectionId.parse(into)] }
    const action = { kind: 'copy' as const, fromCollectionId: collectionId.parse(ids.twin), mode }
    const { planId } = await running.call(createCollectionPlan, {
      body: { connectionId, selection, action },
    })
    return (await rowsOf(running.call, planId)).filter(({ subject }) => subject.includes('Late'))
  }
  const [left, ...more] = await copy('add')
  expect(more).toEqual([])
  expect(left).toMatchObject({ verdict: 'skip', changes: [] })
  expect(left?.reasons[0]).toContain('ended on 2024-06-01')
  const [removed, ...others] = await copy('match')
  expect(others).toEqual([])
  expect(removed?.changes.map(({ kind }) => kind)).toEqual(['remove-collection-member'])
})
