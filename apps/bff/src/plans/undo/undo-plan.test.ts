import type { ChangeKind } from '@curator/console-contract/plans'
import type { Outcome } from '@curator/console-contract/runs'
import { describe, expect, test } from 'vitest'
import type { PlanChunk } from '../change.ts'
import { type EndedChange, listApplied } from './ended-change.ts'
import { repeatUndo } from './repeat-undo.ts'
import { type Stand, undoable } from './stand.ts'
import { draftUndo, type RunRow } from './undo-plan.ts'

function change(
  seq: number,
  kind: ChangeKind,
  payload: object,
  more: { dependsOn?: number[]; outcome?: Outcome | null; id?: string; before?: object } = {},
): EndedChange {
  return {
    seq,
    kind,
    payload,
    before: more.before ?? null,
    fields: [],
    sentence: `Change ${seq}.`,
    danger: 'none',
    dependsOn: more.dependsOn ?? [],
    outcome: more.outcome === undefined ? 'applied' : more.outcome,
    result: more.id ? { id: more.id } : null,
  }
}

/** Two people come into a group that is made on the way; the first gets mail for a new password. */
const email = (at: number) => `p${at}@example.test`
const createUser = (seq: number, at: number) =>
  change(
    seq,
    'create-user',
    { fields: { email: email(at), firstName: 'P', lastName: `${at}` } },
    { id: `user-${at}` },
  )
const join = (seq: number, at: number, createdBy: number) =>
  change(
    seq,
    'add-group-members',
    { group: { createdBy: 1 }, groupName: 'G', user: { createdBy }, email: email(at) },
    { dependsOn: [1, createdBy] },
  )
const onboarding = [
  change(1, 'create-group', { name: 'G', role: 'Viewer' }, { id: 'group-1' }),
  createUser(2, 1),
  join(3, 1, 2),
  createUser(4, 2),
  join(5, 2, 4),
]
const rows: RunRow[] = [
  { line: 2, subject: email(1), changeSeqs: [2, 1, 3] },
  { line: 3, subject: email(2), changeSeqs: [4, 1, 5] },
  { line: 4, subject: 'nobody', changeSeqs: [] },
]

async function collect(chunks: AsyncIterable<PlanChunk>) {
  const all = { rows: [] as PlanChunk['rows'][number][], changes: [] as string[] }
  for await (const chunk of chunks) {
    all.rows.push(...chunk.rows)
    for (const { dependsOn, kind, payload, seq } of chunk.changes) {
      const { email: who = 'G' } = payload as { email?: string }
      all.changes.push(`${seq} ${kind} ${who} after ${dependsOn.join(',') || 'nothing'}`)
    }
  }
  return all
}

function draft(stands: Record<number, Stand> = {}, changes = onboarding, of = rows) {
  const applied = listApplied(changes)
  const all = new Map([...applied.keys()].map((seq) => [seq, stands[seq] ?? undoable]))
  return collect(draftUndo(of, changes, applied, all).chunks())
}

describe('a run as it was left', () => {
  test('is undone in reverse, each change after what rested on it', async () => {
    const { changes, rows: planned } = await draft()
    expect(changes).toEqual([
      `1 remove-group-member ${email(2)} after nothing`,
      `2 delete-user ${email(2)} after 1`,
      `3 remove-group-member ${email(1)} after nothing`,
      `4 delete-user ${email(1)} after 3`,
      '5 delete-group G after 1,3',
    ])
    expect(planned).toEqual([
      { line: 2, subject: email(1), verdict: 'update', reasons: [], changeSeqs: [4, 5, 3] },
      { line: 3, subject: email(2), verdict: 'update', reasons: [], changeSeqs: [2, 5, 1] },
      {
        line: 4,
        subject: 'nobody',
        verdict: 'skip',
        reasons: ['The run changed nothing here.'],
        changeSeqs: [],
      },
    ])
  })

  test('gives back groups after the person is active, each on its own', async () => {
    const before = { groups: ['a', 'b'].map((id) => ({ id, name: id.toUpperCase() })) }
    const payload = { userId: 'u', email: email(1) }
    const handover = change(
      1,
      'set-schedule-enabled',
      { scheduleId: 's', scheduleName: 'S', isEnabled: false },
      { before: { isEnabled: true } },
    )
    const leave = change(2, 'deactivate-user', payload, { before, dependsOn: [1] })
    const { changes } = await draft({}, [handover, leave], [])
    expect(changes).toEqual([
      `1 update-user ${email(1)} after nothing`,
      `2 add-group-members ${email(1)} after 1`,
      `3 add-group-members ${email(1)} after 1`,
      '4 set-schedule-enabled G after 2,3',
    ])
  })
})

describe('what somebody changed since', () => {
  const someone: Stand = { is: 'changed', sentence: 'Someone did.' }

  test('keeps the whole row and the group that its person is in, not the others', async () => {
    const { changes, rows: planned } = await draft({ 2: someone })
    expect(changes).toEqual([
      `1 remove-group-member ${email(2)} after nothing`,
      `2 delete-user ${email(2)} after 1`,
    ])
    expect(planned[0]).toMatchObject({ verdict: 'conflict', reasons: ['Someone did.'] })
    expect(planned[1]).toMatchObject({ verdict: 'update', changeSeqs: [2, 1] })
    expect(planned[1]?.reasons).toEqual([
      'It stays, because something stays that rests on it: Change 3.',
    ])
  })

  test('of a group made on the way does not keep its people', async () => {
    const { changes, rows: planned } = await draft({ 1: someone })
    expect(changes).toHaveLength(4)
    expect(planned[0]).toMatchObject({ verdict: 'update', reasons: ['Someone did.'] })
  })
})

test.each([
  ['undone already', { is: 'undone' } as Stand, 'unchanged', 'It is as it was before the run.'],
  ['impossible', { is: 'impossible', sentence: 'No way.' } as Stand, 'skip', 'No way.'],
])('a change that is %s', async (_, stand, verdict, reason) => {
  const { changes, rows: planned } = await draft(
    { 1: stand },
    [change(1, 'create-group', { name: 'G', role: 'Viewer' }, { id: 'g' })],
    [{ line: 2, subject: 'G', changeSeqs: [1] }],
  )
  expect(changes).toEqual([])
  expect(planned).toMatchObject([{ verdict, reasons: [reason] }])
})

test('a change that needs a review is named and left alone', async () => {
  const odd = { ...createUser(1, 1), outcome: 'needs_review' as const }
  const { rows: planned } = await draft({}, [odd], [{ line: 2, subject: 'p', changeSeqs: [1] }])
  expect(planned[0]?.verdict).toBe('skip')
  expect(planned[0]?.reasons[0]).toContain('for you to look at')
})

test('what an undo run left is planned once more, in its order', async () => {
  const changes = [
    change(1, 'remove-group-member', {
      groupId: 'g',
      groupName: 'G',
      user: { id: 'u' },
      email: 'x',
    }),
    change(2, 'delete-user', { userId: 'u', email: 'x' }, { dependsOn: [1], outcome: 'refused' }),
    change(
      3,
      'delete-group',
      { groupId: 'g', groupName: 'G', force: false },
      { dependsOn: [1, 2], outcome: 'skipped' },
    ),
  ]
  const row = { line: 2, subject: 'x', verdict: 'update' as const, reasons: [] }
  const again = await collect(repeatUndo([{ ...row, changeSeqs: [2, 3, 1] }], changes).chunks())
  expect(again.changes).toEqual(['1 delete-user x after nothing', '2 delete-group G after 1'])
  expect(again.rows).toEqual([{ ...row, changeSeqs: [1, 2] }])
})
