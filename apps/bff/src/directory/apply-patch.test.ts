import type { UserGroupId } from '@curator/console-contract/ids'
import { beforeEach, describe, expect, test } from 'vitest'
import { everyone, makeGroup, makeUser } from '../../testing/directory-users.ts'
import { noContent, type StoredContent } from './content-tables.ts'
import type { DirectoryPatch } from './directory.ts'
import { DirectoryModel } from './directory-model.ts'

const all = { offset: 0, limit: 100 }
const shares = { userIds: ['a', 'b'], userGroupIds: ['g', 'h'] }
const members = [
  ...shares.userIds.map((id) => ({ kind: 'user', id })),
  ...shares.userGroupIds.map((id) => ({ kind: 'group', id })),
]
const content = {
  ...noContent,
  workflow: { items: [{ id: 'w', name: 'Load', ownerId: 'a', credentialIds: [] }], why: null },
  schedule: {
    items: [{ id: 's', name: 'Nightly', ownerId: 'a', workflowId: 'w', isEnabled: true }],
    why: null,
  },
  collection: {
    items: [
      {
        id: 'c',
        name: 'Finance',
        ownerId: 'a',
        workflowIds: ['w'],
        scheduleIds: ['s'],
        ...shares,
        members,
      },
    ],
    why: null,
  },
  credential: { items: [{ id: 'k', userName: 'etl', ...shares }], why: null },
  'data-connection': { items: [{ id: 'd', name: 'DWH', ...shares }], why: null },
} as unknown as StoredContent

let model: DirectoryModel
beforeEach(() => {
  model = new DirectoryModel(
    [
      makeUser('a', { lastName: 'Abel', email: 'same@example.test' }),
      makeUser('b', { lastName: 'Bell', email: 'same@example.test' }),
      makeUser('c', { lastName: 'Cole' }),
    ],
    [makeGroup('g', ['a', 'b']), makeGroup('h', ['a'])],
  )
  model.replaceContent(content)
  // Everything that is made at need is there before the patches come.
  model.warmUp()
})

const patch = (...patches: DirectoryPatch[]) => model.patch(patches)
const idsOf = (filters: Partial<typeof everyone> = {}) =>
  model.listUsers({ ...everyone, ...filters }, all).items.map((user) => user.id as string)
const groupsOf = (id: string) => model.findUsersById([id])[0]?.groups.map((group) => group.id)

describe('a user who was removed', () => {
  beforeEach(() => patch({ kind: 'user-removed', userId: 'b' }))

  test('is in no list, count, search or look-up', () => {
    expect(idsOf()).toEqual(['a', 'c'])
    expect(idsOf({ sort: '-email' })).toEqual(['a', 'c'])
    expect(model.listUsers(everyone, { offset: 0, limit: 1 }).total).toBe(2)
    expect(model.users.count).toBe(2)
    expect(idsOf({ search: 'bell' })).toEqual([])
    expect(idsOf({ state: ['no_groups'] })).toEqual(['c'])
    expect(idsOf({ groupId: ['g' as UserGroupId] })).toEqual(['a'])
    expect(model.listUserIds(everyone)).toEqual(['a', 'c'])
    expect(model.findUsersById(['b'])).toEqual([])
    expect(model.findUsersByEmail(['same@example.test']).map(({ id }) => id)).toEqual(['a'])
    expect(model.users.all().map(({ id }) => id)).toEqual(['a', 'c'])
    expect(model.groups.findById(['g'])).toMatchObject([{ memberIds: ['a'], memberCount: 1 }])
  })

  test('is in no finding and no choice', () => {
    const counts = model.countUserFindings({ takenAt: everyone.takenAt, inactiveDays: 1 })
    expect(counts).toMatchObject({ never_signed_in: 2, no_time_zone: 2, duplicate_email: 0 })
  })

  test('has nothing shared any more', () => {
    for (const kind of ['collection', 'credential', 'data-connection'] as const) {
      expect(model.content.find(kind, {}).items).toMatchObject([{ userIds: ['a'] }])
      const sharedWith = { userIds: ['b'], userGroupIds: [] }
      expect(model.content.find(kind, { sharedWith }).items).toEqual([])
    }
  })

  test('is somebody new when an own write brings the id again', () => {
    patch({
      kind: 'user',
      user: { ...makeUser('b', { lastName: 'Zorn' }), createdAt: '2026-01-01' },
    })
    expect(idsOf()).toEqual(['a', 'c', 'b'])
    expect(idsOf({ search: 'bell' })).toEqual([])
    expect(idsOf({ search: 'zorn' })).toEqual(['b'])
    expect(groupsOf('b')).toEqual([])
    expect(model.users.count).toBe(3)
  })

  test('can be removed again without effect', () => {
    patch({ kind: 'user-removed', userId: 'b' }, { kind: 'user-removed', userId: 'nobody' })
    expect(model.users.count).toBe(2)
  })
})

describe('own writes', () => {
  test('a deactivated user is inactive and in no group', () => {
    patch({ kind: 'user-deactivated', userId: 'a' })
    expect(model.findUsersById(['a'])).toMatchObject([
      { isActive: false, groups: [], lastName: 'Abel' },
    ])
    expect(idsOf({ state: ['inactive'] })).toEqual(['a'])
    expect(model.groups.findById(['g', 'h'])).toMatchObject([
      { memberCount: 1 },
      { memberCount: 0 },
    ])
  })

  test('members who left are not in the group', () => {
    patch({ kind: 'members-removed', groupId: 'g', userIds: ['a', 'c', 'nobody'] })
    expect(groupsOf('a')).toEqual(['h'])
    expect(idsOf({ groupId: ['g' as UserGroupId] })).toEqual(['b'])
    patch({ kind: 'members-removed', groupId: 'g', userIds: ['b'] })
    expect(idsOf({ state: ['no_groups'] })).toEqual(['b', 'c'])
  })

  test('a removed group is gone from people, lists and shares', () => {
    patch({ kind: 'group-removed', groupId: 'g' }, { kind: 'group-removed', groupId: 'unknown' })
    expect(groupsOf('b')).toEqual([])
    expect(groupsOf('a')).toEqual(['h'])
    expect(idsOf({ search: 'g' })).not.toContain('b')
    expect(model.groups.count).toBe(1)
    expect(model.groups.findByName(['g'])).toEqual([])
    expect(model.content.find('credential', {}).items).toMatchObject([{ userGroupIds: ['h'] }])
  })

  test.each(['credential', 'data-connection'] as const)('a %s has its shares', (shared) => {
    const [item] = model.content.find(shared, {}).items
    const share = { kind: 'share', shared, sharedId: item?.id ?? '' } as const
    const c = { receiver: 'user', receiverId: 'c' } as const
    patch({ ...share, ...c, isShared: true }, { ...share, ...c, isShared: true })
    patch({ ...share, receiver: 'group', receiverId: 'g', isShared: false })
    patch({ ...share, ...c, sharedId: 'unknown', isShared: true })
    expect(model.content.find(shared, {}).items).toMatchObject([
      { userIds: ['a', 'b', 'c'], userGroupIds: ['h'] },
    ])
    const sharedWith = { userIds: ['c'], userGroupIds: [] }
    expect(model.content.find(shared, { sharedWith }).items).toHaveLength(1)
  })

  test.each(['workflow', 'schedule', 'collection'] as const)('a %s has its new owner', (kind) => {
    const [item] = model.content.find(kind, { ownerIds: ['a'] }).items
    patch({ kind: 'owner', content: kind, ids: [item?.id ?? '', 'unknown'], ownerId: 'c' })
    expect(model.content.find(kind, { ownerIds: ['a'] }).items).toEqual([])
    expect(model.content.find(kind, { ownerIds: ['c'] }).items).toEqual([{ ...item, ownerId: 'c' }])
    expect([...model.content.ownerIds()].sort()).toEqual(['a', 'a', 'c'])
  })

  test('a schedule is changed, another is made, and one goes', () => {
    const schedules = (query = {}) => model.content.find('schedule', query).items
    const [nightly] = schedules()
    if (!nightly) throw new Error('there is no schedule')
    patch({ kind: 'schedule', schedule: { ...nightly, ownerId: 'b' } })
    patch({ kind: 'schedule', schedule: { ...nightly, id: 't', name: 'Hourly' } })
    expect(schedules().map(({ name }) => name)).toEqual(['Hourly', 'Nightly'])
    expect(schedules({ ownerIds: ['b'] }).map(({ id }) => id)).toEqual(['s'])
    patch({ kind: 'schedule-removed', scheduleId: 's' })
    expect(schedules().map(({ id }) => id)).toEqual(['t'])
    expect(schedules({ ownerIds: ['b'] })).toEqual([])
    expect(model.content.find('collection', {}).items[0]?.scheduleIds).toEqual([])
  })

  test('a schedule is off, and on again', () => {
    const isEnabled = () => model.content.find('schedule', {}).items[0]?.isEnabled
    patch({ kind: 'schedule-enabled', scheduleId: 's', isEnabled: false })
    expect(isEnabled()).toBe(false)
    patch({ kind: 'schedule-enabled', scheduleId: 's', isEnabled: true })
    expect(isEnabled()).toBe(true)
  })
})
