import { connectionId } from '@curator/console-contract/ids'
import { getCalendar, maxForecastDays } from '@curator/console-contract/schedule-forecast'
import { expect, test } from 'vitest'
import { foreseeSearch } from './foresee-search.ts'
import { stepDay, toForecastQuery, toStretch } from './stretch.ts'

test.each([
  ['month', '2026-11-28', 'day', '2026-10-26', '2026-12-07'],
  ['month', '2027-02-10', 'day', '2027-02-01', '2027-03-01'],
  ['week', '2026-11-28', 'day', '2026-11-23', '2026-11-30'],
  ['day', '2026-11-28', 'day', '2026-11-28', '2026-11-29'],
  ['heat', '2026-11-28', 'day', '2026-11-28', '2026-12-26'],
  ['load', '2026-11-28', 'week', '2026-11-23', '2026-11-30'],
  ['load', '2026-11-28', 'day', '2026-11-28', '2026-11-29'],
] as const)('%s around %s (%s) is %s to %s', (view, day, span, from, to) => {
  expect(toStretch(view, day, span)).toEqual({ from, to })
})

test.each([
  ['month', '2027-01-31', 1, '2027-02-01'],
  ['week', '2026-11-28', -1, '2026-11-21'],
  ['heat', '2026-11-28', 1, '2026-12-26'],
] as const)('%s from %s by %d goes to %s', (view, day, direction, expected) => {
  expect(stepDay(view, day, 'day', direction)).toBe(expected)
})

test('no month is longer than a forecast, in no zone', () => {
  for (let month = 1; month <= 48; month += 1) {
    const day = new Date(Date.UTC(2026, month, 1)).toISOString().slice(0, 10)
    const query = toForecastQuery(
      connectionId.parse('dev'),
      foreseeSearch.parse({}),
      toStretch('month', day, 'day'),
      'Europe/Berlin',
    )
    const days = (Date.parse(query.to) - Date.parse(query.from)) / 86_400_000
    expect(days).toBeLessThanOrEqual(maxForecastDays)
  }
})

test('the filter by zone and the zone of days are told apart', () => {
  const search = foreseeSearch.parse({
    timeZone: ['Asia/Tokyo'],
    zone: 'Europe/Berlin',
    whatIf: 'yes',
  })
  const stretch = toStretch('day', '2026-11-30', 'day')
  const query = toForecastQuery(connectionId.parse('dev'), search, stretch, 'Europe/Berlin')
  expect(getCalendar.query.parse({ ...query, detail: 'runs' })).toMatchObject({
    scheduleTimeZone: ['Asia/Tokyo'],
    timeZone: 'Europe/Berlin',
    from: '2026-11-29T23:00:00.000Z',
    to: '2026-11-30T23:00:00.000Z',
  })
})
