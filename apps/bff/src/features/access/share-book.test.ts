import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import type { AccessBook } from '../../collections/access-book.ts'
import type { Clock } from '../../core/clock.ts'
import type { CollectionNeedStore, CollectionNote } from '../../store/collection-need.store.ts'
import { NeedsService } from './needs.service.ts'
import { openShareBook } from './share-book.ts'

const connectionId = 'c' as ConnectionId
const now = '2026-11-29T12:00:00.000Z'
const noted = { kind: 'credential', id: 'gone' } as const

function rig(whys: Partial<Record<'workflow' | 'schedule' | 'credentials', string>>) {
  const finance = { id: 'fin', name: 'Finance', ownerId: 'o', members: [], workflowIds: ['w'] }
  const collection = { ...finance, scheduleIds: ['s'] }
  const findContent = async (kind: 'workflow' | 'schedule') => ({
    items: [],
    why: whys[kind] ?? null,
  })
  const access = {
    directory: { findContent, findUsersById: async () => [] },
    revision: 1,
    takenAt: now,
    collections: [collection],
    byId: new Map([['fin', collection]]),
    people: new Map(),
    groups: new Map(),
    credentials: [],
    dataConnections: [],
    whys: { collections: null, credentials: whys.credentials ?? null, dataConnections: null },
  } as unknown as AccessBook
  const note = { collectionId: 'fin', needs: [noted], notedAt: new Date(now), notedByName: 'Al' }
  const needs: CollectionNeedStore = {
    readVersion: async () => '1',
    list: async () => [note as unknown as CollectionNote],
    save: async () => undefined,
  }
  const clock = { now: () => new Date(now) } as Clock
  return {
    book: () => openShareBook(connectionId, access, needs, now),
    service: new NeedsService({ openAccess: async () => access, needs, clock }),
  }
}

test('workflows and schedules that can’t be read are told, and not taken for none', async () => {
  const { book, service } = rig({ workflow: 'No workflows.', schedule: 'No schedules.' })
  const gone = 'One noted need is not on the Server.'
  expect((await book()).unknown).toEqual(['No workflows.', 'No schedules.', gone])
  const { unknown } = await service.get(connectionId, 'fin' as CollectionId)
  expect(unknown).toEqual(['No workflows.', 'No schedules.'])
})

test('a noted credential is not said to be gone where credentials can’t be read', async () => {
  const { book, service } = rig({ credentials: 'No credentials.' })
  expect((await book()).unknown).toEqual(['No credentials.'])
  await expect(
    service.note(connectionId, 'fin' as CollectionId, [noted], 'account'),
  ).rejects.toMatchObject({ options: { fields: [{ message: 'No credentials.' }] } })
})
