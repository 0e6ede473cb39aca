import { describe, expect, test } from 'vitest'
import { parseUserLists } from './user-lists.ts'

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const noPause = () => Promise.resolve()
const good = {
  id: 'a',
  email: 'a@x.test',
  firstName: 'A',
  lastName: 'B',
  role: 'Viewer',
  isActive: false,
}

describe('the user lists of a Server', () => {
  test('are merged: the short one brings the creation date', async () => {
    const reduced = [{ ...good, dateCreated: '2024-03-05T08:21:33.5123456Z' }]
    const { oddCount, users } = await parseUserLists(bytes([good]), bytes(reduced), noPause)
    expect(oddCount).toBe(0)
    expect(users).toMatchObject([
      {
        id: 'a',
        isActive: false,
        createdAt: '2024-03-05T08:21:33.512Z',
        canCreateAndUpdateDcm: null,
      },
    ])
  })

  test('odd records are mended or left out, the others stay', async () => {
    const odd = [
      { ...good, id: 'role', role: 'Emperor' },
      {
        ...good,
        id: 'nulls',
        firstName: null,
        role: null,
        timeZone: null,
        lastLoginDateTime: 'soon',
      },
      { ...good, id: 'flags', isActive: 'yes', canAssignJobs: 1, timeZone: 7 },
      { ...good, id: 42 },
      { ...good, id: '' },
      null,
      'text',
      good,
    ]
    const { oddCount, users } = await parseUserLists(bytes(odd), bytes([]), noPause)
    expect(users.map((user) => [user.id, user.role, user.isActive])).toEqual([
      ['role', 'unknown', false],
      ['nulls', 'unknown', false],
      ['flags', 'Viewer', true],
      ['a', 'Viewer', false],
    ])
    expect(oddCount).toBe(5)
  })

  test('a byte order mark is no trouble, broken JSON and other values are', async () => {
    const marked = new TextEncoder().encode(`\ufeff${JSON.stringify([good])}`)
    expect((await parseUserLists(marked, bytes([]), noPause)).users).toHaveLength(1)
    await expect(parseUserLists(bytes({}), bytes([]), noPause)).rejects.toThrow(SyntaxError)
    await expect(parseUserLists(bytes('').slice(1), bytes([]), noPause)).rejects.toThrow(
      SyntaxError,
    )
  })
})
