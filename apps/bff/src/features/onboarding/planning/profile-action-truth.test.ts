import type { World } from '@curator/alteryx-sandbox/world'
import { smallTeam } from '@curator/alteryx-sandbox/worlds/small-team'
import type { MembershipTruth } from '@curator/console-contract/onboarding'
import { describe, expect, test } from 'vitest'
import { createWorldDirectory } from '../../../../testing/world-directory.ts'
import { noReach, ReachBook } from '../../../access/reach-book.ts'
import type { PlanChunk } from '../../../plans/change.ts'
import type { Mapping } from '../mapping.ts'
import { judgeRows } from '../sheet-content.ts'
import { GroupBook } from './group-book.ts'
import { planOnboarding } from './onboarding-plan.ts'
import { type PlannedProfile, ProfileBook } from './profile-book.ts'
import { TruthBook } from './truth.ts'

const mapping: Mapping = ['email', 'firstName', 'lastName', 'role', 'groups', 'profile', 'action']
const header = ['Email', 'First name', 'Last name', 'Role', 'Groups', 'Profile', 'Action']

/** Ada in Sales and Ops, Ben in Sales, Cy (inactive) nowhere. */
function buildWorld(): World {
  const world = smallTeam()
  const [template] = [...world.users.values()]
  if (!template) throw new TypeError('the world has nobody')
  const dateAdded = '2026-01-01T00:00:00.000Z'
  for (const [id, email, isActive] of [
    ['u-ada', 'ada@probe.test', true],
    ['u-ben', 'ben@probe.test', true],
    ['u-cy', 'cy@probe.test', false],
  ] as const) {
    const person = { ...template, id, email, isActive, role: 'Viewer' as const, userGroupIds: [] }
    world.addUser({ ...person, firstName: 'Probe', lastName: 'Person' })
  }
  for (const [id, name] of [
    ['g-sales', 'Probe Sales'],
    ['g-ops', 'Probe Ops'],
  ] as const) {
    world.addUserGroup({ id, name, role: 'Viewer', dateAdded })
  }
  for (const [groupId, userId] of [
    ['g-sales', 'u-ada'],
    ['g-ops', 'u-ada'],
    ['g-sales', 'u-ben'],
  ] as const) {
    world.joinGroup(groupId, { userId, dateAddedToGroup: dateAdded, addedByUserId: template.id })
  }
  return world
}

const directory = createWorldDirectory(buildWorld())

const artisans: PlannedProfile = {
  id: 'p-1',
  name: 'Artisan Ops',
  values: { role: 'Artisan', canScheduleJobs: true, timeZone: 'Europe/Berlin' },
  groups: ['Probe Ops'],
}

async function plan(
  lines: readonly (readonly string[])[],
  more: {
    readonly usual?: PlannedProfile
    readonly truth?: MembershipTruth
    readonly isWindows?: boolean
  } = {},
) {
  const rows = lines.map((cells, at) => ({ line: at + 2, cells, isExcluded: false }))
  const judged = await judgeRows(rows, header, mapping, [artisans.name])
  const truth = new TruthBook(more.truth ?? null)
  const chunks: PlanChunk[] = []
  const planned = planOnboarding(
    (async function* () {
      yield judged
    })(),
    {
      mapping,
      groups: new GroupBook((names) => directory.findGroupsByName(names), []),
      findUsers: (emails) => directory.findUsersByEmail(emails),
      findUsersById: (ids) => directory.findUsersById(ids),
      profiles: new ProfileBook([artisans], more.usual ?? null),
      truth,
      isWindows: more.isWindows ?? false,
      reach: { book: new ReachBook(noReach), isWindows: false, now: '2026-07-01T08:00:00.000Z' },
    },
  )
  for await (const chunk of planned) chunks.push(chunk)
  return {
    judged,
    truth,
    rows: chunks.flatMap((chunk) => chunk.rows),
    changes: chunks.flatMap((chunk) => chunk.changes),
  }
}

describe('job profiles', () => {
  test('fill blank cells, give their groups beside those of the row, and are named', async () => {
    const { changes, rows } = await plan([
      ['new@probe.test', 'New', 'Person', 'Member', 'Probe Sales', 'artisan ops', ''],
    ])
    expect(changes[0]?.payload).toEqual({
      fields: {
        email: 'new@probe.test',
        firstName: 'New',
        lastName: 'Person',
        role: 'Member',
        canScheduleJobs: true,
        timeZone: 'Europe/Berlin',
      },
    })
    expect(changes.slice(1).map((change) => change.payload)).toMatchObject([
      { groupName: 'Probe Sales' },
      { groupName: 'Probe Ops' },
    ])
    expect(rows[0]?.reasons).toEqual(['Blank cells are filled from the job profile “Artisan Ops”.'])
  })

  test('one that is unknown is a fault at its cell with the nearest name, and makes the row invalid', async () => {
    const { judged, rows } = await plan([['ada@probe.test', '', '', '', '', 'Artisan Obs', '']])
    expect(judged[0]?.faults).toMatchObject([
      { code: 'profile_unknown', column: 5, suggestion: 'Artisan Ops' },
    ])
    expect(rows[0]).toMatchObject({ verdict: 'invalid' })
  })

  test('the one of the sheet serves rows that name none', async () => {
    const { changes } = await plan([['ada@probe.test', '', '', '', '', '', '']], {
      usual: artisans,
    })
    expect(changes[0]?.payload).toMatchObject({ set: { role: 'Artisan' } })
  })
})

describe('the action of a row', () => {
  test.each([
    ['create', 'ada@probe.test', 'conflict', /exists already/],
    ['update', 'nobody@probe.test', 'conflict', /nobody to update/],
    ['deactivate', 'nobody@probe.test', 'conflict', /nobody to deactivate/],
    ['skip', 'ada@probe.test', 'skip', /says skip/],
    ['deactivate', 'cy@probe.test', 'unchanged', /no access already/],
  ])('%s of %s is %s', async (action, email, verdict, reason) => {
    const { rows, changes } = await plan([[email, 'New', 'Name', '', '', '', action]])
    expect(rows).toMatchObject([{ verdict, reasons: [expect.stringMatching(reason)] }])
    expect(changes).toEqual([])
  })

  test('deactivate ends the access and changes nothing else', async () => {
    const { changes } = await plan([
      ['ada@probe.test', 'Other', '', 'Artisan', '', 'Artisan Ops', 'Deaktivieren'],
    ])
    expect(changes).toMatchObject([
      { kind: 'deactivate-user', before: { groups: [{ id: 'g-sales' }, { id: 'g-ops' }] } },
    ])
  })

  test('deactivate on Windows sign-in gives No Access and takes the groups away', async () => {
    const { changes } = await plan([['ada@probe.test', '', '', '', '', '', 'deactivate']], {
      isWindows: true,
    })
    expect(changes.map((change) => change.kind)).toEqual([
      'update-user',
      'remove-group-member',
      'remove-group-member',
    ])
    expect(changes[0]?.payload).toMatchObject({ set: { role: 'NoAccess' } })
  })

  test('an unknown one is a fault at its cell', async () => {
    const { judged } = await plan([['ada@probe.test', '', '', '', '', '', 'deactivat']])
    expect(judged[0]?.faults).toMatchObject([
      { code: 'action_unknown', column: 6, suggestion: 'deactivate' },
    ])
  })
})

describe('a file that is the truth', () => {
  const cap = { removalCapPercent: 100 }

  test('for its people takes away groups that their row does not list', async () => {
    const { changes, truth } = await plan([['ada@probe.test', '', '', '', 'Probe Ops', '', '']], {
      truth: { people: true, groups: false, ...cap },
    })
    expect(changes).toMatchObject([
      { kind: 'remove-group-member', payload: { groupId: 'g-sales', email: 'ada@probe.test' } },
    ])
    expect([truth.removedCount, truth.concernedCount]).toEqual([1, 2])
  })

  test('leaves people alone whose groups cell is blank', async () => {
    const { changes } = await plan([['ada@probe.test', '', '', '', '', '', '']], {
      truth: { people: true, groups: true, ...cap },
    })
    expect(changes).toEqual([])
  })

  test('for its groups takes away members it does not have, in rows after those of the sheet', async () => {
    const { rows, changes, truth } = await plan(
      [['ada@probe.test', '', '', '', 'Probe Sales', '', '']],
      { truth: { people: false, groups: true, ...cap } },
    )
    expect(rows).toMatchObject([
      { line: 2, verdict: 'unchanged' },
      { line: 3, subject: 'ben@probe.test', verdict: 'update' },
    ])
    expect(changes).toMatchObject([
      { kind: 'remove-group-member', payload: { groupId: 'g-sales' } },
    ])
    expect([truth.removedCount, truth.concernedCount]).toEqual([1, 2])
  })

  test('for both takes no membership away twice', async () => {
    const { changes } = await plan(
      [
        ['ada@probe.test', '', '', '', 'Probe Ops', '', ''],
        ['ben@probe.test', '', '', '', 'Probe Sales', '', ''],
      ],
      { truth: { people: true, groups: true, ...cap } },
    )
    expect(changes.map((change) => change.payload)).toMatchObject([
      { groupId: 'g-sales', email: 'ada@probe.test' },
    ])
  })

  test.each([
    ['is faulty', ['ben@probe.test', '', '', 'Emperor', 'Probe Sales', '', '']],
    ['says skip', ['ben@probe.test', '', '', '', 'Probe Sales', '', 'skip']],
    ['names an unknown profile', ['ben@probe.test', '', '', '', 'Probe Sales', 'Nothing', '']],
    ['clashes', ['ben@probe.test', '', '', '', 'Probe Sales', '', 'create']],
    ['has a blank groups cell', ['ben@probe.test', '', '', '', '', '', '']],
  ])('for its groups leaves a member alone whose row %s', async (_, row) => {
    const { changes } = await plan([['ada@probe.test', '', '', '', 'Probe Sales', '', ''], row], {
      truth: { people: true, groups: true, ...cap },
    })
    expect(changes.map((change) => change.payload)).toMatchObject([
      { groupId: 'g-ops', email: 'ada@probe.test' },
    ])
  })

  test('for its groups takes nothing away twice from somebody whom a row deactivates on Windows sign-in', async () => {
    const { changes } = await plan(
      [
        ['ada@probe.test', '', '', '', 'Probe Sales', '', ''],
        ['ben@probe.test', '', '', '', '', '', 'deactivate'],
      ],
      { truth: { people: false, groups: true, ...cap }, isWindows: true },
    )
    expect(changes.map(({ kind }) => kind)).toEqual(['update-user', 'remove-group-member'])
  })

  test('takes groups of a profile as listed beside those of the cell, and as nothing by themselves', async () => {
    const both = await plan(
      [
        ['ada@probe.test', '', '', '', 'Probe Sales', 'Artisan Ops', ''],
        ['ben@probe.test', '', '', '', '', 'Artisan Ops', ''],
      ],
      { truth: { people: true, groups: true, ...cap } },
    )
    expect(both.changes.filter(({ kind }) => kind === 'remove-group-member')).toEqual([])
    const alone = await plan([['ben@probe.test', '', '', '', '', 'Artisan Ops', '']], {
      truth: { people: true, groups: true, ...cap },
    })
    expect(alone.changes.map(({ kind }) => kind)).toEqual(['update-user', 'add-group-members'])
  })

  test('otherwise takes nothing away', async () => {
    const { changes } = await plan([['ada@probe.test', '', '', '', 'Probe Ops', '', '']])
    expect(changes).toEqual([])
  })
})
