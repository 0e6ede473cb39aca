import { describe, expect, test } from 'vitest'
import { toCanonicalJson } from './canonical-json.ts'
import { estimateSeconds, toPace } from './estimate.ts'
import { checkStart, toPlanState } from './plan.ts'
import { createPlanSums } from './plan-sums.ts'

const now = new Date('2026-07-01T12:00:00Z')
const plan = {
  state: 'draft',
  authorId: 'ada',
  digest: 'sha256-a',
  changeCount: 3,
  secretSlots: [],
  danger: 'none',
  approvalPolicy: 'none',
  approval: null,
} as const

describe('a plan', () => {
  test.each([
    ['draft', '2026-07-01T12:00:01Z', 'draft'],
    ['draft', '2026-07-01T12:00:00Z', 'expired'],
    ['running', '2026-07-01T11:00:00Z', 'running'],
  ] as const)('stored as %s that expires at %s reads as %s', (stored, expiresAt, state) => {
    expect(toPlanState(stored, new Date(expiresAt), now)).toBe(state)
  })

  test.each([
    ['a draft with its digest', {}, { digest: 'sha256-a' }, null],
    ['an expired one', { state: 'expired' }, { digest: 'sha256-a' }, 'plan_expired'],
    ['a discarded one', { state: 'discarded' }, { digest: 'sha256-a' }, 'plan_expired'],
    ['one that runs', { state: 'running' }, { digest: 'sha256-a' }, 'plan_already_started'],
    ['another digest', {}, { digest: 'sha256-b' }, 'plan_changed'],
    ['no approval', { approvalPolicy: 'all' }, { digest: 'sha256-a' }, 'approval_required'],
    ['nothing to do', { changeCount: 0 }, { digest: 'sha256-a' }, 'plan_empty'],
    [
      'danger, nothing typed',
      { danger: 'destructive' },
      { digest: 'sha256-a' },
      'confirmation_required',
    ],
    [
      'danger, wrong number',
      { danger: 'destructive' },
      { digest: 'sha256-a', typedCount: 4 },
      'confirmation_required',
    ],
    [
      'danger, right number',
      { danger: 'destructive' },
      { digest: 'sha256-a', typedCount: 3 },
      null,
    ],
    [
      'a slot, nothing typed',
      { secretSlots: [{ slot: 'p', label: 'Password' }] },
      { digest: 'sha256-a', secrets: { other: 'x', p: '' } },
      'typed_secret_required',
    ],
    [
      'a slot, typed',
      { secretSlots: [{ slot: 'p', label: 'Password' }] },
      { digest: 'sha256-a', secrets: { p: 'x' } },
      null,
    ],
  ] as const)('%s: may it start', (_, change, request, refusal) => {
    expect(checkStart({ ...plan, ...change }, request)).toBe(refusal)
  })
})

describe('the digest of a plan', () => {
  const change = (seq: number, lastName: string, dependsOn: readonly number[] = []) => ({
    seq,
    kind: 'create-user' as const,
    payload: { fields: { email: 'ada@example.test', lastName } },
    before: null,
    fields: [],
    sentence: '',
    danger: 'none' as const,
    dependsOn,
  })
  const head = {
    connectionId: 'dev',
    authorId: 'ada',
    slice: 'onboarding',
    title: 'Onboard people.csv',
    options: { at: now },
    directoryTakenAt: now,
    createdAt: now,
    expiresAt: now,
  }
  const digestOf = (connectionId: string, ...chunks: ReturnType<typeof change>[][]) => {
    const sums = createPlanSums({ ...head, connectionId })
    for (const changes of chunks) sums.add({ rows: [], changes })
    return sums.finish().digest
  }

  test('is the same however the changes are cut into pieces', () => {
    expect(digestOf('dev', [change(1, 'A'), change(2, 'B')])).toBe(
      digestOf('dev', [change(1, 'A')], [change(2, 'B')]),
    )
  })

  test('differs for another value or another connection', () => {
    const digest = digestOf('dev', [change(1, 'A')])
    expect(digestOf('dev', [change(1, 'B')])).not.toBe(digest)
    expect(digestOf('prod', [change(1, 'A')])).not.toBe(digest)
  })

  test('covers the rows, whatever their order, and the head', () => {
    const row = (line: number, subject = 'ada') => ({
      line,
      subject,
      verdict: 'skip' as const,
      reasons: ['x'],
      changeSeqs: [],
    })
    const sumUp = (rows: ReturnType<typeof row>[], change: Partial<typeof head> = {}) => {
      const sums = createPlanSums({ ...head, ...change })
      sums.add({ rows, changes: [] })
      return sums.finish().digest
    }
    const digest = sumUp([row(2), row(3)])
    expect(sumUp([row(3), row(2)])).toBe(digest)
    expect(sumUp([row(2), row(3)], { options: { at: now.toISOString() as never } })).toBe(digest)
    expect(sumUp([row(2), row(3, 'eve')])).not.toBe(digest)
    expect(sumUp([row(2)])).not.toBe(digest)
    expect(sumUp([row(2), row(3)], { title: 'Another' })).not.toBe(digest)
    expect(sumUp([row(2), row(3)], { authorId: 'eve' })).not.toBe(digest)
  })

  test('is refused for changes out of order or resting on later ones', () => {
    expect(() => digestOf('dev', [change(2, 'A'), change(1, 'B')])).toThrow(RangeError)
    expect(() => digestOf('dev', [change(1, 'A', [1])])).toThrow(RangeError)
  })

  test('does not depend on the order of keys', () => {
    expect(toCanonicalJson({ b: [1, { d: null, c: 'x' }], a: true, z: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    )
  })
})

describe('estimates', () => {
  test('grow with the calls and shrink with the width', () => {
    expect(estimateSeconds({}, 16)).toBe(0)
    const narrow = estimateSeconds({ 'create-user': 1_000 }, 4)
    expect(narrow).toBeGreaterThan(estimateSeconds({ 'create-user': 1_000 }, 32))
    expect(estimateSeconds({ 'update-user': 1_000 }, 4)).toBeGreaterThan(narrow)
  })

  test('the pace follows from the last seconds, and is not told when nothing moves', () => {
    expect(toPace(50, 10_000, 100)).toEqual({ changesPerSecond: 5, secondsLeft: 20 })
    expect(toPace(0, 10_000, 100)).toEqual({ changesPerSecond: null, secondsLeft: null })
  })
})
