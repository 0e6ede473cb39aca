import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import type { MemberFacts } from './access-facts.ts'
import { findMissingShares } from './find-missing-shares.ts'
import { listNeeds } from './list-needs.ts'
import type { Need, RunnerFacts, SharedThingFacts, ShareFacts } from './share-facts.ts'

const now = '2026-11-29T12:00:00.000Z'
const member = (
  kind: MemberFacts['kind'],
  id: string,
  expiresAt: string | null = null,
): MemberFacts => ({ kind, id, name: id, rights: null, source: 'unknown', expiresAt })
const runner = (id: string, set: Partial<RunnerFacts> = {}): RunnerFacts => ({
  id,
  name: id,
  email: `${id}@probe.test`,
  isActive: true,
  role: 'Member',
  groupRoles: [],
  defaultCredentialId: '',
  ...set,
})
const thing = (
  kind: SharedThingFacts['kind'],
  set: Partial<SharedThingFacts> = {},
): SharedThingFacts => ({ kind, id: 't-1', name: 'DWH', userIds: [], userGroupIds: [], ...set })
const need = (shared: SharedThingFacts, isNoted = true): Need => ({
  thing: shared,
  because: [],
  becauseCount: 0,
  isNoted,
})

const people = new Map(
  [
    runner('ada'),
    runner('ben'),
    runner('vic', { role: 'Viewer' }),
    runner('off', { isActive: false }),
    runner('odd', { role: 'unknown' }),
    runner('def', { role: 'Evaluated', groupRoles: ['Viewer'] }),
    runner('ris', { role: 'Evaluated', groupRoles: ['Artisan'] }),
    runner('own', { defaultCredentialId: 't-1' }),
  ].map((each) => [each.id, each]),
)
const groups = new Map(
  [
    { id: 'sales', name: 'sales', memberIds: ['ada', 'ben', 'vic'] },
    { id: 'idle', name: 'idle', memberIds: ['off', 'vic'] },
    { id: 'maybe', name: 'maybe', memberIds: ['def', 'off'] },
    { id: 'empty', name: 'empty', memberIds: [] },
    { id: 'wrap', name: 's-1-5-21-9 (Shares)', memberIds: [] },
  ].map((each) => [each.id, each]),
)
const find = (
  members: readonly MemberFacts[],
  needs: readonly Need[],
  more: Partial<ShareFacts> = {},
) =>
  findMissingShares({
    collections: [{ id: 'c-1', name: 'Finance', ownerId: 'nobody', members, needs }],
    people,
    groups,
    directoryGroups: members.filter(({ kind }) => kind === 'directory'),
    now,
    ...more,
  })

const connection = thing('data-connection')
const credential = thing('credential')

/** Member, need, and what is missing: certainty and affected people; null: nothing is. */
const table: readonly (readonly [string, MemberFacts, Need, string | null])[] = [
  ['a person', member('user', 'ada'), need(connection), 'certain null'],
  ['a Viewer, who sees no collection', member('user', 'vic'), need(connection), null],
  ['somebody inactive', member('user', 'off'), need(connection), null],
  ['somebody nobody knows', member('user', 'gone'), need(connection), null],
  ['a role nobody knows', member('user', 'odd'), need(connection), 'possible null'],
  ['Default with a Viewer group', member('user', 'def'), need(connection), 'possible null'],
  ['Default with an Artisan group', member('user', 'ris'), need(connection), 'certain null'],
  ['a share of their own', member('user', 'ada'), need({ ...connection, userIds: ['ada'] }), null],
  [
    'a share of a group of theirs',
    member('user', 'ada'),
    need({ ...connection, userGroupIds: ['sales'] }),
    null,
  ],
  [
    'a share of another group',
    member('user', 'ada'),
    need({ ...connection, userGroupIds: ['idle'] }),
    'certain null',
  ],
  ['a credential that was read', member('user', 'ada'), need(credential, false), 'possible null'],
  ['a credential that was noted', member('user', 'ada'), need(credential), 'certain null'],
  ['a credential that is their default', member('user', 'own'), need(credential), null],
  ['a connection with that id is not', member('user', 'own'), need(connection), 'certain null'],
  [
    'an ended membership',
    member('user', 'ada', '2026-11-29T11:00:00.000Z'),
    need(connection),
    null,
  ],
  [
    'a membership that goes on',
    member('user', 'ada', '2026-11-29T13:00:00.000Z'),
    need(connection),
    'certain null',
  ],
  ['a group', member('group', 'sales'), need(connection), 'certain 2'],
  [
    'a group that has it',
    member('group', 'sales'),
    need({ ...connection, userGroupIds: ['sales'] }),
    null,
  ],
  [
    'a group in which one has it',
    member('group', 'sales'),
    need({ ...connection, userIds: ['ben'] }),
    'certain 1',
  ],
  [
    'a group in which all have it',
    member('group', 'sales'),
    need({ ...connection, userIds: ['ben', 'ada'] }),
    null,
  ],
  ['a group in which nobody runs', member('group', 'idle'), need(connection), null],
  ['a group in which somebody may run', member('group', 'maybe'), need(connection), 'possible 1'],
  ['an empty group', member('group', 'empty'), need(connection), null],
  ['a group nobody knows', member('group', 'gone'), need(connection), null],
  ['the directory service', member('directory', 'S-1-5-21-9'), need(connection), 'possible null'],
  [
    'the directory service with a group around it that has it',
    member('directory', 'S-1-5-21-9'),
    need({ ...connection, userGroupIds: ['wrap'] }),
    null,
  ],
  ['a studio', member('studio', 's-1'), need(connection), null],
]

describe('missing shares', () => {
  test.each(table)('%s', (_, who, wanted, expected) => {
    const [missing, ...more] = find([who], [wanted])
    expect(more).toEqual([])
    expect(missing ? `${missing.certainty} ${missing.affectedCount}` : null).toBe(expected)
  })

  test.each([
    ['ada', [member('user', 'ben')], 'ben, ada (owner)'],
    ['ada', [member('user', 'ada')], 'ada (owner)'],
    ['ada', [member('user', 'ada', '2026-11-29T11:00:00.000Z')], 'ada (owner)'],
    ['ada', [member('group', 'sales')], 'sales, ada (owner)'],
    ['vic', [], ''],
    ['gone', [], ''],
  ] as const)('the owner %s runs what is in it, member or not', (ownerId, members, expected) => {
    const collection = { id: 'c-1', name: 'Finance', ownerId, members, needs: [need(connection)] }
    const found = find([], [], { collections: [collection] })
    const words = found.map((each) => `${each.member.id}${each.isOwner ? ' (owner)' : ''}`)
    expect(words.join(', ')).toBe(expected)
    expect(find([], [], { collections: [{ ...collection, needs: [] }] })).toEqual([])
  })

  test('only what stands for the directory service needs a group around it', () => {
    const found = find(
      [
        member('directory', 'S-1-5-21-9'),
        member('group', 'sales'),
        member('user', 'ada'),
        { ...member('directory', 'S-1-5-21-7'), isGroup: false },
      ],
      [need(connection)],
    )
    expect(found.map(({ needsWrapper }) => needsWrapper)).toEqual([true, false, false, false])
  })

  test('the group around another directory group of the same name counts for that one alone', () => {
    const two = ['S-1-5-21-1-500', 'S-1-5-21-2-500'].map((sid) => ({
      ...member('directory', sid),
      name: 'Sales',
    }))
    const shared = { ...connection, userGroupIds: ['wrap'] }
    const around = new Map([['wrap', { id: 'wrap', name: 'Sales 1-500 (shares)', memberIds: [] }]])
    const found = find(two, [need(shared)], { groups: around })
    expect(found.map(({ member: { id } }) => id)).toEqual(['S-1-5-21-2-500'])
  })

  test('1,000 collections of 500 members are gone through at once', () => {
    const many = new Map(
      Array.from({ length: 5_000 }, (_, at) => runner(`u-${at}`)).map((each) => [each.id, each]),
    )
    const shared = thing('data-connection', {
      userIds: [...many.keys()].filter((_, at) => at % 2 === 0),
    })
    const collections = Array.from({ length: 1_000 }, (_, at) => ({
      id: `c-${at}`,
      name: `C ${at}`,
      ownerId: `u-${at * 7}`,
      members: Array.from({ length: 500 }, (_unused, each) =>
        member('user', `u-${(at * 7 + each) % 5_000}`),
      ),
      needs: [need(shared)],
    }))
    let found: readonly unknown[] = []
    const usedMs = processorMs(() => {
      found = findMissingShares({ collections, people: many, groups, directoryGroups: [], now })
    })
    expect(found).toHaveLength(250_000)
    // Measured 310 to 420 ms.
    expect(usedMs).toBeLessThan(1_500)
  })
})

describe('needs of a collection', () => {
  const things = new Map([
    ['credential k-1', thing('credential', { id: 'k-1', name: 'CORP\\svc' })],
    ['data-connection d-1', thing('data-connection', { id: 'd-1' })],
  ])
  const workflow = (name: string, ...credentialIds: string[]) => ({ id: name, name, credentialIds })

  test('come from versions, schedules and notes; one that is gone is left out', () => {
    const needs = listNeeds(
      {
        workflows: [workflow('Ledger', 'k-1', 'k-1'), workflow('Plain'), workflow('Old', 'k-9')],
        schedules: [
          { id: 's', name: 'Nightly', credentialId: 'k-1' },
          { id: 't', name: 'Bare', credentialId: '' },
        ],
      },
      [
        { kind: 'data-connection', id: 'd-1' },
        { kind: 'data-connection', id: 'd-9' },
      ],
      things,
    )
    expect(needs).toEqual([
      {
        thing: things.get('credential k-1'),
        because: ['Workflow “Ledger”', 'Schedule “Nightly”'],
        becauseCount: 2,
        isNoted: false,
      },
      {
        thing: things.get('data-connection d-1'),
        because: ['Noted for this collection'],
        becauseCount: 1,
        isNoted: true,
      },
    ])
  })

  test('that are noted and read are one, and only some reasons are told', () => {
    const workflows = Array.from({ length: 7 }, (_, at) => workflow(`W${at}`, 'k-1'))
    const [only, ...more] = listNeeds(
      { workflows, schedules: [] },
      [{ kind: 'credential', id: 'k-1' }],
      things,
    )
    expect(more).toEqual([])
    expect(only).toMatchObject({ isNoted: true, becauseCount: 8 })
    expect(only?.because).toHaveLength(5)
  })
})
