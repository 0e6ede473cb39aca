import type { UserGroupId } from '@curator/console-contract/ids'
import type { UserAction } from '@curator/console-contract/user-plans'
import { describe, expect, test } from 'vitest'
import { makeUser } from '../../../../testing/directory-users.ts'
import { noReach, ReachBook } from '../../../access/reach-book.ts'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'
import type { PlanChunk } from '../../../plans/change.ts'
import { planUsers } from './user-plan.ts'
import type { UserPlanFacts } from './user-plan-facts.ts'

const groupOf = (id: string, role: DirectoryGroup['role'] = 'Viewer'): DirectoryGroup => ({
  id: id as UserGroupId,
  name: `Group ${id}`,
  role,
  dateAdded: null,
  memberIds: [],
  memberCount: 0,
})
const userOf = (
  id: string,
  fields: Partial<DirectoryUser> = {},
  groupIds: string[] = [],
): DirectoryUser => ({
  ...makeUser(id, fields),
  groups: groupIds.map((groupId) => ({ id: groupId as UserGroupId, name: `Group ${groupId}` })),
})

function factsOf(
  users: readonly DirectoryUser[],
  more: Partial<UserPlanFacts> = {},
): UserPlanFacts {
  return {
    signIn: 'builtin',
    rows: users.map((user) => ({ userId: user.id, user })),
    groups: new Map(['g', 'h', 'c'].map((id) => [id, groupOf(id)])),
    groupRoles: new Map([
      ['g', 'Viewer'],
      ['h', 'Viewer'],
      ['c', 'Curator'],
    ]),
    curatorIds: new Set(['somebody-else', 'and-another']),
    idsByEmail: new Map(),
    model: null,
    reach: new ReachBook(noReach),
    now: '2026-11-29T12:00:00.000Z',
    owned: new Map(),
    ownedWhy: null,
    accessBefore: new Map(),
    ...more,
  }
}

async function plan(action: UserAction, facts: UserPlanFacts) {
  const chunks: PlanChunk[] = []
  for await (const chunk of planUsers(action, facts).chunks()) chunks.push(chunk)
  const rows = chunks.flatMap((chunk) => chunk.rows)
  const changes = chunks.flatMap((chunk) => chunk.changes)
  return { rows, changes, kinds: changes.map(({ kind }) => kind) }
}

describe('fields', () => {
  test('only what differs is set, and who has it all is unchanged', async () => {
    const users = [userOf('a'), userOf('b', { timeZone: 'Europe/Kiev', role: 'Viewer' })]
    const values = { timeZone: 'Europe/Kiev', role: 'Viewer' } as const
    const { changes, rows } = await plan({ kind: 'set', values }, factsOf(users))
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'unchanged'])
    expect(changes).toMatchObject([
      {
        kind: 'update-user',
        payload: { userId: 'a', set: { role: 'Viewer', timeZone: 'Europe/Kiev' } },
        before: { set: { role: 'Artisan', timeZone: '' } },
        fields: [
          { label: 'Role', before: 'Artisan', after: 'Viewer' },
          { label: 'Time zone', before: 'Empty', after: 'Europe/Kiev' },
        ],
      },
    ])
  })

  test('each person gets their own values, who is gone is skipped', async () => {
    const facts = factsOf([userOf('a'), userOf('b')])
    const rows = [...facts.rows, { userId: 'gone', user: null }]
    const action = {
      kind: 'edit',
      rows: [
        { userId: 'b', values: { lastName: 'New' } },
        { userId: 'a', values: {} },
      ],
    } as unknown as UserAction
    const planned = await plan(action, { ...facts, rows })
    expect(planned.rows.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['a@example.test', 'unchanged'],
      ['b@example.test', 'update'],
      ['gone', 'skip'],
    ])
  })

  test('an e-mail that somebody has, or that two are to have, is a conflict', async () => {
    const action = {
      kind: 'edit',
      rows: ['a', 'b', 'c', 'd'].map((userId) => ({
        userId,
        values: {
          email: userId === 'a' ? 'taken@x.test' : userId === 'd' ? 'D@example.test' : 'new@x.test',
        },
      })),
    } as unknown as UserAction
    const users = ['a', 'b', 'c', 'd'].map((id) => userOf(id))
    const idsByEmail = new Map([
      ['taken@x.test', ['z']],
      ['d@example.test', ['d']],
    ])
    const { rows } = await plan(action, factsOf(users, { idsByEmail }))
    expect(rows.map(({ reasons, verdict }) => [verdict, ...reasons])).toEqual([
      ['conflict', 'Somebody else on the Server has the e-mail taken@x.test.'],
      ['update'],
      ['conflict', 'b@example.test is to have the e-mail new@x.test, too.'],
      ['update'],
    ])
  })

  test('an unknown role can’t be sent back, but replaced', async () => {
    const users = [userOf('a', { role: 'unknown' })]
    const zone = { kind: 'set', values: { timeZone: 'UTC' } } as const
    expect((await plan(zone, factsOf(users))).rows).toMatchObject([{ verdict: 'conflict' }])
    const role = { kind: 'set', values: { role: 'Viewer' } } as const
    expect((await plan(role, factsOf(users))).rows).toMatchObject([{ verdict: 'update' }])
  })

  test('rights that the release does not have are left out with a note', async () => {
    const values = { canCreateAndUpdateDcm: true, canScheduleJobs: true }
    const { changes, rows } = await plan({ kind: 'set', values }, factsOf([userOf('a')]))
    expect(changes).toMatchObject([{ payload: { set: { canScheduleJobs: true } } }])
    expect(rows[0]?.reasons[0]).toContain('DCM: create and update')
  })

  test.each([
    ['unlock', { isAccountLocked: true }, { isAccountLocked: false }],
    ['validate', { isValidated: false }, { isValidated: true }],
  ] as const)('%s', async (kind, fields, set) => {
    const facts = factsOf([userOf('a', fields), userOf('b')])
    const { changes, rows } = await plan({ kind }, facts)
    expect(changes).toMatchObject([{ payload: { userId: 'a', set } }])
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'unchanged'])
  })
})

describe('the model user', () => {
  const model = userOf(
    'model',
    {
      role: 'Viewer',
      isApiEnabled: true,
      timeZone: 'UTC',
      language: 'xx',
      canCreateAndUpdateDcm: true,
    },
    ['g', 'h'],
  )
  const copy = (parts: ('role' | 'permissions' | 'settings' | 'groups')[], groups = 'add') =>
    ({ kind: 'copy', fromUserId: 'model', parts, groups }) as unknown as UserAction

  test('gives the chosen parts, and is skipped itself', async () => {
    const users = [userOf('a', { canCreateAndUpdateDcm: false }), model]
    const { changes, rows } = await plan(
      copy(['permissions', 'settings']),
      factsOf(users, { model }),
    )
    expect(changes).toMatchObject([
      { payload: { set: { isApiEnabled: true, canCreateAndUpdateDcm: true, timeZone: 'UTC' } } },
    ])
    expect(changes[0]?.payload).not.toHaveProperty('set.language')
    expect(changes[0]?.payload).not.toHaveProperty('set.role')
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'skip'])
  })

  test('adds groups, and takes others away only where groups are to match', async () => {
    const facts = factsOf([userOf('a', {}, ['g', 'c'])], { model })
    expect((await plan(copy(['groups']), facts)).kinds).toEqual(['add-group-members'])
    const { changes } = await plan(copy(['groups'], 'match'), facts)
    expect(changes).toMatchObject([
      { kind: 'remove-group-member', payload: { groupId: 'c' } },
      { kind: 'add-group-members', payload: { group: { id: 'h' } } },
    ])
  })

  test('with a role this console does not know can’t give it', async () => {
    const odd = { ...model, role: 'unknown' } as const
    const planned = await plan(copy(['role']), factsOf([userOf('a')], { model: odd }))
    expect(planned.rows).toMatchObject([{ verdict: 'conflict' }])
    expect(planned.changes).toEqual([])
  })
})

describe('leaving and coming back', () => {
  test('deactivating is one change; who is out already is unchanged', async () => {
    const users = [userOf('a', {}, ['g']), userOf('b', { isActive: false })]
    const { changes, rows } = await plan({ kind: 'deactivate' }, factsOf(users))
    expect(changes).toMatchObject([
      { kind: 'deactivate-user', before: { groups: [{ id: 'g', name: 'Group g' }] } },
    ])
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'unchanged'])
  })

  test('on Windows sign-in groups go one by one, then the role No Access rests on them', async () => {
    const facts = factsOf([userOf('a', {}, ['g', 'h'])], { signIn: 'windows' })
    const { changes } = await plan({ kind: 'deactivate' }, facts)
    expect(changes).toMatchObject([
      { kind: 'remove-group-member' },
      { kind: 'remove-group-member' },
      { kind: 'update-user', payload: { set: { role: 'NoAccess' } }, dependsOn: [1, 2] },
    ])
  })

  test('reactivating gives groups back after the account, and names those that are gone', async () => {
    const accessBefore = new Map([
      [
        'a',
        {
          groups: [
            { id: 'g', name: 'Group g' },
            { id: 'x', name: 'Old' },
          ],
          role: null,
        },
      ],
    ])
    const users = [userOf('a', { isActive: false }), userOf('b')]
    const { changes, rows } = await plan({ kind: 'reactivate' }, factsOf(users, { accessBefore }))
    expect(changes).toMatchObject([
      { kind: 'update-user', payload: { set: { isActive: true } } },
      { kind: 'add-group-members', payload: { group: { id: 'g' } }, dependsOn: [1] },
    ])
    expect(rows).toMatchObject([
      { verdict: 'update', reasons: [expect.stringContaining('“Old”')] },
      { verdict: 'unchanged' },
    ])
  })

  test('on Windows sign-in the role before No Access comes back where it is known', async () => {
    const accessBefore = new Map([['a', { groups: [], role: 'Artisan' }]])
    const users = ['a', 'b'].map((id) => userOf(id, { role: 'NoAccess' }))
    const facts = factsOf(users, { signIn: 'windows', accessBefore })
    const { changes, rows } = await plan({ kind: 'reactivate' }, facts)
    expect(changes).toMatchObject([{ payload: { userId: 'a', set: { role: 'Artisan' } } }])
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'skip'])
  })

  test('a password is not reset for somebody who can’t sign in', async () => {
    const facts = factsOf([userOf('a'), userOf('b', { isActive: false })])
    const { kinds, rows } = await plan({ kind: 'reset_password' }, facts)
    expect(kinds).toEqual(['reset-password'])
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'skip'])
  })

  test('deleting takes the groups away first, and leaves owners alone', async () => {
    const users = [userOf('a', {}, ['g']), userOf('b')]
    const owned = new Map([['b', { workflow: 2, schedule: 1, collection: 0 }]])
    const { changes, rows } = await plan({ kind: 'delete' }, factsOf(users, { owned }))
    expect(changes).toMatchObject([
      { kind: 'remove-group-member' },
      { kind: 'delete-user', danger: 'destructive', dependsOn: [1] },
    ])
    expect(rows[1]).toMatchObject({
      verdict: 'conflict',
      reasons: [expect.stringContaining('owns 2 workflows and 1 schedule')],
    })
  })
})

describe('the last Curator', () => {
  const curators = [userOf('a', { role: 'Curator' }), userOf('b', { role: 'Evaluated' }, ['c'])]
  const curatorIds = new Set(['a', 'b'])
  test.each<[string, UserAction]>([
    ['deactivated', { kind: 'deactivate' }],
    ['deleted', { kind: 'delete' }],
    ['switched off', { kind: 'set', values: { isActive: false } }],
    ['locked out', { kind: 'set', values: { isAccountLocked: true } }],
    ['lowered', { kind: 'set', values: { role: 'Viewer' } }],
  ])('is not %s: the one before may be', async (_name, action) => {
    const { rows } = await plan(action, factsOf(curators, { curatorIds }))
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'conflict'])
    expect(rows[1]?.reasons[0]).toContain('last active Curator')
  })

  test('is not taken out of the group that makes a Curator', async () => {
    const action = { kind: 'groups', add: [], remove: ['c'] } as unknown as UserAction
    const facts = factsOf([curators[1] as DirectoryUser], { curatorIds: new Set(['b']) })
    expect((await plan(action, facts)).rows).toMatchObject([{ verdict: 'conflict' }])
  })

  test('may be changed in other ways', async () => {
    const facts = factsOf([curators[0] as DirectoryUser], { curatorIds: new Set(['a']) })
    const action = { kind: 'set', values: { timeZone: 'UTC' } } as const
    expect((await plan(action, facts)).rows).toMatchObject([{ verdict: 'update' }])
  })
})

test('groups are given and taken away, those that are as wanted stay', async () => {
  const action = { kind: 'groups', add: ['g', 'h'], remove: ['c'] } as unknown as UserAction
  const users = [userOf('a', {}, ['g', 'c']), userOf('b', {}, ['g', 'h'])]
  const { changes, rows } = await plan(action, factsOf(users))
  expect(changes).toMatchObject([
    { kind: 'remove-group-member', payload: { groupId: 'c', user: { id: 'a' } } },
    { kind: 'add-group-members', payload: { group: { id: 'h' }, user: { id: 'a' } } },
  ])
  expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'unchanged'])
})
