import { expect, test } from 'vitest'
import {
  countFilters,
  hasFilters,
  manyFilters,
  noFilters,
  scheduleSearch,
  toFilterValues,
} from '../schedule-search.ts'
import { toFilterChips } from './filter-chips.ts'
import type { FilterChoices } from './use-filter-choices.ts'

const choices = {
  ...Object.fromEntries(manyFilters.map((key) => [key, []])),
  ownerId: [{ key: 'user-1', text: 'Ada (3)', name: 'Ada' }],
  workerTag: [{ key: '', text: 'No worker tag (9)', name: 'No worker tag' }],
} as unknown as FilterChoices
const chipsOf = (given: object) =>
  toFilterChips(toFilterValues(scheduleSearch.parse(given)), choices)

test.each([
  [{ ownerId: ['user-1', 'user-2'] }, ['Owner: Ada', 'Owner: user-2']],
  [{ workerTag: [''] }, ['Worker tag: No worker tag']],
  [{ timeZone: [''] }, ['Time zone: None']],
])('%o is shown as %o', (given, expected) => {
  expect(chipsOf(given).map(({ label, text }) => `${label}: ${text}`)).toEqual(expected)
})

test('a window of next runs is one chip that takes both ends away', () => {
  const [chip, ...others] = chipsOf({
    nextFrom: '2026-12-01T06:00:00Z',
    nextTo: '2026-12-01T07:00:00Z',
  })
  expect([chip?.label, others]).toEqual(['Next run', []])
  expect(chip?.text).toMatch(/^from .+ before .+/)
  expect(chip?.without).toEqual({ nextFrom: undefined, nextTo: undefined })
})

test('filters are counted without the search, and all are cleared at once', () => {
  const search = scheduleSearch.parse({
    search: 'daily',
    state: 'failing',
    isEnabled: ['yes', 'no'],
    nextFrom: '2026-12-01T06:00:00Z',
  })
  expect(countFilters(search)).toBe(4)
  const cleared = { ...search, ...noFilters }
  expect([countFilters(cleared), hasFilters(cleared)]).toEqual([0, false])
})
