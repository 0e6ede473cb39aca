import { expect, test, vi } from 'vitest'
import type { DirectoryCollection, DirectoryMember } from './directory.ts'
import { packCollections, unpackCollections } from './packed-collections.ts'

const all = {
  isAdmin: true,
  canAddAssets: true,
  canRemoveAssets: true,
  canUpdateAssets: true,
  canAddUsers: true,
  canRemoveUsers: true,
}
const none = Object.fromEntries(Object.keys(all).map((flag) => [flag, false])) as typeof all
const member = (kind: DirectoryMember['kind'], set: Partial<DirectoryMember> = {}) => ({
  kind,
  id: `${kind}-1`,
  sid: '',
  name: '',
  isGroup: kind !== 'user',
  rights: null,
  expiresAt: null,
  ...set,
})
const collection = (id: string, set: Partial<DirectoryCollection> = {}): DirectoryCollection => ({
  id,
  name: `Collection ${id}`,
  ownerId: 'user-1',
  createdAt: null,
  members: [],
  userIds: [],
  userGroupIds: [],
  workflowIds: ['w'],
  scheduleIds: [],
  ...set,
})

test('collections come out as they went in', async () => {
  const collections = [
    collection('empty'),
    collection('full', {
      createdAt: '2026-01-01T00:00:00.000Z',
      members: [
        member('user', { rights: all, expiresAt: '2027-01-01T00:00:00.000Z' }),
        member('user', { id: 'user-2', rights: none, sid: 'S-1-5-21-7', name: 'Ada' }),
        ...Object.keys(all).map((flag) => member('user', { rights: { ...none, [flag]: true } })),
        member('group', { rights: { ...none, canAddAssets: true } }),
        member('studio'),
        member('directory', { id: 'S-1-5-21-9', sid: 'S-1-5-21-9', isGroup: false }),
      ],
      userIds: ['user-1', 'user-2'],
      userGroupIds: ['group-1'],
      scheduleIds: ['s', 't'],
    }),
    collection('last', { members: [member('group')], userGroupIds: ['group-1'] }),
  ]
  const pause = vi.fn(() => Promise.resolve())
  const packed = structuredClone(packCollections(collections))
  await expect(unpackCollections(packed, pause)).resolves.toEqual(collections)
  expect(pause).not.toHaveBeenCalled()
})

test('others get a turn while many members are unpacked', async () => {
  const members = Array.from({ length: 10_000 }, (_, at) => member('user', { id: `u-${at}` }))
  const many = Array.from({ length: 6 }, (_, at) => collection(`c-${at}`, { members }))
  const pause = vi.fn(() => Promise.resolve())
  await expect(unpackCollections(packCollections(many), pause)).resolves.toHaveLength(6)
  expect(pause).toHaveBeenCalledTimes(2)
})
