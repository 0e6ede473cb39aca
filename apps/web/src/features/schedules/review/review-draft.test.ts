import { accountId } from '@curator/console-contract/ids'
import { scheduleFilters } from '@curator/console-contract/schedules'
import { expect, test } from 'vitest'
import { fromCampaign, readReminders, toReviewDraft, toReviewValues } from './review-draft.ts'

const id = accountId.parse('5a3c1a38-54a9-4c1c-9d2e-6d6f6a1b2c3d')
const now = Date.parse('2026-11-28T12:00:00Z')
const filters = scheduleFilters.omit({ connectionId: true, sort: true }).parse({ state: 'failing' })

test.each<[string, number[] | undefined]>([
  ['7, 1', [7, 1]],
  ['1,7,,7', [7, 1]],
  ['', []],
  ['0', undefined],
  ['61', undefined],
  ['1.5', undefined],
  ['a', undefined],
  ['1,2,3,4,5,6', undefined],
])('reminders “%s” are %o', (text, days) => {
  expect(readReminders(text)).toEqual(days)
})

test('two stages stand in a new one, and a name makes it whole', () => {
  const draft = toReviewDraft(now, id)
  expect(toReviewValues(draft, filters)).toBeUndefined()
  expect(toReviewValues({ ...draft, name: ' Q4 ' }, filters)).toMatchObject({
    name: 'Q4',
    filters: { state: ['failing'] },
    startsAt: '2026-11-28T12:00:00.000Z',
    stages: [
      { kind: 'owner', endsAt: '2026-12-12T12:00:00.000Z' },
      { kind: 'curator', endsAt: '2026-12-19T12:00:00.000Z' },
    ],
    reminderDays: [7, 1],
  })
})

test.each([
  { ends: { owner: '', curator: '', lead: '' } },
  { startsAt: '' },
  { reminders: 'soon' },
  { fallbackAccountId: null },
])('with %o something is missing', (patch) => {
  const draft = { ...toReviewDraft(now, id), name: 'Q4', ...patch }
  expect(toReviewValues(draft, filters)).toBeUndefined()
})

test('a draft goes into the form and comes back', () => {
  const whole = toReviewValues({ ...toReviewDraft(now, id), name: 'Q4' }, filters)
  expect(whole && toReviewValues(fromCampaign(whole), filters)).toEqual(whole)
})
