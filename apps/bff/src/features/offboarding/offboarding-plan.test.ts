import type { UserGroupId } from '@curator/console-contract/ids'
import type { OffboardingOptions } from '@curator/console-contract/offboarding'
import { describe, expect, test } from 'vitest'
import { makeUser } from '../../../testing/directory-users.ts'
import type {
  DirectoryCredential,
  DirectoryDataConnection,
  DirectorySchedule,
  DirectoryUser,
  DirectoryWorkflow,
} from '../../directory/directory.ts'
import type { PlanChunk } from '../../plans/change.ts'
import type { LeaverFacts, OffboardingFacts, PersonFacts } from './leaver-facts.ts'
import { planOffboarding, type SignIn } from './offboarding-plan.ts'
import { listSideEffects } from './side-effects.ts'
import { toTasks } from './tasks.ts'

const handOverAll: OffboardingOptions = {
  workflows: 'hand_over',
  schedules: 'hand_over',
  collections: 'hand_over',
  end: 'deactivate',
  deleteAfterDays: null,
}
const now = new Date('2026-11-01T00:00:00.000Z')
const studios = { studioOf: new Map(), people: new Map(), all: [], why: null }

const userOf = (id: string, fields: Partial<DirectoryUser> = {}, groups: string[] = []) => ({
  ...makeUser(id, { role: 'Artisan', canScheduleJobs: true, ...fields }),
  groups: groups.map((name) => ({ id: name as UserGroupId, name })),
})
const personOf = (user: DirectoryUser, reach: Partial<PersonFacts['reach']> = {}): PersonFacts => ({
  user,
  role: { role: user.role, rule: user.role === 'Evaluated' ? 'highest_group' : 'own_role' },
  reach: { collections: [], credentials: [], dataConnections: [], ...reach },
})
const leaverOf = (user: DirectoryUser, more: Partial<LeaverFacts> = {}): LeaverFacts => ({
  ...personOf(user),
  successor: null,
  workflows: [],
  schedules: [],
  collections: [],
  schedulesOfOthers: [],
  ...more,
})
const factsOf = (
  leavers: readonly LeaverFacts[],
  more: Partial<OffboardingFacts> = {},
): OffboardingFacts => ({
  leavers,
  why: {},
  curators: { curatorIds: new Set(['somebody', 'else']), groupRoles: new Map() },
  workflowNames: new Map([['w', 'Weekly']]),
  workflowOwners: new Map([['w', 'ada']]),
  credentialNames: new Map([
    ['k', 'CORP\\svc'],
    ['d', 'CORP\\ada'],
  ]),
  ...more,
})

const workflow: DirectoryWorkflow = {
  id: 'w',
  name: 'Weekly',
  ownerId: 'ada',
  createdAt: null,
  isPublic: false,
  credentialIds: [],
}
const schedule: DirectorySchedule = {
  id: 's',
  name: 'Mondays',
  ownerId: 'ada',
  workflowId: 'w',
  isEnabled: true,
  credentialId: '',
  nextRunAt: null,
  lastRunAt: null,
  lastError: '',
  frequency: 'Weekly',
  timeZone: 'UTC',
  priority: 'Default',
  workerTag: '',
  state: '',
  comment: '',
  startAt: null,
  endAt: null,
  createdAt: null,
  lastModifiedAt: null,
  runCount: null,
  versionId: null,
}
const credential: DirectoryCredential = {
  id: 'k',
  userName: 'CORP\\svc',
  userIds: ['ada'],
  userGroupIds: [],
}
const connection: DirectoryDataConnection = {
  id: 'c',
  name: 'Warehouse',
  connectionType: 'Oracle',
  dcm: null,
  userIds: ['ada'],
  userGroupIds: [],
}

const ada = userOf('ada', {}, ['Finance', 'Ops'])
const ben = personOf(userOf('ben'))

async function plan(
  facts: OffboardingFacts,
  options: OffboardingOptions = handOverAll,
  signIn: SignIn = 'builtin',
) {
  const { draft, leavers } = planOffboarding(facts, options, signIn)
  const chunks: PlanChunk[] = []
  for await (const chunk of draft.chunks()) chunks.push(chunk)
  return {
    leavers,
    rows: chunks.flatMap((chunk) => chunk.rows),
    changes: chunks.flatMap((chunk) => chunk.changes),
  }
}

const owner = (more: Partial<LeaverFacts> = {}) =>
  leaverOf(ada, { successor: ben, workflows: [workflow], schedules: [schedule], ...more })

describe('the order of a leaver', () => {
  test('schedules stop, then everything is handed over, then the access ends', async () => {
    const options = { ...handOverAll, schedules: 'pause_and_hand_over' } as const
    const { changes } = await plan(factsOf([owner()]), options)
    expect(changes.map(({ kind, dependsOn }) => [kind, dependsOn])).toEqual([
      ['set-schedule-enabled', []],
      ['transfer-assets', [1]],
      ['deactivate-user', [1, 2]],
    ])
    expect(changes[1]?.payload).toMatchObject({
      receiverId: 'ben',
      transferWorkflows: true,
      transferSchedules: true,
      transferCollections: false,
    })
  })

  test('on Windows sign-in the groups go before the role', async () => {
    const { changes } = await plan(factsOf([leaverOf(ada)]), handOverAll, 'windows')
    expect(changes.map(({ kind, dependsOn }) => [kind, dependsOn])).toEqual([
      ['remove-group-member', []],
      ['remove-group-member', []],
      ['update-user', [1, 2]],
    ])
    expect(changes[2]?.payload).toMatchObject({ set: { role: 'NoAccess' } })
  })

  test('a schedule that is off already is not switched off', async () => {
    const options = { ...handOverAll, schedules: 'pause' } as const
    const facts = factsOf([
      owner({ workflows: [], schedules: [{ ...schedule, isEnabled: false }] }),
    ])
    expect((await plan(facts, options)).changes.map(({ kind }) => kind)).toEqual([
      'deactivate-user',
    ])
  })

  test('a mover keeps the account', async () => {
    const { changes } = await plan(factsOf([owner()]), { ...handOverAll, end: 'none' })
    expect(changes.map(({ kind }) => kind)).toEqual(['transfer-assets'])
  })

  test('whoever has nothing and no access is unchanged', async () => {
    const gone = userOf('ada', { isActive: false })
    const { rows, changes } = await plan(factsOf([leaverOf(gone)]))
    expect(rows).toMatchObject([{ verdict: 'unchanged' }])
    expect(changes).toEqual([])
  })
})

describe('what stops a leaver', () => {
  const heir = (fields: Partial<DirectoryUser>) => personOf(userOf('ben', fields))
  test.each([
    ['no successor', null, /has no successor/],
    ['the leaver', personOf(ada), /successor of themselves/],
    ['an inactive one', heir({ isActive: false }), /is inactive/],
    ['a Viewer', heir({ role: 'Viewer' }), /neither Artisan nor Curator/],
  ])('%s', async (_, successor, reason) => {
    const { rows, changes } = await plan(factsOf([owner({ successor })]))
    expect(rows).toMatchObject([{ verdict: 'conflict', reasons: [expect.stringMatching(reason)] }])
    expect(changes).toEqual([])
  })

  test('a successor who leaves, too', async () => {
    const { rows } = await plan(factsOf([owner(), leaverOf(ben.user)]))
    expect(rows.map(({ verdict }) => verdict)).toEqual(['conflict', 'update'])
  })

  test('a role that the Server’s default decides is left to the Server', async () => {
    const facts = factsOf([owner({ successor: heir({ role: 'Evaluated' }) })])
    expect((await plan(facts)).rows).toMatchObject([{ verdict: 'update' }])
  })

  test('being the last Curator: the others leave all the same', async () => {
    const curators = ['ada', 'cy'].map((id) => leaverOf(userOf(id, { role: 'Curator' })))
    const facts = factsOf([...curators, leaverOf(userOf('dee'))], {
      curators: { curatorIds: new Set(['ada', 'cy']), groupRoles: new Map() },
    })
    const { rows } = await plan(facts)
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'conflict', 'update'])
    expect(rows[1]?.reasons[0]).toContain('last active Curator')
  })

  test('somebody who can’t hand over still counts as a Curator who stays', async () => {
    const stuck = owner({ ...personOf(userOf('ada', { role: 'Curator' })), successor: null })
    const facts = factsOf([stuck, leaverOf(userOf('cy', { role: 'Curator' }))], {
      curators: { curatorIds: new Set(['ada', 'cy']), groupRoles: new Map() },
    })
    expect((await plan(facts)).rows.map(({ verdict }) => verdict)).toEqual(['conflict', 'update'])
  })
})

describe('what follows', () => {
  async function follow(
    leaver: LeaverFacts,
    options: OffboardingOptions = handOverAll,
    more: Partial<OffboardingFacts> = {},
  ) {
    const facts = factsOf([leaver], more)
    const { leavers } = await plan(facts, options)
    const [planned] = leavers
    if (!planned) throw new Error('nobody was planned')
    return {
      effects: listSideEffects(planned, facts, options, { signIn: 'builtin', studios }),
      tasks: toTasks(planned, facts, options, now),
    }
  }
  const kindsOf = (effects: readonly { kind: string; severity: string }[]) =>
    effects.filter(({ severity }) => severity === 'warning').map(({ kind }) => kind)

  test('a credential that the successor does not have, once for all that runs as it', async () => {
    const runsAs = { ...schedule, credentialId: 'k' }
    const names = { ...workflow, credentialIds: ['k', 'k'] }
    const { effects, tasks } = await follow(owner({ schedules: [runsAs], workflows: [names] }))
    expect(kindsOf(effects)).toEqual(['credential'])
    expect(effects[0]?.details).toEqual(['Schedule “Mondays”', 'Workflow “Weekly”'])
    expect(tasks).toMatchObject([{ key: 'ada credential k', afterSeq: 1 }])
  })

  test('nothing where the successor has it', async () => {
    const successor = personOf(userOf('ben'), { credentials: [credential] })
    const runsAs = { ...schedule, credentialId: 'k' }
    expect((await follow(owner({ schedules: [runsAs], successor }))).tasks).toEqual([])
  })

  test('another default credential, a data connection, DCM connections', async () => {
    const user = userOf('ada', { defaultCredentialId: 'd', canCreateAndUpdateDcm: true })
    const leaver = owner(personOf(user, { dataConnections: [connection] }))
    const { tasks } = await follow(leaver)
    expect(tasks.map(({ key }) => key)).toEqual([
      'ada default-credential',
      'ada data-connection c',
      'ada dcm',
    ])
  })

  test('schedules that stay with somebody who has no access, and those of others on what stays', async () => {
    const options = { ...handOverAll, workflows: 'keep', schedules: 'keep' } as const
    const other = { ...schedule, id: 's2', name: 'Tuesdays', ownerId: 'dee' }
    const { effects, tasks } = await follow(owner({ schedulesOfOthers: [other] }), options)
    expect(kindsOf(effects)).toEqual(['schedule', 'schedule'])
    expect(tasks.map(({ key }) => key)).toEqual(['ada schedule s', 'ada schedule s2'])
  })

  test('the day on which the account may go', async () => {
    const { tasks } = await follow(leaverOf(ada), { ...handOverAll, deleteAfterDays: 30 })
    expect(tasks).toMatchObject([
      { key: 'ada delete', afterSeq: 1, dueAt: new Date('2026-12-01T00:00:00.000Z') },
    ])
  })

  test('what could not be read is told, not left out', async () => {
    const { effects } = await follow(leaverOf(ada), handOverAll, {
      why: { credential: 'The Server refused it.' },
    })
    expect(effects).toMatchObject([
      expect.objectContaining({ kind: 'group' }),
      { kind: 'not_known', sentence: expect.stringContaining('The Server refused it.') },
    ])
  })

  test('somebody who can’t be offboarded leaves no task', async () => {
    const { effects, tasks } = await follow(owner({ successor: null }), {
      ...handOverAll,
      deleteAfterDays: 30,
    })
    expect(effects[0]).toMatchObject({ severity: 'blocked' })
    expect(tasks).toEqual([])
  })
})
