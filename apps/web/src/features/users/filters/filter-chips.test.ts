import { expect, test } from 'vitest'
import { countFilters, hasFilters, noFilters, toFilterValues, userSearch } from '../user-search.ts'
import { toFilterChips } from './filter-chips.ts'

const names = {
  groups: [{ key: 'group-1', text: 'Analysts' }],
  credentials: [{ key: 'credential-1', text: 'svc-finance' }],
}
const chipsOf = (change: object) =>
  toFilterChips(toFilterValues(userSearch.parse(change)), names).map(
    ({ label, text }) => `${label}: ${text}`,
  )

test.each([
  [{ role: 'Evaluated' }, ['Role: Default']],
  [{ groupId: ['group-1', 'group-2'] }, ['Group: Analysts', 'Group: group-2']],
  [{ isApiEnabled: ['no', 'unknown'] }, ['API access: No', 'API access: Not told']],
  [{ timeZone: ['', 'Europe/Berlin'] }, ['Time zone: None', 'Time zone: Europe/Berlin']],
  [{ credentialId: 'credential-1' }, ['Default credential: svc-finance']],
  [{ finding: 'inactive_days', inactiveDays: 30 }, ['Finding: Not signed in for 30 days']],
  [{ finding: 'no_time_zone' }, ['Finding: No time zone']],
])('%o is shown as %o', (search, expected) => {
  expect(chipsOf(search)).toEqual(expected)
})

test('a chip takes its own value away and no other', () => {
  const search = toFilterValues(userSearch.parse({ timeZone: ['', 'UTC'], role: 'Viewer' }))
  const chip = toFilterChips(search, names).find(({ text }) => text === 'None')
  expect(chip?.without).toEqual({ timeZone: ['UTC'] })
})

test('filters are counted without the search, and all are cleared at once', () => {
  const search = userSearch.parse({ search: 'ada', role: 'Viewer', isActive: ['yes', 'no'] })
  expect(countFilters(search)).toBe(3)
  const cleared = { ...search, ...noFilters }
  expect([countFilters(cleared), hasFilters(cleared)]).toEqual([0, false])
})
