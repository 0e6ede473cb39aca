import { describe, expect, test } from 'vitest'
import { toScheduleInstant } from './local-instant.ts'

describe('a time of a schedule as an instant', () => {
  test.each<[string, string, string | null]>([
    ['2026-01-15T09:00:00', 'Europe/Kiev', '2026-01-15T07:00:00.000Z'],
    ['2026-07-15T09:00:00', 'Europe/Kiev', '2026-07-15T06:00:00.000Z'],
    ['2026-07-15T09:00:00.5000000', 'Asia/Kolkata', '2026-07-15T03:30:00.500Z'],
    ['2026-07-15T00:30:00', 'Pacific/Kiritimati', '2026-07-14T10:30:00.000Z'],
    ['2026-07-15T23:30:00', 'Pacific/Pago_Pago', '2026-07-16T10:30:00.000Z'],
    // Marked times and schedules without a zone are UTC.
    ['2026-07-15T09:00:00Z', 'Europe/Kiev', '2026-07-15T09:00:00.000Z'],
    ['2026-07-15T09:00:00+02:00', 'Europe/Kiev', '2026-07-15T07:00:00.000Z'],
    ['2026-07-15T09:00:00', '', '2026-07-15T09:00:00.000Z'],
    // Skipped by the clocks: as much later. Shown twice: the first.
    ['2026-03-08T02:30:00', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T03:00:00', 'America/New_York', '2026-11-01T08:00:00.000Z'],
    ['', 'Europe/Kiev', null],
    ['soon', 'Europe/Kiev', null],
    ['2026-07-15T09:00:00', 'Moon/Tranquility', null],
  ])('%s in %s', (text, zone, instant) => {
    expect(toScheduleInstant(text, zone)).toBe(instant)
  })
})
