import { describe, expect, test } from 'vitest'
import type { StoredApproval } from '../store/plan.store.ts'
import { checkApproval, isApprovalRequired, toApprovalView } from './approval.ts'

const asked: StoredApproval = {
  digest: 'sha256-a',
  askedByName: 'Ada',
  askedAt: '2026-07-01T10:00:00.123456+00:00',
  decision: null,
  deciderId: null,
  deciderName: null,
  deciderRole: null,
  isDeciderDisabled: false,
  decidedAt: null,
  comment: '',
}
const approved: StoredApproval = {
  ...asked,
  decision: 'approved',
  deciderId: 'grace',
  deciderName: 'Grace',
  deciderRole: 'operator',
  decidedAt: '2026-07-01T11:00:00+00:00',
}
const plan = {
  authorId: 'ada',
  digest: 'sha256-a',
  danger: 'destructive',
  approvalPolicy: 'destructive',
  approval: approved,
} as const

describe('an approval', () => {
  test.each([
    ['none', 'destructive', false],
    ['destructive', 'none', false],
    ['destructive', 'caution', false],
    ['destructive', 'destructive', true],
    ['all', 'none', true],
  ] as const)('where the policy is %s and the danger %s is needed: %s', (policy, danger, is) => {
    expect(isApprovalRequired({ ...plan, approvalPolicy: policy, danger })).toBe(is)
  })

  test.each([
    ['by a second person', {}, null],
    ['missing', { approval: null }, 'approval_required'],
    ['asked for only', { approval: asked }, 'approval_required'],
    ['missing where none is needed', { approval: null, approvalPolicy: 'none' }, null],
    ['of another digest', { digest: 'sha256-b' }, 'plan_changed'],
    ['by the author', { approval: { ...approved, deciderId: 'ada' } }, 'approval_required'],
    [
      'by one who is a viewer now',
      { approval: { ...approved, deciderRole: 'viewer' } },
      'approval_required',
    ],
    [
      'by a disabled account',
      { approval: { ...approved, isDeciderDisabled: true } },
      'approval_required',
    ],
    ['refused', { approval: { ...approved, decision: 'rejected' } }, 'approval_rejected'],
    [
      'refused, with no policy any more',
      { approval: { ...approved, decision: 'rejected' }, approvalPolicy: 'none' },
      'approval_rejected',
    ],
  ] as const)('%s: may the plan start', (_, change, refusal) => {
    expect(checkApproval({ ...plan, ...change })).toBe(refusal)
  })

  test.each([
    [{ approval: null }, 'needed'],
    [{ approval: null, approvalPolicy: 'none' }, 'not_needed'],
    [{ approval: asked }, 'waiting'],
    [{ approval: asked, approvalPolicy: 'none' }, 'not_needed'],
    [{}, 'approved'],
  ] as const)('%j is shown as %s', (change, state) => {
    expect(toApprovalView({ ...plan, ...change }).state).toBe(state)
  })

  test('names who asked and who decided, with instants in UTC', () => {
    expect(toApprovalView(plan)).toEqual({
      isRequired: true,
      state: 'approved',
      askedByName: 'Ada',
      askedAt: '2026-07-01T10:00:00.123Z',
      decidedByName: 'Grace',
      decidedAt: '2026-07-01T11:00:00.000Z',
      comment: '',
    })
  })
})
