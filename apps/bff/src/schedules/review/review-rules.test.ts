import { foundFinding } from '@curator/console-contract/schedule-findings'
import type { CampaignValues } from '@curator/console-contract/schedule-review'
import { describe, expect, test } from 'vitest'
import { listDifferences } from './differences.ts'
import { findDueReminder } from './due-reminder.ts'
import { recommend } from './freeze-schedule.ts'
import { toHash } from './frozen-evidence.ts'
import { toNextCampaign } from './next-campaign.ts'
import { answerSilence } from './silence.ts'
import { currentStage, whyCannotDecide } from './stages.ts'

const at = (text: string) => Date.parse(text)
const found = (finding: string, severity: string, suggestion: string, reason = `${finding}.`) =>
  foundFinding.parse({ finding, severity, suggestion, reason })

describe('what is recommended', () => {
  test.each([
    ['nothing', [], [], 'keep', 'Nothing was found.'],
    [
      'nothing judged',
      [],
      [{ finding: 'failing', why: 'x' }],
      'keep',
      'Nothing was found; 1 of the rules could not be judged.',
    ],
    [
      'the worst',
      [found('crowd', 'low', 'retime'), found('owner_gone', 'high', 'transfer')],
      [],
      'transfer',
      'owner_gone.',
    ],
    [
      'the first of two alike',
      [found('failing', 'high', 'pause'), found('owner_gone', 'high', 'transfer')],
      [],
      'pause',
      'failing.',
    ],
  ] as const)('%s', (_name, all, unjudged, decision, reason) => {
    expect(recommend({ found: all, unjudged: unjudged as never })).toEqual({ decision, reason })
  })
})

describe('silence', () => {
  const evidence = (decision: 'delete' | 'transfer') => ({
    recommendation: { decision, reason: 'So.' },
  })
  test.each([
    ['keep', evidence('delete'), 'keep'],
    ['pause', evidence('delete'), 'pause'],
    ['recommendation', evidence('delete'), 'delete'],
    ['recommendation', evidence('transfer'), 'dont_know'],
    ['recommendation', null, 'dont_know'],
  ] as const)('%s', (rule, known, decision) => {
    const answer = answerSilence(rule, known)
    expect(answer.decision).toBe(decision)
    expect(answer.reason).toMatch(/^Nobody answered/)
  })
})

describe('stages', () => {
  const stages = [
    { kind: 'owner', endsAt: '2026-02-01T00:00:00Z' },
    { kind: 'curator', endsAt: '2026-02-08T00:00:00Z' },
  ] as const
  test.each([
    ['open', '2026-01-31T23:59:59Z', 'owner'],
    ['open', '2026-02-01T00:00:00Z', 'curator'],
    ['open', '2026-02-08T00:00:00Z', null],
    ['draft', '2026-01-01T00:00:00Z', null],
    ['closed', '2026-01-01T00:00:00Z', null],
  ] as const)('%s at %s', (state, now, kind) => {
    expect(currentStage({ state, stages: [...stages] }, at(now))?.kind ?? null).toBe(kind)
  })

  const ada = { email: 'ada@x', mayPlan: true, mayManage: true }
  const bob = { email: 'bob@x', mayPlan: false, mayManage: false }
  const adas = { ownerEmail: 'ada@x', reviewerEmail: 'ada@x', isFallback: false }
  test.each([
    ['the owner', 'owner', adas, ada, null],
    ['not another', 'owner', adas, bob, 'permission_denied'],
    [
      'whoever stands in',
      'owner',
      { ...adas, reviewerEmail: 'bob@x', isFallback: true },
      bob,
      null,
    ],
    [
      'not the owner in the place of somebody',
      'owner',
      { ...adas, isFallback: true },
      ada,
      'own_schedule',
    ],
    ['a curator', 'curator', { ...adas, ownerEmail: 'bob@x' }, ada, null],
    ['nobody on their own as a curator', 'curator', adas, ada, 'own_schedule'],
    ['nobody on their own as a lead', 'lead', adas, ada, 'own_schedule'],
    ['not who may not plan', 'curator', adas, bob, 'permission_denied'],
    ['not who may not manage', 'lead', adas, { ...bob, mayPlan: true }, 'permission_denied'],
    [
      'an owner without an address is nobody',
      'curator',
      { ...adas, ownerEmail: '' },
      { ...ada, email: '' },
      null,
    ],
    ['nobody after the end', null, adas, ada, 'stage_over'],
  ] as const)('%s decides', (_name, stage, item, person, code) => {
    expect(whyCannotDecide(stage, item, person)?.code ?? null).toBe(code)
  })

  const campaign = {
    state: 'open' as const,
    startedAt: new Date('2026-01-20T00:00:00Z'),
    stages: [...stages],
    reminderDays: [7, 2, 30],
  }
  test.each([
    ['2026-01-24T23:59:59Z', null],
    ['2026-01-25T00:00:00Z', ['owner', 7]],
    ['2026-01-31T00:00:00Z', ['owner', 2]],
    // Seven days before its end the second stage had not begun.
    ['2026-02-01T00:00:01Z', null],
    ['2026-02-06T00:00:00Z', ['curator', 2]],
  ])('reminds at %s', (now, wanted) => {
    const due = findDueReminder(campaign, at(now))
    expect(due && [due.stage, due.days]).toEqual(wanted)
  })
})

describe('the campaign that follows', () => {
  const values = (recurrence: CampaignValues['recurrence'], startsAt: string, endsAt: string) =>
    ({ recurrence, startsAt, stages: [{ kind: 'curator', endsAt }] }) as unknown as CampaignValues
  test.each([
    ['never', '2026-01-01T00:00:00Z', '2026-01-31T00:00:00Z', '2026-02-01T00:00:00Z', null],
    [
      'monthly',
      '2026-01-01T00:00:00Z',
      '2026-01-31T00:00:00Z',
      '2026-02-01T00:00:00Z',
      ['2026-02-01', '2026-02-28'],
    ],
    [
      'quarterly',
      '2026-01-01T00:00:00Z',
      '2026-01-31T00:00:00Z',
      '2026-02-01T00:00:00Z',
      ['2026-04-01', '2026-04-30'],
    ],
    [
      'yearly',
      '2028-02-01T00:00:00Z',
      '2028-02-29T00:00:00Z',
      '2028-03-01T00:00:00Z',
      ['2029-02-01', '2029-02-28'],
    ],
    [
      'half_yearly',
      '2026-01-01T00:00:00Z',
      '2026-01-31T00:00:00Z',
      '2027-09-01T00:00:00Z',
      ['2028-01-01', '2028-01-31'],
    ],
  ] as const)('%s', (recurrence, startsAt, endsAt, now, wanted) => {
    const next = toNextCampaign(values(recurrence, startsAt, endsAt), at(now))
    const days =
      next && [next.startsAt, next.stages[0]?.endsAt ?? ''].map((each) => each.slice(0, 10))
    expect(days).toEqual(wanted)
  })
})

test('differences name what changed, what is new and settled, and what was decided', () => {
  const fact = (key: string, value: string | null) => ({
    key,
    label: key,
    value,
    why: value === null ? 'x' : null,
  })
  const before = {
    facts: [fact('owner', 'Ada'), fact('lastRun', '1'), fact('load', null), fact('zone', 'UTC')],
    found: [found('crowd', 'low', 'retime')],
    answer: { decision: 'keep_until', reason: 'x', until: '2026-01-01T00:00:00Z' } as const,
  }
  const after = {
    facts: [fact('owner', 'Bob'), fact('lastRun', '2'), fact('load', 'y'), fact('zone', 'UTC')],
    found: [found('failing', 'high', 'pause')],
  }
  expect(listDifferences(before, after, '2026-04-01T00:00:00Z')).toEqual([
    'Decided last time: keep for a time until 2026-01-01, which has passed.',
    'owner: Ada → Bob',
    'New: failing.',
    'Settled: crowd.',
  ])
})

test('a hash is SHA-256 over UTF-8', () => {
  // NIST FIPS 180-4, example of "abc".
  expect(toHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
