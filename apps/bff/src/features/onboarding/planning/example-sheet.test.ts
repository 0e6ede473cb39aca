import { readFileSync } from 'node:fs'
import { busyServer } from '@curator/alteryx-sandbox/worlds/busy-server'
import type { ConnectionId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import {
  createWorldDirectories,
  createWorldDirectory,
} from '../../../../testing/world-directory.ts'
import { createFindReach } from '../../../access/find-reach.ts'
import { noReach, ReachBook } from '../../../access/reach-book.ts'
import { createCollectionBooks } from '../../../collections/collection-book.ts'
import type { PlannedRow } from '../../../plans/change.ts'
import { readSheet } from '../../../sheets/reading/read-sheet.ts'
import { matchColumns, toMappingNotices } from '../mapping.ts'
import { judgeRows } from '../sheet-content.ts'
import { GroupBook } from './group-book.ts'
import { planOnboarding } from './onboarding-plan.ts'
import { type PlannedProfile, ProfileBook } from './profile-book.ts'
import { TruthBook } from './truth.ts'

/** Plans an example as a person would bring it; `isLeftOut` are rows taken out. */
async function planExample(
  name: string,
  options: {
    readonly profiles?: readonly PlannedProfile[]
    readonly createGroups?: readonly string[]
    readonly isLeftOut?: (at: number) => boolean
    readonly asksForReach?: boolean
  },
) {
  const { profiles = [], createGroups = [], isLeftOut = () => false } = options
  const file = new URL(`../../../../../../docs/examples/${name}`, import.meta.url)
  const sheet = await readSheet(readFileSync(file), {})
  const mapping = matchColumns(sheet.header)
  expect([...sheet.notices, ...toMappingNotices(sheet.header, mapping)]).toEqual([])
  const names = profiles.map((profile) => profile.name)
  const rows = await judgeRows(sheet.rows, sheet.header, mapping, names)
  const brought = rows.map((row, at) => ({ ...row, isExcluded: isLeftOut(at) }))
  const world = busyServer()
  const directory = createWorldDirectory(world)
  const directories = createWorldDirectories(world)
  const history = { findLastSet: async () => [] }
  const openCollections = createCollectionBooks({
    directories,
    history,
    studioBook: { findNames: async () => new Map() },
  })
  const findReach = createFindReach({ directories, openCollections })
  const sources = options.asksForReach ? await findReach('practice' as ConnectionId) : noReach
  const planned: PlannedRow[] = []
  const kinds = new Map<string, number>()
  const chunks = planOnboarding(
    (async function* () {
      yield brought
    })(),
    {
      mapping,
      groups: new GroupBook((wanted) => directory.findGroupsByName(wanted), createGroups),
      findUsers: (emails) => directory.findUsersByEmail(emails),
      findUsersById: (ids) => directory.findUsersById(ids),
      profiles: new ProfileBook(profiles, null),
      truth: new TruthBook(null),
      isWindows: false,
      reach: { book: new ReachBook(sources), isWindows: false, now: '2026-07-01T08:00:00.000Z' },
    },
  )
  for await (const chunk of chunks) {
    planned.push(...chunk.rows)
    for (const { kind } of chunk.changes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const counts = Object.fromEntries(
    ['create', 'update', 'unchanged', 'skip', 'conflict', 'invalid'].map((verdict) => [
      verdict,
      planned.filter((row) => row.verdict === verdict).length,
    ]),
  )
  const codes = new Set(rows.flatMap((row) => row.faults.map((fault) => fault.code)))
  return { planned, kinds, counts, codes: [...codes].sort() }
}

test('the example of docs/examples/onboarding.csv shows every verdict but conflict on the practice server', async () => {
  const { planned, kinds, counts, codes } = await planExample('onboarding.csv', {
    createGroups: ['Data Academy'],
    // One row is left out, as a person would.
    isLeftOut: (at) => at === 0,
  })
  expect(planned).toHaveLength(200)
  expect(counts).toEqual({
    create: 79,
    update: 45,
    unchanged: 59,
    skip: 1,
    conflict: 0,
    invalid: 16,
  })
  expect([...kinds.keys()].sort()).toEqual([
    'add-group-members',
    'create-group',
    'create-user',
    'update-user',
  ])
  const leftOut = planned.filter((row) =>
    row.reasons.some((reason) => reason.includes('“Night Shift”')),
  )
  expect(leftOut.length).toBeGreaterThan(0)
  expect(codes).toEqual([
    'clear_not_allowed',
    'email_duplicate',
    'email_malformed',
    'email_missing',
    'flag_unknown',
    'role_unknown',
    'zone_unknown',
  ])
})

const exampleProfiles: readonly PlannedProfile[] = [
  {
    id: 'p-1',
    name: 'Viewer in Finance',
    values: { role: 'Viewer', timeZone: 'Europe/London', canScheduleJobs: false },
    groups: ['Finance', 'Month End'],
  },
  {
    id: 'p-2',
    name: 'Artisan in Operations',
    values: { role: 'Artisan', canScheduleJobs: true, canCreateCollections: true },
    groups: ['Operations'],
  },
]

test('the example of docs/examples/onboarding-profiles.csv shows what profiles and actions do on the practice server', async () => {
  const { planned, kinds, counts, codes } = await planExample('onboarding-profiles.csv', {
    profiles: exampleProfiles,
  })
  expect(planned).toHaveLength(20)
  expect(counts).toEqual({
    create: 7,
    update: 6,
    unchanged: 1,
    skip: 1,
    conflict: 3,
    invalid: 2,
  })
  expect(codes).toEqual(['action_unknown', 'profile_unknown'])
  expect(Object.fromEntries(kinds)).toEqual({
    'create-user': 7,
    'update-user': 3,
    'add-group-members': 17,
    'deactivate-user': 2,
  })
})

test('the example of docs/examples/onboarding-access.csv puts people into collections and shares on the practice server', async () => {
  const { planned, kinds, counts, codes } = await planExample('onboarding-access.csv', {
    asksForReach: true,
  })
  expect(counts).toEqual({
    create: 2,
    update: 2,
    unchanged: 1,
    skip: 0,
    conflict: 0,
    invalid: 2,
  })
  expect(codes).toEqual(['value_malformed'])
  expect(Object.fromEntries(kinds)).toEqual({
    'create-user': 2,
    'add-group-members': 1,
    'set-collection-member': 5,
    'add-share': 6,
  })
  expect(planned[4]?.reasons).toEqual([
    'The collection “Lost reports” does not exist on the Server and is left out.',
    'The credential “EXAMPLE\\svc-none” does not exist on the Server and is left out.',
  ])
})
