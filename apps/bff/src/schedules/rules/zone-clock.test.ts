import { expect, test } from 'vitest'
import { zonesOfTests } from '../../../testing/random-rules.ts'
import { clockOf, isKnownZone, toIanaZone } from './zone-clock.ts'

test.each([
  ['', 'UTC'],
  ['UTC', 'UTC'],
  ['Europe/Kiev', 'Europe/Kiev'],
  ['europe/berlin', 'europe/berlin'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['India Standard Time', 'Asia/Calcutta'],
])('the zone “%s” is %s', (name, iana) => {
  expect([toIanaZone(name), isKnownZone(name)]).toEqual([iana, true])
})

test.each([
  'Mars/Olympus',
  '+02:00',
  'Z',
  '2026-02-02T06:00Z',
  'Europe/Berlin ',
  'Middle Earth Standard Time',
])('“%s” is no zone', (name) => {
  expect([toIanaZone(name), isKnownZone(name)]).toEqual([null, false])
  expect(() => clockOf(name)).toThrow(RangeError)
})

test.each(zonesOfTests)(
  'the clock of “%s” shows what the platform says, around its moves too',
  (zone) => {
    const clock = clockOf(zone)
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone === '' ? 'UTC' : zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const platformLocal = (atMs: number) => Date.parse(`${format.format(atMs).replace(' ', 'T')}Z`)
    const [fromMs, toMs] = [Date.parse('2019-12-31Z'), Date.parse('2029-01-01Z')]
    const around = clock
      .shiftsBetween(fromMs, toMs)
      .flatMap(({ atMs }) => [atMs - 1_000, atMs, atMs + 1_000])
    const spread = Array.from({ length: 100 }, (_none, step) => fromMs + step * 2_813_131_000)
    const instants = [...around, ...spread]
    expect(instants.map(clock.toLocal)).toEqual(instants.map(platformLocal))
  },
)

test.each([
  ['skipped', '2026-03-29T02:30', '2026-03-29T01:30'],
  ['the first after what is skipped', '2026-03-29T03:00', '2026-03-29T01:00'],
  ['the last before it', '2026-03-29T01:59', '2026-03-29T00:59'],
  ['shown twice', '2026-10-25T02:00', '2026-10-25T00:00'],
  ['the first shown once again', '2026-10-25T03:00', '2026-10-25T02:00'],
])('in Berlin the time %s is this instant', (_name, local, instant) => {
  const atMs = clockOf('Europe/Berlin').toInstant(Date.parse(`${local}Z`))
  expect(new Date(atMs).toISOString().slice(0, 16)).toBe(instant)
})
