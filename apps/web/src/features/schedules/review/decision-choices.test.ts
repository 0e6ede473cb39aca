import type { ReviewDecision } from '@curator/console-contract/schedule-findings'
import { expect, test } from 'vitest'
import { type AnswerDraft, noAnswer, toAnswer, toAnswerDraft } from './decision-choices.ts'

const same = (text: string) => text || undefined
const of = (decision: ReviewDecision, given: Partial<AnswerDraft> = {}): AnswerDraft => ({
  ...noAnswer,
  decision,
  reason: ' Because. ',
  ...given,
})

test.each<[string, AnswerDraft, object | undefined]>([
  ['nothing chosen', noAnswer, undefined],
  ['keep', of('keep'), { decision: 'keep', reason: 'Because.' }],
  ['keep until', of('keep_until'), undefined],
  ['keep until a day', of('keep_until', { until: 'x' }), { until: 'x' }],
  ['pause', of('pause'), { decision: 'pause' }],
  ['pause until', of('pause', { until: 'x' }), { until: 'x' }],
  ['hand over to nobody', of('transfer'), undefined],
  ['hand over', of('transfer', { owner: { id: 'u', email: 'e' } }), { ownerId: 'u' }],
  ['move by nothing', of('retime', { minutes: 0 }), undefined],
  ['move', of('retime', { minutes: -5 }), { minutes: -5 }],
  ['zone', of('change_zone', { timeZone: 'Asia/Tokyo' }), { timeZone: 'Asia/Tokyo' }],
  ['no credential', of('change_credential'), undefined],
  ['credential', of('change_credential', { credentialId: '' }), { credentialId: '' }],
  ['no priority', of('change_priority'), undefined],
  ['priority', of('change_priority', { priority: 'Low' }), { priority: 'Low' }],
  ['no worker tag', of('change_worker_tag'), { workerTag: '' }],
])('%s', (_, draft, expected) => {
  const made = toAnswer(draft, true, same)
  if (expected) expect(made).toMatchObject(expected)
  else expect(made).toBeUndefined()
})

test('a reason is needed but for keeping what has no finding', () => {
  expect(toAnswer(of('keep', { reason: ' ' }), true, same)).toBeUndefined()
  expect(toAnswer(of('keep', { reason: ' ' }), false, same)).toEqual({
    decision: 'keep',
    reason: '',
  })
  expect(toAnswer(of('delete', { reason: '' }), false, same)).toBeUndefined()
})

test('the last answer can be changed', () => {
  const answered = {
    stage: 'owner',
    byName: 'Ada',
    at: '2026-11-28T12:00:00Z',
    decision: 'pause',
    reason: 'Old.',
  } as const
  expect(toAnswerDraft({ answers: [] }, String)).toBe(noAnswer)
  expect(
    toAnswerDraft({ answers: [{ ...answered, reason: 'First.' }, answered] }, String),
  ).toMatchObject({ decision: 'pause', reason: 'Old.', until: '' })
})
