import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decodeSnapshot, encodeSnapshot, type SnapshotContent } from './snapshot.ts'

const contentOf = (userCount: number): SnapshotContent =>
  ({
    users: Array.from({ length: userCount }, (_, index) => ({
      id: `u${index}`,
      email: 'ü@x.test',
    })),
    groups: [{ id: 'g', name: 'Group, "one"', role: 'Viewer', dateAdded: null, memberIds: ['u0'] }],
    content: {
      workflow: { items: [], why: 'The Server’s list "came" not whole.' },
      schedule: {
        items: Array.from({ length: userCount }, (_, index) => ({ id: `s${index}`, name: 'Ü"' })),
        why: null,
      },
      collection: { items: [{ id: 'c', userIds: ['u0'], members: [] }], why: null },
      'collection-rights': { items: [], why: 'This Server has no V1.' },
      credential: { items: [], why: null },
      'data-connection': { items: [], why: null },
    },
  }) as unknown as SnapshotContent

describe('a snapshot', () => {
  test.each([0, 1, 499, 500, 501, 1_234])('of %i users comes back as it was', async (userCount) => {
    const content = contentOf(userCount)
    const { version: _, ...decoded } = {
      version: 0,
      ...(await decodeSnapshot(await encodeSnapshot(content))),
    }
    expect(decoded).toEqual(content)
  })

  test('that can’t be written is an error, not a wait for ever', async () => {
    const broken = { ...contentOf(1), groups: [{ id: 1n }] } as unknown as SnapshotContent
    await expect(encodeSnapshot(broken)).rejects.toThrow()
  })

  test.each([0, 1])('of version %i is refused', async (version) => {
    const packed = await promisify(gzip)(`{"version":${version},"users":[],"groups":[]}`)
    await expect(decodeSnapshot(packed)).rejects.toThrow(`version ${version}`)
  })

  test('of version 2 is read; what it does not tell of schedules is empty', async () => {
    const content = contentOf(1)
    const packed = await promisify(gzip)(JSON.stringify({ ...content, version: 2 }))
    const [schedule] = (await decodeSnapshot(packed)).content.schedule.items
    expect(schedule).toMatchObject({ id: 's0', comment: '', startAt: null, runCount: null })
  })

  test('of version 3 is read: members without rights, and why there are none', async () => {
    const content = contentOf(1)
    const collection = {
      items: [{ id: 'c', userIds: ['u0'], userGroupIds: ['g'] }],
      why: null,
    }
    const { 'collection-rights': _, ...old } = { ...content.content, collection }
    const packed = await promisify(gzip)(JSON.stringify({ ...content, content: old, version: 3 }))
    const read = (await decodeSnapshot(packed)).content
    const untold = { sid: '', name: '', rights: null, expiresAt: null }
    expect(read.collection.items[0]?.members).toEqual([
      { ...untold, kind: 'user', id: 'u0', isGroup: false },
      { ...untold, kind: 'group', id: 'g', isGroup: true },
    ])
    expect(read['collection-rights'].why).not.toBeNull()
  })

  test('without one of the lists is refused', async () => {
    const packed = await promisify(gzip)('{"version":2,"users":[],"groups":[],"content":{}}')
    await expect(decodeSnapshot(packed)).rejects.toThrow()
  })
})
