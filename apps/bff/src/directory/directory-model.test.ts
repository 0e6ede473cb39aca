import type { UserGroupId, UserId } from '@curator/console-contract/ids'
import { serverRoleNames } from '@curator/console-contract/server-roles'
import { userSorts, userStates } from '@curator/console-contract/users'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyone, makeGroup, makeManyUsers, makeUser } from '../../testing/directory-users.ts'
import { processorMs } from '../../testing/processor-time.ts'
import { DirectoryModel } from './directory-model.ts'
import type { StoredUser } from './stored-user.ts'
import type { JudgedFilters } from './user-filter.ts'

const all = { offset: 0, limit: 1_000_000 }
const idsOf = (model: DirectoryModel, filters: Partial<JudgedFilters>, window = all) =>
  model.listUsers({ ...everyone, ...filters }, window).items.map((user) => user.id as string)

describe('a list of users', () => {
  const users = [
    makeUser('a', { lastName: 'smith', role: 'Viewer', lastLoginAt: '2026-01-02T00:00:00.000Z' }),
    makeUser('b', { lastName: 'Öztürk', role: 'Curator', isActive: false }),
    makeUser('c', { lastName: 'Smith', isAccountLocked: true, isValidated: false }),
    makeUser('d', { lastName: '', firstName: 'Zoë', lastLoginAt: '2026-01-01T00:00:00.000Z' }),
  ]
  const groups = [makeGroup('g1', ['a', 'b', 'gone'], 'Night Shift'), makeGroup('g2', ['b'])]
  const model = new DirectoryModel(users, groups)

  test.each([
    ['lastName', ['a', 'c', 'b', 'd']],
    ['-lastName', ['b', 'c', 'a', 'd']],
    ['lastLoginAt', ['d', 'a', 'b', 'c']],
    ['-lastLoginAt', ['a', 'd', 'c', 'b']],
    ['role', ['a', 'c', 'd', 'b']],
    ['isActive', ['a', 'c', 'd', 'b']],
  ] as const)(
    'sorted by %s: case does not count, nothing comes last, ids break ties',
    (sort, ids) => {
      expect(idsOf(model, { sort })).toEqual(ids)
    },
  )

  test.each<[Partial<JudgedFilters>, string[]]>([
    [{ search: 'NIGHT' }, ['a', 'b']],
    [{ search: 'night öztürk' }, ['b']],
    [{ search: 'o\u0308ztu\u0308rk' }, ['b']],
    [{ search: 'zoë' }, ['d']],
    [{ search: 'a@example b@' }, []],
    [{ search: '   ' }, ['a', 'b', 'c', 'd']],
    [{ role: ['Viewer', 'Curator'] }, ['a', 'b']],
    [{ state: ['inactive', 'locked'] }, ['b', 'c']],
    [{ state: ['never_signed_in'], role: ['Artisan'] }, ['c']],
    [{ state: ['no_groups'] }, ['c', 'd']],
    [{ groupId: ['g1', 'g2'] as UserGroupId[], state: ['active'] }, ['a']],
    [{ groupId: ['unknown'] as UserGroupId[] }, []],
  ])('filtered by %j', (filters, ids) => {
    expect(idsOf(model, filters).sort()).toEqual(ids)
  })

  test('a page has its rows and the count of all', () => {
    expect(model.listUsers(everyone, { offset: 1, limit: 2 })).toMatchObject({
      total: 4,
      items: [{ id: 'c' }, { id: 'b', groups: [{ id: 'g2' }, { id: 'g1' }] }],
    })
    expect(model.listUsers({ ...everyone, search: 'smith' }, { offset: 5, limit: 2 })).toEqual({
      total: 2,
      items: [],
    })
  })

  test('unknown ids are left out', () => {
    expect(model.findUsersById(['a', 'nobody'])).toMatchObject([{ id: 'a' }])
  })
})

describe('look-ups', () => {
  test('find every user of an e-mail, and groups of a name, whatever the case', () => {
    const users = [
      makeUser('a', { email: 'X@y.z' }),
      makeUser('b', { email: ' x@Y.z' }),
      makeUser('c'),
    ]
    const model = new DirectoryModel(users, [
      makeGroup('g', ['a'], ' Ops '),
      makeGroup('h', [], 'OPS'),
    ])
    expect(model.findUsersByEmail(['x@y.z', 'X@Y.Z', 'nobody'])).toHaveLength(2)
    expect(model.groups.findByName(['ops']).map((group) => group.id)).toEqual(['g', 'h'])
  })

  test('groups are listed with their counts', () => {
    const model = new DirectoryModel(
      [],
      [makeGroup('g', ['a', 'b'], 'Ops'), makeGroup('h', [], 'Äpp')],
    )
    const list = (sort: string, search?: string) =>
      model.groups.list({ sort, search }, all).items.map((group) => group.id)
    expect(list('name')).toEqual(['g', 'h'])
    expect(list('-memberCount')).toEqual(['g', 'h'])
    expect(list('memberCount')).toEqual(['h', 'g'])
    expect(list('dateAdded', 'äPP')).toEqual(['h'])
  })
})

describe('own writes', () => {
  test('show at once in lists, searches, look-ups and groups', () => {
    const model = new DirectoryModel(
      [makeUser('a', { lastName: 'B' }), makeUser('b', { lastName: 'C' })],
      [],
    )
    expect(idsOf(model, { search: 'artisan' })).toEqual([])
    model.patch([
      {
        kind: 'user',
        user: makeUser('c', { lastName: 'A', email: 'new@x.test', createdAt: null }) as never,
      },
      { kind: 'user', user: makeUser('a', { lastName: 'Z', email: 'moved@x.test' }) as never },
      { kind: 'group', group: { id: 'g', name: 'Artisans', role: 'Artisan' } },
      { kind: 'members', groupId: 'g', userIds: ['b', 'c', 'b'] },
    ])
    expect(idsOf(model, {})).toEqual(['c', 'b', 'a'])
    expect(idsOf(model, { search: 'artisan' })).toEqual(['c', 'b'])
    expect(idsOf(model, { state: ['no_groups'] })).toEqual(['a'])
    expect(model.findUsersByEmail(['a@example.test'])).toEqual([])
    expect(model.findUsersByEmail(['moved@x.test'])).toMatchObject([{ id: 'a' }])
    expect(model.groups.findByName(['artisans'])).toMatchObject([
      { memberIds: ['b', 'c'], memberCount: 2 },
    ])
    model.patch([{ kind: 'group', group: { id: 'g', name: 'Makers', role: 'Artisan' } }])
    expect(idsOf(model, { search: 'makers' })).toEqual(['c', 'b'])
    expect(idsOf(model, { search: 'artisans' })).toEqual([])
  })

  test('a write without a creation date keeps the one that was read', () => {
    const model = new DirectoryModel([makeUser('a', { createdAt: '2026-01-01T00:00:00.000Z' })], [])
    const { createdAt: _, ...written } = makeUser('a', { lastName: 'New' })
    model.patch([{ kind: 'user', user: written }])
    expect(model.findUsersById(['a'])).toMatchObject([
      { lastName: 'New', createdAt: '2026-01-01T00:00:00.000Z' },
    ])
  })
})

describe('the model answers as a naive search of a list would', () => {
  const texts = fc.constantFrom('', 'Ada', 'ada', 'Éva', 'éva', 'Zed', 'İ', 'ß', 'a b')
  const userOf = (id: string) =>
    fc
      .record({
        firstName: texts,
        lastName: texts,
        role: fc.constantFrom(...serverRoleNames),
        isActive: fc.boolean(),
        isAccountLocked: fc.constantFrom(true, false, null),
        isValidated: fc.constantFrom(true, false, null),
        timeZone: fc.constantFrom('', 'Europe/Kiev', 'Asia/Tokyo'),
        lastLoginAt: fc.constantFrom(null, '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
      })
      .map((fields) => makeUser(id, fields))
  const people = fc
    .integer({ min: 0, max: 12 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => userOf(`u${n}`))))
  const some = <T>(values: readonly T[]) => fc.array(fc.constantFrom(...values), { maxLength: 2 })
  const filters = fc.record({
    search: fc.constantFrom(undefined, 'a', 'ÉVA', 'ada zed', 'ops', 'u1@'),
    role: some(serverRoleNames),
    state: some(userStates),
    groupId: some(['g0', 'g1'] as UserGroupId[]),
    isActive: some(['yes', 'no', 'unknown'] as const),
    isValidated: some(['yes', 'no', 'unknown'] as const),
    timeZone: some(['', 'Europe/Kiev']),
    finding: some(['no_time_zone', 'inactive_days', 'role_without_groups'] as const),
    inactiveDays: fc.constantFrom(140, 170, 200),
    sort: fc.constantFrom(...userSorts, ...userSorts.map((sort) => `-${sort}` as const)),
  })

  test('before and after patches', () => {
    fc.assert(
      fc.property(people, people, filters, fc.nat(5), (before, after, wanted, offset) => {
        const groups = [makeGroup('g0', ['u0', 'u2'], 'Ops'), makeGroup('g1', ['u1'])]
        const model = new DirectoryModel(before, groups)
        const now = new Map(before.map((user) => [user.id, user]))
        const check = () => {
          const asked = { ...everyone, ...wanted }
          const naive = naiveList([...now.values()], groups, asked)
          const found = model.listUsers(asked, { offset, limit: 3 })
          expect(found.total).toBe(naive.length)
          expect(found.items.map((user) => user.id)).toEqual(naive.slice(offset, offset + 3))
        }
        check()
        for (const user of after) now.set(user.id, user)
        model.patch(after.map((user) => ({ kind: 'user', user: user as never })))
        check()
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

type Pair = readonly [string | number | null, string]

function compareNaively([x, a]: Pair, [y, b]: Pair, direction: number): number {
  if (x === y) return direction * (a < b ? -1 : 1)
  if (x === null) return 1
  if (y === null) return -1
  return direction * (x < y ? -1 : 1)
}

function naiveList(
  users: readonly StoredUser[],
  groups: readonly { id: string; name: string; memberIds: readonly string[] }[],
  filters: JudgedFilters,
): UserId[] {
  const groupsOf = (user: StoredUser) => groups.filter((group) => group.memberIds.includes(user.id))
  const is: Record<string, (user: StoredUser) => boolean> = {
    active: (user) => user.isActive,
    inactive: (user) => !user.isActive,
    locked: (user) => user.isAccountLocked === true,
    not_validated: (user) => user.isValidated === false,
    never_signed_in: (user) => user.lastLoginAt === null,
    no_groups: (user) => groupsOf(user).length === 0,
  }
  const textOf = (user: StoredUser) =>
    [user.email, user.firstName, user.lastName, ...groupsOf(user).map((group) => group.name)]
      .join('\n')
      .toLowerCase()
  const column = filters.sort.replace('-', '') as keyof StoredUser
  const direction = filters.sort.startsWith('-') ? -1 : 1
  const keyOf = (user: StoredUser): string | number | null => {
    if (column === 'role') return serverRoleNames.indexOf(user.role as never)
    if (column === 'isActive') return user.isActive ? 0 : 1
    return (user[column] as string | null)?.toLowerCase() || null
  }
  const answerOf = (flag: boolean | null) => (flag === null ? 'unknown' : flag ? 'yes' : 'no')
  const daysSince = (at: string) => (Date.parse(filters.takenAt) - Date.parse(at)) / 86_400_000
  const isFound: Record<string, (user: StoredUser) => boolean> = {
    no_time_zone: (user) => user.timeZone === '',
    inactive_days: (user) =>
      user.lastLoginAt !== null && daysSince(user.lastLoginAt) >= filters.inactiveDays,
    role_without_groups: (user) =>
      ['Member', 'Artisan', 'Curator'].includes(user.role) && groupsOf(user).length === 0,
  }
  return users
    .filter((user) =>
      (['isActive', 'isValidated'] as const).every(
        (flag) => filters[flag].length === 0 || filters[flag].includes(answerOf(user[flag])),
      ),
    )
    .filter((user) => filters.timeZone.length === 0 || filters.timeZone.includes(user.timeZone))
    .filter(
      (user) =>
        filters.finding.length === 0 ||
        (user.isActive &&
          user.role !== 'NoAccess' &&
          filters.finding.some((finding) => isFound[finding]?.(user))),
    )
    .filter((user) => filters.role.length === 0 || filters.role.includes(user.role as never))
    .filter(
      (user) => filters.state.length === 0 || filters.state.some((state) => is[state]?.(user)),
    )
    .filter(
      (user) =>
        filters.groupId.length === 0 ||
        groupsOf(user).some((group) => filters.groupId.includes(group.id as never)),
    )
    .filter((user) =>
      (filters.search ?? '')
        .toLowerCase()
        .split(' ')
        .every((word) => textOf(user).includes(word)),
    )
    .sort((a, b) => compareNaively([keyOf(a), a.id], [keyOf(b), b.id], direction))
    .map((user) => user.id)
}

describe('with 100,000 users', () => {
  const users = makeManyUsers(100_000)
  const groups = [
    makeGroup(
      'g',
      users.slice(0, 5_000).map((user) => user.id),
      'Night shift',
    ),
  ]
  const model = new DirectoryModel(users, groups)
  model.warmUp()
  const medianMs = (question: (n: number) => void): number => {
    const times = Array.from({ length: 15 }, (_, n) => processorMs(() => question(n)))
    return times.sort((a, b) => a - b)[7] as number
  }

  // Bounds are several times what was measured, so that only a change of kind breaks them.
  test('a page, a search and a filter take milliseconds', () => {
    const page = { offset: 50_000, limit: 100 }
    expect(medianMs((n) => model.listUsers(everyone, { ...page, offset: n * 6_000 }))).toBeLessThan(
      5,
    )
    expect(
      medianMs((n) => model.listUsers({ ...everyone, search: `smith ${n}` }, page)),
    ).toBeLessThan(60)
    expect(
      medianMs((n) =>
        model.listUsers(
          { ...everyone, role: [serverRoleNames[n % 6] as never], state: ['active'] },
          page,
        ),
      ),
    ).toBeLessThan(30)
  })

  test('4,000 patches between questions cost one merge', () => {
    const workMs = processorMs(() => {
      for (let n = 0; n < 4_000; n += 1) {
        model.patch([
          { kind: 'user', user: makeUser(`new${n}`, { lastName: `Patch ${n}` }) as never },
        ])
        if (n % 100 === 0) model.listUsers(everyone, { offset: 0, limit: 100 })
      }
    })
    expect(model.listUsers({ ...everyone, search: 'patch 3999' }, all).total).toBe(1)
    expect(workMs).toBeLessThan(3_000)
  })
})
