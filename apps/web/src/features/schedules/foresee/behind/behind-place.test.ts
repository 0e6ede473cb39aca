import { expect, test } from 'vitest'
import { behindPattern, readBehind, toInstants } from './behind-place.ts'

const stretch = { from: '2026-11-30', to: '2026-12-14' }
const instantsOf = (when: string, zone: string) =>
  toInstants(when, stretch, zone).map(({ fromMs, toMs }) =>
    [fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(5, 16)).join(' '),
  )

test.each([
  ['2026-11-30', 'Europe/Berlin', ['11-29T23:00 11-30T23:00']],
  ['2026-11-30T06', 'Europe/Berlin', ['11-30T05:00 11-30T06:00']],
  ['2026-11-30T23', 'UTC', ['11-30T23:00 12-01T00:00']],
  ['2026-11-30T06:15', 'UTC', ['11-30T06:15 11-30T06:30']],
  ['1T06', 'UTC', ['11-30T06:00 11-30T07:00', '12-07T06:00 12-07T07:00']],
  ['2026-10-25T02', 'Europe/Berlin', ['10-25T00:00 10-25T02:00']],
])('%s in %s stands for %o', (when, zone, expected) => {
  expect(instantsOf(when, zone)).toEqual(expected)
})

test.each([
  ['2026-11-30T06:15@', { when: '2026-11-30T06:15', workerTag: '' }],
  ['2026-11-30T06:15@g@pu', { when: '2026-11-30T06:15', workerTag: 'g@pu' }],
  ['1T06', { when: '1T06', workerTag: undefined }],
])('%s is read', (behind, place) => {
  expect(behindPattern.test(behind)).toBe(true)
  expect(readBehind(behind)).toEqual(place)
})

test.each(['8T06', 'tomorrow', '2026-11-30T6'])('%s is no place', (behind) => {
  expect(behindPattern.test(behind)).toBe(false)
})
