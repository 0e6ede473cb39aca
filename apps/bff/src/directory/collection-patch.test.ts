import { describe, expect, test } from 'vitest'
import { lookOnly } from '../../testing/collection-cases.ts'
import { type CollectionPatch, patchCollection } from './collection-patch.ts'
import { contentLinks } from './content-links.ts'
import { ContentTable } from './content-table.ts'
import type { DirectoryCollection } from './directory.ts'

const seat = {
  kind: 'user',
  id: 'u',
  sid: '',
  name: '',
  isGroup: false,
  rights: lookOnly,
  expiresAt: null,
} as const
const shelf: DirectoryCollection = {
  id: 'c',
  name: 'Shelf',
  ownerId: 'o',
  createdAt: '2026-01-01T00:00:00.000Z',
  members: [seat],
  userIds: ['u'],
  userGroupIds: [],
  workflowIds: ['w'],
  scheduleIds: [],
}

function patched(patch: CollectionPatch, tellsRights = true) {
  const table = new ContentTable<DirectoryCollection>([shelf], contentLinks.collection)
  table.find({ sharedWith: { userIds: ['u'], userGroupIds: [] } })
  patchCollection(table, patch, tellsRights)
  return table
}
const rights = { ...lookOnly, isAdmin: true }
const set = (member: { kind: 'user' | 'group' | 'directory'; id: string; sid: string }) =>
  ({
    kind: 'collection-member',
    collectionId: 'c',
    member: { ...member, name: 'Somebody' },
    rights,
    expiresAt: '2027-01-01T00:00:00.000Z',
  }) as const

describe('own writes of collections', () => {
  test('a new one is found, an old one keeps what is in it', () => {
    const fresh = { id: 'n', name: 'A new one', ownerId: 'o', createdAt: null }
    const all = patched({ kind: 'collection', collection: fresh }).all()
    expect(all.map(({ id }) => id)).toEqual(['n', 'c'])
    expect(all[0]).toMatchObject({ members: [], workflowIds: [] })
    const renamed = patched({ kind: 'collection', collection: { ...fresh, id: 'c' } }).all()
    expect(renamed).toEqual([{ ...shelf, name: 'A new one' }])
  })

  test('one that is gone is gone', () => {
    expect(patched({ kind: 'collection-removed', collectionId: 'c' }).all()).toEqual([])
  })

  test('a member gets rights, another comes in and is found by its id', () => {
    const [same] = patched(set({ kind: 'user', id: 'u', sid: '' })).all()
    expect(same?.members).toEqual([{ ...seat, rights, expiresAt: '2027-01-01T00:00:00.000Z' }])
    const table = patched(set({ kind: 'group', id: 'g', sid: '' }))
    const [found] = table.find({ sharedWith: { userIds: [], userGroupIds: ['g'] } })
    expect(found?.userGroupIds).toEqual(['g'])
    const [sid] = patched(set({ kind: 'directory', id: 'S-1-5', sid: 'S-1-5' })).all()
    expect(sid?.members[1]).toMatchObject({ kind: 'directory', name: 'Somebody', isGroup: true })
    expect(sid?.userIds).toEqual(['u'])
  })

  test('rights that the Server does not tell are not known after a write, either', () => {
    const [same] = patched(set({ kind: 'user', id: 'u', sid: '' }), false).all()
    expect(same?.members).toEqual([{ ...seat, rights: null, expiresAt: null }])
  })

  test('a member goes, and assets come and go once', () => {
    const member = { kind: 'user', id: 'u', sid: '' } as const
    const gone = { kind: 'collection-member-removed', collectionId: 'c', member } as const
    expect(patched(gone).all()[0]).toMatchObject({ members: [], userIds: [] })
    const asset = { kind: 'collection-asset', collectionId: 'c', asset: 'workflow' } as const
    const workflows = (assetId: string, isIn: boolean) =>
      patched({ ...asset, assetId, isIn }).all()[0]?.workflowIds
    expect(workflows('w', true)).toEqual(['w'])
    expect(workflows('x', true)).toEqual(['w', 'x'])
    expect(workflows('w', false)).toEqual([])
  })

  test('of a collection that is not known is left to the next refresh', () => {
    const member = { kind: 'user', id: 'u', sid: '' } as const
    const patch = { ...set(member), collectionId: 'elsewhere' }
    expect(patched(patch).all()).toEqual([shelf])
  })
})
