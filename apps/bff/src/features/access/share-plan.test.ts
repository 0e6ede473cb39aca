import { expect, test } from 'vitest'
import { makeUser } from '../../../testing/directory-users.ts'
import type { MemberFacts } from '../../access/access-facts.ts'
import type { MissingShareFact } from '../../access/find-missing-shares.ts'
import { nameWrappers } from '../../access/wrapper-name.ts'
import type { PlanChunk } from '../../plans/change.ts'
import { planShares, type SharePlanFacts } from './share-plan.ts'

const member = (kind: MemberFacts['kind'], id: string): MemberFacts => ({
  kind,
  id,
  name: `name of ${id}`,
  rights: null,
  source: 'unknown',
  expiresAt: null,
})
const missing = (
  who: MemberFacts,
  collection = 'Finance',
  certainty: MissingShareFact['certainty'] = 'certain',
): MissingShareFact => ({
  collection: { id: collection, name: collection },
  need: {
    thing: { kind: 'data-connection', id: 'd-1', name: 'DWH', userIds: [], userGroupIds: [] },
    because: [],
    becauseCount: 0,
    isNoted: true,
  },
  member: who,
  isOwner: false,
  affectedCount: null,
  certainty,
  needsWrapper: who.kind === 'directory',
})

async function plan(rows: readonly MissingShareFact[], more: Partial<SharePlanFacts> = {}) {
  const chunks: PlanChunk[] = []
  const draft = planShares({
    missing: rows,
    people: new Map([['ada', { ...makeUser('ada', { email: 'ada@probe.test' }), groups: [] }]]),
    groupsByName: new Map(),
    nameWrapper: nameWrappers(rows.map((row) => row.member)),
    membersOf: (id) => (id === 'sales' ? ['ada'] : []),
    ...more,
  })
  for await (const chunk of draft.chunks()) chunks.push(chunk)
  return {
    rows: chunks.flatMap((chunk) => chunk.rows),
    changes: chunks.flatMap((chunk) => chunk.changes),
  }
}

test('a person and a group are shared with, each once however many collections need it', async () => {
  const ada = member('user', 'ada')
  const { changes, rows } = await plan([
    missing(ada),
    missing(ada, 'HR'),
    missing(member('group', 'ops')),
  ])
  expect(changes.map(({ sentence }) => sentence)).toEqual([
    'Share the data connection “DWH” with ada@probe.test.',
    'Share the data connection “DWH” with the group “name of ops”.',
  ])
  expect(rows.map(({ changeSeqs, subject }) => [subject, ...changeSeqs])).toEqual([
    ['ada@probe.test in “Finance”', 1],
    ['ada@probe.test in “HR”', 1],
    ['name of ops in “Finance”', 2],
  ])
})

test('a person whose group gets it is skipped, and the row says so', async () => {
  const { changes, rows } = await plan([
    missing(member('user', 'ada')),
    missing(member('group', 'sales')),
  ])
  expect(changes).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    verdict: 'skip',
    reasons: [expect.stringContaining('“name of sales” is given “DWH” by this plan')],
  })
})

test('what the directory service has gets a custom group around it, made once', async () => {
  const sid = member('directory', 'S-1-5-21-9')
  const { changes, rows } = await plan([missing(sid), missing(sid, 'HR')])
  expect(changes).toMatchObject([
    { kind: 'create-group', payload: { name: 'name of S-1-5-21-9 (shares)' } },
    { kind: 'add-directory-group', payload: { sid: 'S-1-5-21-9', group: { createdBy: 1 } } },
    { kind: 'add-share', payload: { receiver: { kind: 'group', ref: { createdBy: 1 } } } },
  ])
  expect(changes[2]?.dependsOn).toEqual([1, 2])
  expect(rows.map(({ changeSeqs }) => changeSeqs)).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ])
  expect(rows[0]?.reasons[0]).toContain('is made around it')
})

test('a custom group of that name is used', async () => {
  const found = { id: 'g-wrap', name: 'Name of S-1-5-21-9 (Shares)' }
  const { changes, rows } = await plan([missing(member('directory', 'S-1-5-21-9'))], {
    groupsByName: new Map([[found.name.toLowerCase(), found]]),
  })
  expect(changes).toMatchObject([
    { kind: 'add-directory-group', payload: { group: { id: 'g-wrap' } } },
    { kind: 'add-share', payload: { receiver: { ref: { id: 'g-wrap' } } } },
  ])
  expect(rows[0]?.reasons[0]).toContain(`the existing group “${found.name}” is used`)
})

test('what is only possible says so', async () => {
  const { rows } = await plan([missing(member('user', 'ada'), 'Finance', 'possible')])
  expect(rows[0]?.reasons[0]).toContain('not certain')
})

test('two groups of the directory service with one name get a custom group each', async () => {
  const [one, other] = ['S-1-5-21-1-500', 'S-1-5-21-2-500'].map((sid) => ({
    ...member('directory', sid),
    name: 'Sales',
  })) as [MemberFacts, MemberFacts]
  const { changes } = await plan([missing(one), missing(other)])
  expect(
    changes.filter(({ kind }) => kind === 'create-group').map(({ payload }) => payload),
  ).toMatchObject([{ name: 'Sales 1-500 (shares)' }, { name: 'Sales 2-500 (shares)' }])
})

test('a person of the directory service gets no group, and the row says why', async () => {
  const { changes, rows } = await plan([
    missing({ ...member('directory', 'S-1-5-21-7'), isGroup: false }),
  ])
  expect(changes).toEqual([])
  expect(rows).toMatchObject([
    { verdict: 'skip', reasons: [expect.stringContaining('without an account on the Server')] },
  ])
})
