import { readFileSync } from 'node:fs'
import { busyServer } from '@curator/alteryx-sandbox/worlds/busy-server'
import { expect, test } from 'vitest'
import { createWorldDirectory } from '../../../../testing/world-directory.ts'
import type { PlannedRow } from '../../../plans/change.ts'
import { readSheet } from '../../../sheets/reading/read-sheet.ts'
import { matchColumns, toMappingNotices } from '../mapping.ts'
import { judgeRows } from '../sheet-content.ts'
import { GroupBook } from './group-book.ts'
import { planOnboarding } from './onboarding-plan.ts'
import { ProfileBook } from './profile-book.ts'
import { TruthBook } from './truth.ts'

const example = new URL('../../../../../../docs/examples/onboarding.csv', import.meta.url)

test('the example of docs/examples/onboarding.csv shows every verdict but conflict on the practice server', async () => {
  const sheet = await readSheet(readFileSync(example), {})
  const mapping = matchColumns(sheet.header)
  expect([...sheet.notices, ...toMappingNotices(sheet.header, mapping)]).toEqual([])
  const rows = await judgeRows(sheet.rows, sheet.header, mapping)
  // One row is left out, as a person would.
  const brought = rows.map((row, at) => ({ ...row, isExcluded: at === 0 }))
  const directory = createWorldDirectory(busyServer())
  const planned: PlannedRow[] = []
  const kinds = new Map<string, number>()
  const chunks = planOnboarding(
    (async function* () {
      yield brought
    })(),
    {
      mapping,
      groups: new GroupBook((names) => directory.findGroupsByName(names), ['Data Academy']),
      findUsers: (emails) => directory.findUsersByEmail(emails),
      findUsersById: (ids) => directory.findUsersById(ids),
      profiles: new ProfileBook([], null),
      truth: new TruthBook(null),
      isWindows: false,
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
  const codes = new Set(rows.flatMap((row) => row.faults.map((fault) => fault.code)))
  expect([...codes].sort()).toEqual([
    'clear_not_allowed',
    'email_duplicate',
    'email_malformed',
    'email_missing',
    'flag_unknown',
    'role_unknown',
    'zone_unknown',
  ])
})
