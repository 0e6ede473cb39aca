import type { World } from '@curator/alteryx-sandbox/world'
import { smallTeam } from '@curator/alteryx-sandbox/worlds/small-team'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWorldDirectory } from '../../../../testing/world-directory.ts'
import { noReach, ReachBook } from '../../../access/reach-book.ts'
import type { PlanChunk } from '../../../plans/change.ts'
import type { Mapping } from '../mapping.ts'
import { judgeRows } from '../sheet-content.ts'
import { GroupBook } from './group-book.ts'
import { type PlannerRow, planOnboarding } from './onboarding-plan.ts'
import { ProfileBook } from './profile-book.ts'
import { TruthBook } from './truth.ts'

const mapping: Mapping = ['email', 'firstName', 'lastName', 'role', 'isActive', 'groups']
const header = ['Email', 'First name', 'Last name', 'Role', 'Active', 'Groups']

/** Ada (Artisan, in Sales), and two groups of one name. */
function buildWorld(): World {
  const world = smallTeam()
  const [template] = [...world.users.values()]
  if (!template) throw new TypeError('the world has nobody')
  const addUser = (id: string, email: string, more = {}) =>
    world.addUser({
      ...template,
      id,
      email,
      firstName: 'Ada',
      lastName: 'Lopez',
      role: 'Artisan',
      isActive: true,
      userGroupIds: [],
      ...more,
    })
  addUser('u-ada', 'Ada.Probe@example.test')
  addUser('u-twin-1', 'twin@example.test')
  addUser('u-twin-2', 'TWIN@example.test')
  addUser('u-odd', 'odd@example.test', { role: 'unknown' })
  const dateAdded = '2026-01-01T00:00:00.000Z'
  for (const [id, name, role] of [
    ['g-sales', 'Sales Plan', 'Viewer'],
    ['g-cur', 'Deciders', 'Curator'],
    ['g-a', 'Same', 'Viewer'],
    ['g-b', ' same', 'Viewer'],
  ] as const) {
    world.addUserGroup({ id, name, role, dateAdded })
  }
  world.joinGroup('g-sales', {
    userId: 'u-ada',
    dateAddedToGroup: dateAdded,
    addedByUserId: template.id,
  })
  return world
}

const directory = createWorldDirectory(buildWorld())

async function plan(
  lines: readonly (readonly string[])[],
  createGroups: readonly string[] = [],
  batchRows = 2,
) {
  const rows = lines.map((cells, at) => ({
    line: at + 2,
    cells,
    isExcluded: cells.at(-1) === 'OUT',
  }))
  return planRows(await judgeRows(rows, header, mapping), createGroups, batchRows)
}

async function planRows(
  rows: readonly PlannerRow[],
  createGroups: readonly string[],
  batchRows: number,
) {
  async function* batches() {
    for (let at = 0; at < rows.length; at += batchRows) yield rows.slice(at, at + batchRows)
  }
  const chunks: PlanChunk[] = []
  const groups = new GroupBook((names) => directory.findGroupsByName(names), createGroups)
  const findUsers = (emails: readonly string[]) => directory.findUsersByEmail(emails)
  const options = {
    mapping,
    groups,
    findUsers,
    findUsersById: (ids: readonly string[]) => directory.findUsersById(ids),
    profiles: new ProfileBook([], null),
    truth: new TruthBook(null),
    isWindows: false,
    reach: { book: new ReachBook(noReach), isWindows: false, now: '2026-07-01T08:00:00.000Z' },
  }
  for await (const chunk of planOnboarding(batches(), options)) chunks.push(chunk)
  return {
    rows: chunks.flatMap((chunk) => chunk.rows),
    changes: chunks.flatMap((chunk) => chunk.changes),
  }
}

/** Row, verdict, and what the only reason must name. */
const verdictTable: readonly (readonly [string, readonly string[], string, RegExp | null])[] = [
  ['somebody new', ['new@example.test', 'New', 'Person', 'Viewer', 'yes', ''], 'create', null],
  [
    'somebody new without names',
    ['new@example.test', '', '', '', '', ''],
    'invalid',
    /new on the Server and needs a first name and a last name/,
  ],
  [
    'somebody new without a last name',
    ['new@example.test', 'New', '', '', '', ''],
    'invalid',
    /needs a last name\./,
  ],
  [
    'somebody as wanted, e-mail in another case',
    ['ADA.probe@example.test', 'Ada', 'Lopez', 'Artisan', 'yes', 'sales plan'],
    'unchanged',
    null,
  ],
  ['blank cells', ['ada.probe@example.test', '', '', '', '', ''], 'unchanged', null],
  ['another role', ['ada.probe@example.test', '', '', 'Viewer', '', ''], 'update', null],
  [
    'only a new group',
    ['ada.probe@example.test', '', '', '', '', 'Deciders; Sales Plan'],
    'update',
    null,
  ],
  [
    'an unknown group',
    ['ada.probe@example.test', '', '', '', '', 'Nobody'],
    'unchanged',
    /“Nobody” does not exist on the Server and is left out/,
  ],
  [
    'two users of one e-mail',
    ['twin@example.test', '', '', '', '', ''],
    'conflict',
    /2 users on the Server/,
  ],
  [
    'two groups of one name',
    ['ada.probe@example.test', '', '', '', '', 'SAME'],
    'conflict',
    /2 groups called “SAME”/,
  ],
  [
    'an update of a role nobody knows',
    ['odd@example.test', 'Other', '', '', '', ''],
    'conflict',
    /does not know/,
  ],
  [
    'nothing to update on a role nobody knows',
    ['odd@example.test', 'Ada', '', '', '', ''],
    'unchanged',
    null,
  ],
  [
    'a row left out',
    ['ada.probe@example.test', '', '', '', '', 'OUT'],
    'skip',
    /left this row out/,
  ],
  [
    'a faulty cell',
    ['ada.probe@example.test', '', '', 'Boss', '', ''],
    'invalid',
    /no role “Boss”/,
  ],
]

describe('verdicts', () => {
  test.each(verdictTable)('%s', async (_name, cells, verdict, reason) => {
    const { rows } = await plan([cells])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ line: 2, subject: cells[0], verdict })
    expect(rows[0]?.reasons).toHaveLength(reason ? 1 : 0)
    if (reason) expect(rows[0]?.reasons[0]).toMatch(reason)
    const hasChanges = (rows[0]?.changeSeqs.length ?? 0) > 0
    expect(hasChanges).toBe(verdict === 'create' || verdict === 'update')
  })
})

describe('changes', () => {
  test('an update names old and new value of each field that differs, and nothing else', async () => {
    const { changes } = await plan([
      ['ada.probe@example.test', 'Ada', 'López', 'No access', 'no', ''],
    ])
    expect(changes).toEqual([
      {
        seq: 1,
        kind: 'update-user',
        payload: {
          userId: 'u-ada',
          email: 'Ada.Probe@example.test',
          set: { lastName: 'López', role: 'NoAccess', isActive: false },
        },
        before: { set: { lastName: 'Lopez', role: 'Artisan', isActive: true } },
        fields: [
          { field: 'lastName', label: 'Last name', before: 'Lopez', after: 'López' },
          { field: 'role', label: 'Role', before: 'Artisan', after: 'No Access' },
          { field: 'isActive', label: 'Active', before: 'Yes', after: 'No' },
        ],
        sentence: 'Change Last name, Role and Active of Ada Lopez (Ada.Probe@example.test).',
        danger: 'caution',
        dependsOn: [],
      },
    ])
  })

  test('a new group is created once, before all who go into it, over all batches', async () => {
    const people = ['a', 'b', 'c', 'd', 'e'].map((name) => [
      `${name}@example.test`,
      name,
      name,
      '',
      '',
      'new team; New Team',
    ])
    const { rows, changes } = await plan(people, ['New Team'])
    expect(changes.map((change) => change.seq)).toEqual(changes.map((_, at) => at + 1))
    const created = changes.filter((change) => change.kind === 'create-group')
    expect(created).toMatchObject([
      { payload: { name: 'New Team', role: 'Evaluated' }, danger: 'none' },
    ])
    const joins = changes.filter((change) => change.kind === 'add-group-members')
    expect(joins).toHaveLength(5)
    for (const [at, join] of joins.entries()) {
      const creation = rows[at]?.changeSeqs[0]
      expect(join.payload.user).toEqual({ createdBy: creation })
      expect(join.payload.group).toEqual({ createdBy: created[0]?.seq })
      expect(join.dependsOn).toEqual([created[0]?.seq, creation])
      expect(Math.max(...join.dependsOn)).toBeLessThan(join.seq)
      expect(rows[at]?.changeSeqs).toEqual([creation, created[0]?.seq, join.seq])
    }
  })

  test.each([
    ['a new Curator', 'caution', ['n@example.test', 'N', 'N', 'Curator', '', '']],
    ['a new Viewer', 'none', ['n@example.test', 'N', 'N', 'Viewer', '', '']],
    ['another name', 'none', ['ada.probe@example.test', 'Eda', '', '', '', '']],
    [
      'a group that makes Curators',
      'caution',
      ['ada.probe@example.test', '', '', '', '', 'Deciders'],
    ],
  ] as const)('%s has danger %s', async (_name, danger, cells) => {
    const { changes } = await plan([cells])
    expect(changes.map((change) => change.danger)).toEqual([danger])
  })
})

test('each row has one verdict and each change a row, whatever the rows and batches are', async () => {
  const email = fc.constantFrom(
    'ada.probe@example.test',
    'twin@example.test',
    'odd@example.test',
    'bad',
    '',
    'x@example.test',
    'y@example.test',
  )
  const cells = fc.tuple(
    email,
    fc.constantFrom('', 'Ada', 'X'),
    fc.constantFrom('', 'Lopez', 'Y'),
    fc.constantFrom('', 'Viewer', 'Boss'),
    fc.constantFrom('', 'yes', 'no'),
    fc.constantFrom('', 'Sales Plan', 'Same', 'New; Deciders', 'OUT'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(cells, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (lines, batchRows) => {
        const { rows, changes } = await plan(lines, ['New'], batchRows)
        expect(rows.map((row) => row.line)).toEqual(lines.map((_, at) => at + 2))
        expect(changes.map((change) => change.seq)).toEqual(changes.map((_, at) => at + 1))
        const asked = new Set(rows.flatMap((row) => row.changeSeqs))
        expect(asked.size).toBe(changes.length)
      },
    ),
    { seed: 11, numRuns: 200 },
  )
})
