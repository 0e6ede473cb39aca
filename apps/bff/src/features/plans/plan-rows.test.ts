import type { PlanRow } from '@curator/console-contract/plans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUser, type LooseChange } from '../../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import type { PlanRowsQuery } from './plan-rows.ts'

let rig: RunRig
let planId: string

const remove: LooseChange = {
  seq: 2,
  kind: 'delete-user',
  danger: 'destructive',
  payload: { userId: 'u2', email: 'leaver@example.test' },
}
const update: LooseChange = {
  seq: 3,
  kind: 'update-user',
  danger: 'caution',
  payload: { userId: 'u3', email: 'mover@example.test', set: { lastName: 'Byron' } },
}
const join: LooseChange = {
  seq: 4,
  kind: 'add-group-members',
  payload: { group: { id: 'g' }, groupName: 'Finance', user: { id: 'u3' }, email: 'mover' },
}

/** Five rows: a create, a removal, an update with a membership, a conflict, one that is left out. */
const rows = [
  { line: 2, subject: 'New@example.test', verdict: 'create', reasons: [], changeSeqs: [1] },
  { line: 3, subject: 'leaver@example.test', verdict: 'update', reasons: [], changeSeqs: [2] },
  { line: 4, subject: 'mover@example.test', verdict: 'update', reasons: [], changeSeqs: [4, 3] },
  { line: 5, subject: 'both', verdict: 'conflict', reasons: ['Two users.'], changeSeqs: [] },
  { line: 6, subject: 'later', verdict: 'skip', reasons: [], changeSeqs: [] },
] as const

beforeAll(async () => {
  rig = await startRunRig()
  planId = await rig.plan([createUser(1, 'New@example.test'), remove, update, join], {
    rows: [...rows],
  })
})
afterAll(() => rig.close())

const ask = (given: Partial<PlanRowsQuery> = {}) =>
  rig.service.listPlanRows(planId, {
    page: 1,
    pageSize: 50,
    verdict: [],
    danger: [],
    kind: [],
    sort: 'danger',
    group: 'none',
    ...given,
  })
const linesOf = (page: { items: readonly PlanRow[] }) => page.items.map((row) => row.line)

describe('the order of rows', () => {
  test.each([
    ['danger', 'none', [5, 3, 4, 2, 6]],
    ['-danger', 'none', [6, 2, 4, 3, 5]],
    ['line', 'none', [2, 3, 4, 5, 6]],
    ['-line', 'none', [6, 5, 4, 3, 2]],
    ['subject', 'none', [5, 6, 3, 4, 2]],
    ['-line', 'danger', [3, 4, 6, 5, 2]],
    ['line', 'kind', [2, 4, 3, 5, 6]],
    ['subject', 'verdict', [5, 3, 4, 2, 6]],
  ] as const)('sorted by %s and grouped by %s', async (sort, group, lines) => {
    expect(linesOf(await ask({ sort, group }))).toEqual(lines)
  })

  test('goes on from page to page without a gap or a row twice', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => ask({ page, pageSize: 2 })))
    expect(pages.flatMap(linesOf)).toEqual([5, 3, 4, 2, 6])
    expect(pages.map((page) => page.total)).toEqual([5, 5, 5])
  })
})

describe('groups', () => {
  test.each([
    ['none', []],
    ['verdict', ['conflict 1', 'update 2', 'create 1', 'skip 1']],
    ['danger', ['destructive 1', 'caution 1', 'none 3']],
    // A row stands under the kind of its most dangerous change.
    ['kind', ['create-user 1', 'update-user 1', 'delete-user 1', 'none 2']],
  ] as const)('by %s come in order and add up to all rows found', async (group, expected) => {
    const { groups } = await ask({ group })
    expect(groups.map(({ key, count }) => `${key} ${count}`)).toEqual(expected)
  })

  test('count only what the filter finds', async () => {
    const { groups, total } = await ask({ group: 'kind', verdict: ['update'] })
    expect(groups.map(({ key }) => key)).toEqual(['update-user', 'delete-user'])
    expect(total).toBe(2)
  })
})

describe('filters', () => {
  test.each([
    ['destructive', { danger: ['destructive'] }, [3]],
    ['a kind that is not the leading one', { kind: ['add-group-members'] }, [4]],
    ['several kinds', { kind: ['create-user', 'delete-user'] }, [3, 2]],
    ['that exclude each other', { verdict: ['create'], danger: ['caution'] }, []],
    ['a sentence', { search: 'change 3.' }, [4]],
    ['a reason', { search: 'two users' }, [5]],
    ['a wildcard taken as a letter', { search: '%' }, []],
  ] satisfies [string, Partial<PlanRowsQuery>, number[]][])('by %s', async (_, query, lines) => {
    expect(linesOf(await ask(query))).toEqual(lines)
  })

  test('count what each other choice would find, their own left out', async () => {
    const { counts, total } = await ask({ verdict: ['update'], danger: ['caution'] })
    expect(total).toBe(1)
    expect(counts.verdict).toMatchObject({ update: 1, create: 0, conflict: 0 })
    expect(counts.danger).toEqual({ none: 0, caution: 1, destructive: 1 })
    expect(counts.kind).toMatchObject({
      'update-user': 1,
      'add-group-members': 1,
      'delete-user': 0,
    })
  })

  test('find values before and after, but no names of fields in the store', async () => {
    const changed = await rig.plan([
      {
        ...createUser(1, 'values@example.test'),
        fields: [{ field: 'role', label: 'Role', before: 'Viewer "x"', after: 'Artisan' }],
      },
    ])
    const count = async (search: string) =>
      (
        await rig.service.listPlanRows(changed, {
          page: 1,
          pageSize: 1,
          verdict: [],
          danger: [],
          kind: [],
          sort: 'line',
          group: 'none',
          search,
        })
      ).total
    expect(await count('viewer "x"')).toBe(1)
    expect(await count('ARTISAN')).toBe(1)
    expect(await count('before')).toBe(0)
  })
})
