import { describe, expect, test } from 'vitest'
import type { JournalChange } from '../../store/journal.store.ts'
import { ended } from '../changes/change-kind.ts'
import type { Unit, WorkItem } from './work-item.ts'
import { WorkList } from './work-list.ts'

const base = {
  before: null,
  state: 'waiting',
  outcome: null,
  result: null,
  attempts: 0,
  quarantineMs: null,
} as const

const user = (seq: number, more: Partial<JournalChange> = {}): JournalChange => ({
  ...base,
  seq,
  kind: 'create-user',
  payload: { fields: { email: `${seq}@example.test`, firstName: 'A', lastName: 'B' } },
  sentence: `Create ${seq}.`,
  dependsOn: [],
  ...more,
})
const member = (seq: number, of: number): JournalChange => ({
  ...base,
  seq,
  kind: 'add-group-members',
  payload: {
    group: { id: 'g' },
    groupName: 'G',
    user: { createdBy: of },
    email: `${of}@example.test`,
  },
  sentence: `Add ${of}.`,
  dependsOn: [of],
})

const seqs = (units: readonly Unit[]) => units.map((unit) => unit.items.map((item) => item.seq))
const at = (list: WorkList, seq: number) => list.items.get(seq) as WorkItem
const applied = ended('applied', { id: 'u' })

describe('a list of work', () => {
  test('hands out what is ready, in order, up to the limit', () => {
    const list = new WorkList([user(1), user(2), user(3)], 0)
    expect(seqs(list.takeReady(2, 0, false))).toEqual([[1], [2]])
    expect(seqs(list.takeReady(2, 0, false))).toEqual([[3]])
  })

  test('keeps people of a group back until all are ready, or nothing else is left', () => {
    const list = new WorkList([user(1), user(2), member(3, 1), member(4, 2)], 0)
    expect(seqs(list.takeReady(9, 0, false))).toEqual([[1], [2]])
    list.end(at(list, 1), applied, 0)
    expect(list.takeReady(9, 0, false)).toEqual([])
    expect(seqs(list.takeReady(9, 0, true))).toEqual([[3]])
    list.end(at(list, 2), applied, 0)
    expect(seqs(list.takeReady(9, 0, false))).toEqual([[4]])
  })

  test('fills calls of 500 at the most', () => {
    const people = Array.from({ length: 501 }, (_, index) => ({
      ...member(index + 1, 1),
      dependsOn: [],
    }))
    const list = new WorkList(people, 0)
    expect(seqs(list.takeReady(9, 0, false)).map((unit) => unit.length)).toEqual([500, 1])
  })

  test('lets changes with a pace go one by one, the next after the pace of the last', () => {
    const paced = (seq: number): JournalChange => ({
      ...user(seq),
      kind: 'patch-schedule',
      payload: {
        scheduleId: `s${seq}`,
        scheduleName: 'S',
        set: { isEnabled: true },
        timing: null,
        names: {},
        perMinute: 60,
      },
    })
    const list = new WorkList([paced(1), user(2), paced(3)], 0)
    expect(seqs(list.takeReady(9, 0, false))).toEqual([[2], [1]])
    expect(seqs(list.takeReady(9, 999, true))).toEqual([])
    expect(list.nextDueMs()).toBe(1_000)
    // Late by ten seconds: still only one, and the next one a full second later.
    expect(seqs(list.takeReady(9, 11_000, false))).toEqual([[3]])
    expect(list.nextDueMs()).toBeNull()
  })

  test('skips everything that rests on a failure, through several steps', () => {
    const list = new WorkList(
      [user(1), user(2, { dependsOn: [1] }), user(3, { dependsOn: [2] }), user(4)],
      0,
    )
    const ends = list.end(at(list, 1), ended('refused'), 0)
    expect(ends.map(([item, how]) => [item.seq, how.outcome])).toEqual([
      [1, 'refused'],
      [2, 'skipped'],
      [3, 'skipped'],
    ])
    expect(list.openCount()).toBe(1)
  })

  test('a change found in flight is looked up after its quarantine, never sent before', () => {
    const list = new WorkList([user(1, { state: 'in_flight', quarantineMs: 500 })], 1_000)
    expect(list.takeReady(9, 1_499, true)).toEqual([])
    expect(list.takeLookups(9, 1_499)).toEqual([])
    expect(list.nextDueMs()).toBe(1_500)
    expect(seqs(list.takeLookups(9, 1_500))).toEqual([[1]])
    expect(list.takeReady(9, 1_500, true)).toEqual([])
  })

  test('goes on where it was: ended changes are done, what rested on a failure is doomed', () => {
    const list = new WorkList(
      [
        user(1, { state: 'ended', outcome: 'applied', result: { id: 'u1' } }),
        user(2, { state: 'ended', outcome: 'failed' }),
        member(3, 1),
        member(4, 2),
      ],
      0,
    )
    expect(list.listDoomed().map(([item, how]) => [item.seq, how.outcome])).toEqual([
      [4, 'skipped'],
    ])
    expect(at(list, 1).id).toBe('u1')
    expect(list.openCount()).toBe(2)
  })
})
