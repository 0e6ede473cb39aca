import {
  type CollectionAction,
  createCollectionCreation,
  createCollectionPlan,
  createCollectionSheetPlan,
  createMembershipPlan,
  createTeamPlan,
  getCollectionSheetTemplate,
  readCollectionSheet,
} from '@curator/console-contract/collection-plans'
import { exportCollectionMemberships, getCollection } from '@curator/console-contract/collections'
import type { RunId } from '@curator/console-contract/ids'
import {
  type CollectionId,
  type ConnectionId,
  collectionId as collectionIdSchema,
  type UserId,
} from '@curator/console-contract/ids'
import { undoRun } from '@curator/console-contract/runs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookOnly, seat } from '../../../testing/collection-cases.ts'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAssets, addGroup, addPerson } from '../../../testing/world-people.ts'

let running: TestConsole
let connectionId: ConnectionId
let people: { id: string; email: string }[]
let shelves: { collectionId: string; workflowId: string; scheduleId: string }[]
let groupId: string

beforeAll(async () => {
  running = await startConsole({ sandbox: { now: '2026-06-15T12:00:00.000Z' } })
  const { sandbox } = running
  people = ['Ann', 'Ben', 'Cid'].map((name) => addPerson(sandbox, name, { role: 'Artisan' }))
  groupId = addGroup(sandbox, 'Readers')
  shelves = ['One', 'Two', 'Three', 'Four'].map((name) =>
    addAssets(sandbox, people[0]?.id ?? '', `Shelf ${name}`),
  )
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const idAt = (at: number): CollectionId => collectionIdSchema.parse(shelves[at]?.collectionId)
const personAt = (at: number) => people[at]?.id as UserId
const liveOf = (at: number) => running.sandbox.world.collections.need(idAt(at))
const named = (name: string) =>
  [...running.sandbox.world.collections.values()].filter((each) => each.name === name)
const user = (at: number) => ({ kind: 'user' as const, id: personAt(at) })
const author = { ...lookOnly, canAddAssets: true, canUpdateAssets: true }

const make = async (ids: readonly CollectionId[], action: CollectionAction) => {
  const body = { connectionId, selection: { kind: 'ids' as const, ids: [...ids] }, action }
  return (await running.call(createCollectionPlan, { body })).planId
}
async function carryOut(ids: readonly CollectionId[], action: CollectionAction) {
  const planId = await make(ids, action)
  const rows = await rowsOf(running.call, planId)
  return { rows, run: await runPlan(running.call, planId) }
}
async function undo(runId: RunId) {
  const { planId } = await running.call(undoRun, { params: { runId } })
  const rows = await rowsOf(running.call, planId)
  const hasChanges = rows.some(({ changes }) => changes.length > 0)
  return { rows, run: hasChanges ? await runPlan(running.call, planId) : null }
}
async function send(path: string, body: object, role: 'operator' | 'viewer' = 'operator') {
  const reply = await running.fetchAs(await running.cookieOf(role))(`${running.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ connectionId, ...body }),
  })
  return { status: reply.status, text: await reply.text() }
}

describe('members', () => {
  test('are set in many collections at once, and undone', async () => {
    const members = [user(1), { kind: 'group' as const, id: groupId }]
    const action = { kind: 'set_members' as const, members, rights: author, expiresAt: null }
    const { rows, run } = await carryOut([idAt(0), idAt(1)], action)
    expect(rows.map(({ verdict }) => verdict)).toEqual(Array(4).fill('create'))
    expect(run.counts.outcomes.applied).toBe(4)
    for (const at of [0, 1]) {
      expect(liveOf(at).users.get(personAt(1))?.rights).toEqual(author)
      expect(liveOf(at).userGroups.get(groupId)?.rights).toEqual(author)
    }
    const again = await rowsOf(running.call, await make([idAt(0), idAt(1)], action))
    expect(again.map(({ verdict }) => verdict)).toEqual(Array(4).fill('unchanged'))
    const other = await carryOut([idAt(0)], { ...action, members: [user(1)], rights: lookOnly })
    expect(other.rows[0]).toMatchObject({ verdict: 'update', reasons: [] })
    expect((await undo(other.run.id)).run?.counts.outcomes.applied).toBe(1)
    expect(liveOf(0).users.get(personAt(1))?.rights).toEqual(author)
    await undo(run.id)
    for (const at of [0, 1]) expect([...liveOf(at).users.keys()]).toEqual([])
  })

  test('are copied, matched and removed; what is known comes back', async () => {
    const set = { kind: 'set_members' as const, rights: author, expiresAt: null }
    await carryOut([idAt(0)], { ...set, members: [user(0), user(1)] })
    await carryOut([idAt(1)], { ...set, members: [user(2)] })
    const copy = { kind: 'copy' as const, fromCollectionId: idAt(0) }
    const added = await carryOut([idAt(0), idAt(1)], { ...copy, mode: 'add' })
    expect(added.rows[0]).toMatchObject({ verdict: 'skip' })
    expect([...liveOf(1).users.keys()].toSorted()).toEqual(people.map(({ id }) => id).toSorted())
    const matched = await carryOut([idAt(1)], { ...copy, mode: 'match' })
    expect([...liveOf(1).users.keys()].toSorted()).toEqual([personAt(0), personAt(1)].toSorted())
    await undo(matched.run.id)
    expect(liveOf(1).users.get(personAt(2))?.rights).toEqual(author)
    const members = [user(0), user(1), user(2)]
    const removed = await carryOut([idAt(0), idAt(1)], { kind: 'remove_members', members })
    expect(removed.rows.filter(({ verdict }) => verdict === 'unchanged')).toHaveLength(1)
    expect(liveOf(0).users.size + liveOf(1).users.size).toBe(0)
  })

  test('who are not on the Server any more can still be taken out', async () => {
    const gone = addPerson(running.sandbox, 'Gone')
    seat(running.sandbox, idAt(3), gone.id)
    const users = running.sandbox.world.users as Map<string, unknown>
    users.delete(gone.id)
    await waitForDirectory(running, connectionId)
    const members = [{ kind: 'user' as const, id: gone.id }]
    const { rows } = await carryOut([idAt(3)], { kind: 'remove_members', members })
    expect(rows[0]).toMatchObject({ verdict: 'update' })
    expect(liveOf(3).users.size).toBe(0)
  })

  test('get another expiry alone, one by one', async () => {
    const set = { kind: 'set_members' as const, rights: author, expiresAt: null }
    await carryOut([idAt(2)], { ...set, members: [user(1)] })
    const memberships = [
      { collectionId: idAt(2), member: user(1) },
      { collectionId: idAt(2), member: user(2) },
    ]
    const action = { kind: 'set' as const, expiresAt: '2027-01-31T00:00:00.000Z' }
    const { planId } = await running.call(createMembershipPlan, {
      body: { connectionId, memberships, action },
    })
    const rows = await rowsOf(running.call, planId)
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'invalid'])
    await runPlan(running.call, planId)
    expect(liveOf(2).users.get(personAt(1))).toMatchObject({
      rights: author,
      expirationDate: '2027-01-31T00:00:00.000Z',
    })
  })

  test('that nobody knows, or whose end has passed, are in the plan with the reason', async () => {
    const unknown = { kind: 'user' as const, id: 'nobody' }
    const sid = { kind: 'directory' as const, id: 'S-1-5-21-1' }
    const set = { kind: 'set_members' as const, rights: author }
    const ids = [idAt(0), collectionIdSchema.parse('nowhere')]
    const rows = await rowsOf(
      running.call,
      await make(ids, {
        ...set,
        members: [unknown, sid, user(1)],
        expiresAt: '2026-01-01T00:00:00Z',
      }),
    )
    expect(rows.map(({ verdict }) => verdict)).toEqual(Array(4).fill('invalid'))
    expect(rows.map(({ reasons }) => reasons[0]).join('\n')).toMatch(
      /not on the Server.*\n.*Windows sign-in.*\n.*has passed.*\n.*not on the Server/,
    )
  })
})

describe('what lies in collections, names and owners', () => {
  test('assets come and go, and back again', async () => {
    const asset = shelves[3]
    const action = {
      kind: 'assets' as const,
      addWorkflowIds: [asset?.workflowId ?? ''],
      addScheduleIds: [asset?.scheduleId ?? ''],
      removeWorkflowIds: [],
      removeScheduleIds: [],
    }
    const { run } = await carryOut([idAt(0), idAt(1)], action)
    expect(run.counts.outcomes.applied).toBe(4)
    expect(liveOf(1).workflows.size).toBe(1)
    await undo(run.id)
    expect(liveOf(1).workflows.size).toBe(0)
  })

  test('one is renamed, another is handed over, and both are undone', async () => {
    const renamed = await carryOut([idAt(0)], { kind: 'rename', name: 'Shelf New' })
    const handed = await carryOut([idAt(0)], { kind: 'owner', ownerId: personAt(1) })
    expect(liveOf(0)).toMatchObject({ name: 'Shelf New', ownerId: personAt(1) })
    await undo(handed.run.id)
    await undo(renamed.run.id)
    expect(liveOf(0)).toMatchObject({ name: 'Shelf One', ownerId: personAt(0) })
  })

  test('one that is deleted can’t come back, and the plan says so', async () => {
    const { collectionId } = addAssets(running.sandbox, personAt(0), 'Doomed')
    await waitForDirectory(running, connectionId)
    const { rows, run } = await carryOut([collectionIdSchema.parse(collectionId)], {
      kind: 'delete',
    })
    expect(rows[0]?.reasons.join()).toContain('Can’t be undone')
    expect(rows[0]?.changes[0]?.danger).toBe('destructive')
    expect(named('Doomed')).toHaveLength(0)
    const back = await undo(run.id)
    expect(back.rows[0]?.reasons.join()).toContain('another id')
  })
})

test('a new collection comes with owner, members and assets, and goes as a whole', async () => {
  const { planId } = await running.call(createCollectionCreation, {
    body: {
      connectionId,
      name: 'Brand new',
      ownerId: personAt(1),
      members: [{ member: user(2), rights: author, expiresAt: null }],
      workflowIds: [shelves[0]?.workflowId ?? ''],
      scheduleIds: [],
    },
  })
  const run = await runPlan(running.call, planId)
  expect(run.counts.outcomes.applied).toBe(run.counts.total)
  const [made] = named('Brand new')
  expect(made?.ownerId).toBe(personAt(1))
  expect(made?.users.get(personAt(2))?.rights).toEqual(author)
  expect(made?.workflows.size).toBe(1)
  await undo(run.id)
  expect(named('Brand new')).toHaveLength(0)
})

test('a team is a group, its people, a collection and what joins them', async () => {
  const body = {
    connectionId,
    groupName: 'Team Blue',
    role: 'Member' as const,
    memberIds: [personAt(1), personAt(2)],
    collectionName: 'Blue shelf',
    ownerId: personAt(0),
    rights: author,
    expiresAt: null,
    workflowIds: [shelves[0]?.workflowId ?? ''],
  }
  const first = await running.call(createTeamPlan, { body })
  await runPlan(running.call, first.planId)
  const [made] = named('Blue shelf')
  const group = [...running.sandbox.world.userGroups.values()].find(
    ({ name }) => name === 'Team Blue',
  )
  expect(group?.members.size).toBe(2)
  expect(made?.userGroups.get(group?.id ?? '')?.rights).toEqual(author)
  expect(made?.ownerId).toBe(personAt(0))
  const second = await running.call(createTeamPlan, { body })
  const rows = await rowsOf(running.call, second.planId)
  expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['unchanged']))
})

describe('a sheet', () => {
  const query = () => ({ connectionId, fileName: 'collections.csv' })
  const bytesOf = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'))
  const header = 'Collection,Action,New name,Owner,Member,Rights,Expires,Workflow,Schedule,Colour'
  const sheet = () =>
    bytesOf(
      header,
      `Sheet shelf,,,${people[1]?.email},,,,,,blue`,
      `Sheet shelf,,,,${people[2]?.email},"add assets, update assets",2027-01-31,,,`,
      'Sheet shelf,add,,,Readers,all,<clear>,,,',
      'Shelf Two,,Shelf Deux,,,,,Shelf Four,,',
      'Shelf Two,jump,,,,,,,,',
      'Shelf Two,,,,nobody@example.test,wizard,soon,,,',
      'Shelf Nowhere,,,,Readers,,,,,',
    )

  test('is looked at: what it asks for, and what is wrong at which cell', async () => {
    const reading = await running.call(readCollectionSheet, { query: query(), body: sheet() })
    expect(reading).toMatchObject({ rowCount: 7, faultCount: 3, unknownColumns: ['Colour'] })
    const at = (line: number) => reading.items.find((row) => row.line === line)
    expect(at(2)?.sentence).toContain('Create the collection “Sheet shelf”')
    expect(at(3)?.sentence).toContain('until 2027-01-31 23:59 UTC')
    expect(at(6)?.faults.map(({ column }) => column)).toEqual(['action'])
    expect(
      at(7)
        ?.faults.map(({ column }) => column)
        .toSorted(),
    ).toEqual(['expires', 'member', 'rights'])
    expect(at(8)?.faults.map(({ column }) => column)).toEqual(['collection'])
  })

  test('is planned and run; brought again it writes nothing', async () => {
    const make = async () =>
      (await running.call(createCollectionSheetPlan, { query: query(), body: sheet() })).planId
    const planId = await make()
    const verdicts = (await rowsOf(running.call, planId)).map(({ verdict }) => verdict)
    expect(verdicts).toEqual([
      'create',
      'create',
      'create',
      'update',
      'invalid',
      'invalid',
      'invalid',
    ])
    const run = await runPlan(running.call, planId)
    expect(run.counts.outcomes.applied).toBe(run.counts.total)
    const [made] = named('Sheet shelf')
    expect(made?.ownerId).toBe(personAt(1))
    expect(made?.users.get(personAt(2))).toMatchObject({
      rights: author,
      expirationDate: '2027-01-31T23:59:59.000Z',
    })
    expect(made?.userGroups.get(groupId)).toMatchObject({ expirationDate: null })
    expect(liveOf(1)).toMatchObject({ name: 'Shelf Deux' })
    const again = (await rowsOf(running.call, await make())).slice(0, 3)
    expect(again.map(({ verdict }) => verdict)).toEqual(Array(3).fill('unchanged'))
  })

  test('knows a collection by name and by id, deletes it once, and creates nothing by a faulty row', async () => {
    const shelf = liveOf(1)
    const body = bytesOf(
      header,
      `${shelf?.id},delete,,,,,,,,`,
      `${shelf?.name},delete,,,,,,,,`,
      `${shelf?.name},,,,Readers,,2027-02-30,,,`,
      'Twin shelf,add,,,Readers,all,,,,',
      'Twin shelf,create,,,Readers,all,,,,',
    )
    const { items } = await running.call(readCollectionSheet, { query: query(), body })
    const faultsAt = (line: number) =>
      items.find((row) => row.line === line)?.faults.map(({ text }) => text)
    expect(faultsAt(2)).toEqual([])
    expect(faultsAt(3)).toEqual(['Line 2 deletes this collection already.'])
    expect(faultsAt(4)).toEqual([
      expect.stringContaining('is no date'),
      'Another row deletes this collection.',
    ])
    expect(faultsAt(5)).toEqual([expect.stringContaining('no collection named')])
    expect(faultsAt(6)).toContain('Line 5 is about this member already.')
  })

  test('that was exported is brought back unchanged', async () => {
    const { bytes } = await running.call(exportCollectionMemberships, { query: { connectionId } })
    const { planId } = await running.call(createCollectionSheetPlan, {
      query: query(),
      body: new Uint8Array(bytes),
    })
    const rows = await rowsOf(running.call, planId)
    expect(rows.length).toBeGreaterThan(3)
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['unchanged']))
  })

  test.each(['csv', 'xlsx'] as const)('has a template in %s that can be read', async (format) => {
    const { bytes } = await running.call(getCollectionSheetTemplate, { query: { format } })
    const reading = await running.call(readCollectionSheet, {
      query: query(),
      body: new Uint8Array(bytes),
    })
    expect(reading).toMatchObject({ rowCount: 1, unknownColumns: [] })
  })
})

describe('a request', () => {
  const bodies: [string, object][] = [
    ['/collections/plans', { selection: { kind: 'ids', ids: ['x'] }, action: { kind: 'delete' } }],
    [
      '/collections/memberships/plans',
      {
        memberships: [{ collectionId: 'x', member: { kind: 'user', id: 'y' } }],
        action: { kind: 'remove' },
      },
    ],
    [
      '/collections/creations',
      { name: 'New', ownerId: null, members: [], workflowIds: [], scheduleIds: [] },
    ],
    [
      '/collections/teams/plans',
      {
        groupName: 'G',
        role: 'Member',
        memberIds: [],
        collectionName: 'C',
        ownerId: null,
        rights: lookOnly,
        expiresAt: null,
        workflowIds: [],
      },
    ],
  ]
  test.each(bodies)('to %s needs the right to plan', async (path, body) => {
    expect((await send(path, body, 'viewer')).status).toBe(403)
    expect((await send(path, body)).status).toBe(201)
    const odd = await send(path, { ...body, more: 1 })
    expect(odd.status).toBe(400)
    expect(odd.text).toContain('more')
  })

  test('that renames several, or copies from nowhere, is refused', async () => {
    const selection = { kind: 'ids', ids: [idAt(0), idAt(2)] }
    const rename = await send('/collections/plans', {
      selection,
      action: { kind: 'rename', name: 'Both' },
    })
    expect(rename).toMatchObject({ status: 400 })
    expect(rename.text).toContain('Only one collection')
    const copy = { kind: 'copy', fromCollectionId: 'nowhere', mode: 'add' }
    expect(await send('/collections/plans', { selection, action: copy })).toMatchObject({
      status: 404,
    })
  })
})

describe('a Server that tells no rights', () => {
  let blind: TestConsole
  let id: ConnectionId
  let shelf: CollectionId
  let reader: UserId
  beforeAll(async () => {
    blind = await startConsole({ sandbox: { now: '2026-06-15T12:00:00.000Z' } })
    blind.sandbox.faults.add({ operation: 'AdminV1_GetCollections', status: 404 })
    reader = addPerson(blind.sandbox, 'Reader').id as UserId
    const made = addAssets(blind.sandbox, blind.sandbox.world.ownerId, 'Blind')
    shelf = collectionIdSchema.parse(made.collectionId)
    seat(blind.sandbox, shelf, reader)
    id = await blind.connect()
    await waitForDirectory(blind, id)
  })
  afterAll(() => blind.close())

  const set = async (rights: typeof author) => {
    const { planId } = await blind.call(createCollectionPlan, {
      body: {
        connectionId: id,
        selection: { kind: 'ids', ids: [shelf] },
        action: {
          kind: 'set_members',
          members: [{ kind: 'user', id: reader }],
          rights,
          expiresAt: null,
        },
      },
    })
    return planId
  }
  const memberOf = async () => {
    const { members } = await blind.call(getCollection, {
      params: { collectionId: shelf },
      query: { connectionId: id },
    })
    return members.find((member) => member.id === reader)
  }

  test('is written blindly, and says so in the row and in the change', async () => {
    const planId = await set(author)
    const [row] = await rowsOf(blind.call, planId)
    expect(row).toMatchObject({ verdict: 'update' })
    expect(row?.reasons.join()).toContain('Blind overwrite: nobody knows')
    expect(row?.changes[0]?.sentence).toContain('blind overwrite')
    expect((await runPlan(blind.call, planId)).counts.outcomes.applied).toBe(1)
  })

  test('shows what this console set, and when; another reading does not change that', async () => {
    for (const isAgain of [false, true]) {
      if (isAgain) await waitForDirectory(blind, id)
      expect(await memberOf()).toMatchObject({ rights: author, source: 'console' })
      expect((await memberOf())?.setAt).not.toBeNull()
    }
    const [row] = await rowsOf(blind.call, await set(lookOnly))
    expect(row?.reasons.join()).toContain('this console set them last on')
  })

  test('takes a sheet twice and writes nothing the second time', async () => {
    const body = new TextEncoder().encode(
      'collection,member,rights\r\nBlind,reader@example.test,"add assets, update assets"',
    )
    const { planId } = await blind.call(createCollectionSheetPlan, {
      query: { connectionId: id, fileName: 'x.csv' },
      body,
    })
    const [row] = await rowsOf(blind.call, planId)
    expect(row).toMatchObject({ verdict: 'unchanged' })
    expect(row?.reasons.join()).toContain('As this console set it')
  })

  test('a blind overwrite can’t be undone, nor a removal, and both say why', async () => {
    const over = await runPlan(blind.call, await set(lookOnly))
    const { planId } = await blind.call(createCollectionPlan, {
      body: {
        connectionId: id,
        selection: { kind: 'ids', ids: [shelf] },
        action: { kind: 'remove_members', members: [{ kind: 'user', id: reader }] },
      },
    })
    const removed = await runPlan(blind.call, planId)
    for (const [runId, words] of [
      [over.id, 'overwritten blindly'],
      [removed.id, 'without anybody knowing'],
    ] as const) {
      const plan = await blind.call(undoRun, { params: { runId } })
      const [row] = await rowsOf(blind.call, plan.planId)
      expect(row?.changes).toEqual([])
      expect(row?.reasons.join()).toContain(words)
    }
  })
})

test('with Windows sign-in people go in by SID, which the page of a collection tells', async () => {
  const windows = await startConsole({ sandbox: { auth: 'windows' } })
  const [sid = ''] = windows.sandbox.world.directoryGroups.keys()
  const person = addPerson(windows.sandbox, 'Sidless')
  const made = addAssets(windows.sandbox, windows.sandbox.world.ownerId, 'Windows shelf')
  const shelf = collectionIdSchema.parse(made.collectionId)
  const id = await windows.connect()
  await waitForDirectory(windows, id)
  const { planId } = await windows.call(createCollectionPlan, {
    body: {
      connectionId: id,
      selection: { kind: 'ids', ids: [shelf] },
      action: {
        kind: 'set_members',
        members: [
          { kind: 'directory', id: sid },
          { kind: 'user', id: person.id },
        ],
        rights: author,
        expiresAt: null,
      },
    },
  })
  const rows = await rowsOf(windows.call, planId)
  expect(rows.map(({ verdict }) => verdict)).toEqual(['create', 'invalid'])
  expect(rows[1]?.reasons.join()).toContain('by SID')
  await runPlan(windows.call, planId)
  await waitForDirectory(windows, id)
  const { members, usesSids } = await windows.call(getCollection, {
    params: { collectionId: shelf },
    query: { connectionId: id },
  })
  expect(usesSids).toBe(true)
  expect(members).toMatchObject([{ kind: 'directory', id: sid, sid, rights: author }])
  await windows.close()
})
