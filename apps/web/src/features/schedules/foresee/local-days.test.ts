import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  isKnownZone,
  listDays,
  mondayOf,
  startOfDay,
  todayIn,
  toInstantMs,
  toLocal,
  weekdayOf,
} from './local-days.ts'

const toText = (ms: number) => new Date(ms).toISOString()

describe('a local time', () => {
  test.each([
    ['a plain one', '2026-11-30T06:15', 'Europe/Berlin', '2026-11-30T05:15:00.000Z'],
    ['one shown twice', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['one skipped', '2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['by quarters', '2026-11-30T06:00', 'Asia/Kathmandu', '2026-11-30T00:15:00.000Z'],
    ['half an hour moved', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['in UTC', '2026-11-30T06:15', 'UTC', '2026-11-30T06:15:00.000Z'],
  ])('%s is found', (_, local, zone, instant) => {
    expect(toText(toInstantMs(local, zone))).toBe(instant)
  })

  test.each(['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'])(
    'of hours all over a year in %s leads back to itself or was skipped',
    (zone) => {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 13 * 3_600_000) {
        const local = toLocal(at, zone)
        expect(toLocal(toInstantMs(local, zone), zone)).toBe(local)
      }
    },
  )
})

test('a day begins at its first instant, also where midnight is skipped', () => {
  expect(toText(startOfDay('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z')
  expect(toText(startOfDay('2026-11-30', 'America/New_York'))).toBe('2026-11-30T05:00:00.000Z')
})

test('days are counted without a zone', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect([weekdayOf('2026-11-30'), weekdayOf('2026-11-29')]).toEqual([1, 7])
  expect([mondayOf('2026-11-30'), mondayOf('2026-11-29')]).toEqual(['2026-11-30', '2026-11-23'])
  expect([addMonths('2026-12-31', 1), addMonths('2026-01-31', -1)]).toEqual([
    '2027-01-01',
    '2025-12-01',
  ])
  expect(listDays('2026-03-28', '2026-03-31')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
})

test('today depends on the zone', () => {
  const now = Date.parse('2026-11-28T23:30:00Z')
  expect([todayIn('UTC', now), todayIn('Europe/Berlin', now)]).toEqual(['2026-11-28', '2026-11-29'])
})

test('only zones that the browser knows are known', () => {
  expect([isKnownZone('Europe/Berlin'), isKnownZone('Mars/Base')]).toEqual([true, false])
})
