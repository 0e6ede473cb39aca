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
  }) as unknown as SnapshotContent

describe('a snapshot', () => {
  test.each([0, 1, 499, 500, 501, 1_234])('of %i users comes back as it was', async (userCount) => {
    const content = contentOf(userCount)
    const { groups, users } = await decodeSnapshot(await encodeSnapshot(content))
    expect({ groups, users }).toEqual(content)
  })

  test('that can’t be written is an error, not a wait for ever', async () => {
    const broken = { ...contentOf(1), groups: [{ id: 1n }] } as unknown as SnapshotContent
    await expect(encodeSnapshot(broken)).rejects.toThrow()
  })

  test('of another version is refused', async () => {
    const packed = await promisify(gzip)('{"version":0,"users":[],"groups":[]}')
    await expect(decodeSnapshot(packed)).rejects.toThrow('version 0')
  })
})
