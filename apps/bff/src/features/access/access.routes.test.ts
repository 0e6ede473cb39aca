import * as wire from '@curator/console-contract/access'
import type { CollectionId, ConnectionId, UserId } from '@curator/console-contract/ids'
import { createClient } from '@curator/endpoint/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAccessWorld } from '../../../testing/world-access.ts'

let running: TestConsole
let connectionId: ConnectionId
let world: ReturnType<typeof addAccessWorld>
let collectionId: CollectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  world = addAccessWorld(running.sandbox, 'probe')
  collectionId = world.collection.id as CollectionId
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const explain = (userId: string, targetKind: 'workflow' | 'collection', otherUserId?: string) =>
  running.call(wire.explainAccess, {
    query: {
      connectionId,
      userId: userId as UserId,
      targetKind,
      targetId: targetKind === 'workflow' ? world.workflow.id : world.collection.id,
      ...(otherUserId === undefined ? {} : { otherUserId: otherUserId as UserId }),
    },
  })
const listMissing = (query: Record<string, unknown> = {}) =>
  running.call(wire.listMissingShares, {
    query: { connectionId, collectionId: [collectionId], ...query } as never,
  })

describe('explained access', () => {
  test('names every way, and what is missing where there is none', async () => {
    const inside = await explain(world.grouped.id, 'workflow', world.outside.id)
    expect(inside.target).toMatchObject({
      kind: 'workflow',
      name: 'probe ledger',
      ownerName: 'probe-owner Tester',
    })
    expect(inside.explanation).toMatchObject({
      verdict: 'yes',
      paths: [
        {
          kind: 'group',
          isOpen: true,
          steps: [
            { kind: 'person' },
            { kind: 'group', name: 'probe group' },
            { kind: 'collection', name: 'probe collection' },
            { kind: 'workflow', name: 'probe ledger' },
          ],
        },
        { kind: 'studio', isOpen: false, why: expect.stringContaining('Artisan') },
      ],
      missingLinks: [],
    })
    expect(inside.other?.verdict).toBe('no')
    expect(inside.other?.missingLinks[0]).toEqual({
      words:
        'Add probe-outside Tester to the collection “probe collection”, which holds the workflow.',
      collectionId,
    })
    expect(inside.differences).toContain(
      'probe-grouped Tester is in the group “probe group”, which is in the collection “probe collection”; probe-outside Tester is not.',
    )
  })

  test('says who or what is gone', async () => {
    const gone = { problem: { code: 'not_found' } }
    await expect(explain('nobody', 'workflow')).rejects.toMatchObject(gone)
    const query = {
      connectionId,
      userId: world.direct.id as UserId,
      targetKind: 'schedule' as const,
      targetId: 'nothing',
    }
    await expect(running.call(wire.explainAccess, { query })).rejects.toMatchObject(gone)
    await expect(
      running.call(wire.explainAccess, { query: { ...query, targetId: '' } }),
    ).rejects.toMatchObject({ problem: { fields: [{ path: 'query.targetId' }] } })
  })

  test('finds things by part of their name', async () => {
    for (const kind of ['workflow', 'collection'] as const) {
      const query = { connectionId, kind, search: 'PROBE' }
      const { items } = await running.call(wire.findAccessTargets, { query })
      expect(items).toMatchObject([{ ownerName: 'probe-owner Tester' }])
    }
  })
})

describe('missing shares', () => {
  test('come from versions as possible, and from notes as certain', async () => {
    const before = await listMissing()
    expect(before).toMatchObject({ total: 3, certainCount: 0, possibleCount: 3 })
    // The owner is not a member.
    expect(before.items.filter(({ member }) => member.isOwner)).toMatchObject([
      { member: { kind: 'user', id: world.owner.id } },
    ])
    expect(before.items[0]).toMatchObject({
      need: { kind: 'credential', name: 'CORP\\probe' },
      because: ['Workflow “probe ledger”'],
      certainty: 'possible',
      needsWrapper: false,
    })
    const needs = [{ kind: 'data-connection' as const, id: world.dataConnection.id }]
    const params = { collectionId }
    await running.call(wire.noteCollectionNeeds, { params, body: { connectionId, needs } })
    const noted = await running.call(wire.getCollectionNeeds, { params, query: { connectionId } })
    expect(noted).toMatchObject({
      noted: [{ kind: 'data-connection', name: 'probe DWH' }],
      read: [{ kind: 'credential', because: 'Workflow “probe ledger”' }],
    })
    expect(noted.notedByName).not.toBeNull()
    const after = await listMissing()
    expect(after).toMatchObject({ total: 6, certainCount: 3, possibleCount: 3 })
    expect(after.unnotedCount).toBe(before.unnotedCount - 1)
    const certain = await listMissing({ certainty: ['certain'], search: 'group DWH' })
    expect(certain.items).toMatchObject([
      { member: { kind: 'group', name: 'probe group', affectedCount: 1 } },
    ])
    // The tiles go on to tell what a press on the other would show.
    expect(certain).toMatchObject({ total: 1, certainCount: 1, possibleCount: 0 })
    const possible = await listMissing({ certainty: ['possible'] })
    expect(possible).toMatchObject({ total: 3, certainCount: 3, possibleCount: 3 })
  })

  test('are given by a plan, and are not missing any more', async () => {
    const { items } = await listMissing({ kind: ['data-connection'] })
    const plan = (selection: wire.MissingShareSelection) =>
      running.call(wire.createMissingSharesPlan, { body: { connectionId, selection } })
    const ids = items.map(({ key }) => key)
    const filters = { collectionId: [], kind: ['data-connection' as const], certainty: [] }
    const all = await plan({ kind: 'matching', filters, except: ids.slice(0, 1) })
    expect(await rowsOf(running.call, all.planId)).toHaveLength(2)
    const { planId } = await plan({ kind: 'ids', ids })
    expect((await rowsOf(running.call, planId)).map(({ verdict }) => verdict)).toEqual([
      'update',
      'update',
      'update',
    ])
    const run = await runPlan(running.call, planId)
    expect(run.counts.outcomes).toMatchObject({ applied: 3 })
    const { connectionShares } = running.sandbox.world
    expect(connectionShares.receiversOf(world.dataConnection.id, 'userGroup')).toEqual([
      world.groupId,
    ])
    const receivers = connectionShares.receiversOf(world.dataConnection.id, 'user')
    expect(new Set(receivers)).toEqual(new Set([world.direct.id, world.owner.id]))
    expect(await listMissing({ kind: ['data-connection'] })).toMatchObject({ total: 0 })
    const nothing = { problem: { code: 'request_invalid' } }
    await expect(plan({ kind: 'ids', ids })).rejects.toMatchObject(nothing)
    await expect(plan({ kind: 'matching', filters, except: [] })).rejects.toMatchObject(nothing)
  })

  test('can’t be noted for what is not there', async () => {
    const needs = [{ kind: 'credential' as const, id: 'nothing' }]
    const note = (id: string) =>
      running.call(wire.noteCollectionNeeds, {
        params: { collectionId: id as CollectionId },
        body: { connectionId, needs },
      })
    await expect(note(collectionId)).rejects.toMatchObject({
      problem: { code: 'request_invalid', fields: [{ path: 'needs.0' }] },
    })
    await expect(note('nothing')).rejects.toMatchObject({ problem: { code: 'not_found' } })
  })

  test('are neither noted nor planned by somebody who may only look', async () => {
    const cookie = await running.cookieOf('viewer')
    const call = createClient({ baseUrl: `${running.url}/api`, fetch: running.fetchAs(cookie) })
    const refused = { problem: { code: 'permission_denied' } }
    const params = { collectionId }
    await expect(
      call(wire.noteCollectionNeeds, { params, body: { connectionId, needs: [] } }),
    ).rejects.toMatchObject(refused)
    await expect(
      call(wire.createMissingSharesPlan, {
        body: { connectionId, selection: { kind: 'ids', ids: ['any'] } },
      }),
    ).rejects.toMatchObject(refused)
  })
})
