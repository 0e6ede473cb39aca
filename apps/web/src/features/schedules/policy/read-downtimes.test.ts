import { expect, test } from 'vitest'
import { toLocalInput } from '../../../lib/local-instant.ts'
import { readDowntimes } from './read-downtimes.ts'

const year = {
  fromMs: Date.parse('2026-11-28T00:00:00Z'),
  toMs: Date.parse('2027-11-28T00:00:00Z'),
}
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const local = (instant: string) => toLocalInput(instant)

const berlin = [
  ...['BEGIN:VTIMEZONE', 'TZID:Own Berlin'],
  ...['BEGIN:STANDARD', 'DTSTART:19701025T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:19700329T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT', 'END:VTIMEZONE'],
]

test.each([
  [
    'an instant',
    event('SUMMARY:Patches', 'DTSTART:20261205T200000Z', 'DTEND:20261205T230000Z'),
    [['Patches', local('2026-12-05T20:00:00Z'), local('2026-12-05T23:00:00Z')]],
  ],
  [
    'a length',
    event('SUMMARY:Backup', 'DTSTART:20261205T200000Z', 'DURATION:PT90M'),
    [['Backup', local('2026-12-05T20:00:00Z'), local('2026-12-05T21:30:00Z')]],
  ],
  [
    'a whole day',
    event('SUMMARY:Holiday', 'DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261227'),
    [['Holiday', '2026-12-25T00:00', '2026-12-27T00:00']],
  ],
  [
    'a zone of the file, in winter and in summer',
    [
      ...berlin,
      ...event(
        'SUMMARY:Half-yearly',
        'DTSTART;TZID=Own Berlin:20270115T060000',
        'DTEND;TZID=Own Berlin:20270115T070000',
        'RRULE:FREQ=MONTHLY;INTERVAL=6;COUNT=2',
      ),
    ],
    [
      ['Half-yearly', local('2027-01-15T05:00:00Z'), local('2027-01-15T06:00:00Z')],
      ['Half-yearly', local('2027-07-15T04:00:00Z'), local('2027-07-15T05:00:00Z')],
    ],
  ],
  [
    'a recurring one since long ago, one time left out and one moved',
    [
      ...event(
        'UID:weekly',
        'SUMMARY:Weekly',
        'DTSTART:20200101T020000Z',
        'DTEND:20200101T030000Z',
        'RRULE:FREQ=WEEKLY;UNTIL=20261218T000000Z',
        'EXDATE:20261209T020000Z',
      ),
      ...event(
        'UID:weekly',
        'RECURRENCE-ID:20261216T020000Z',
        'SUMMARY:Weekly',
        'DTSTART:20261216T050000Z',
        'DTEND:20261216T060000Z',
      ),
    ],
    [
      ['Weekly', local('2026-12-02T02:00:00Z'), local('2026-12-02T03:00:00Z')],
      ['Weekly', local('2026-12-16T05:00:00Z'), local('2026-12-16T06:00:00Z')],
    ],
  ],
  ['what is over', event('SUMMARY:Past', 'DTSTART:20260101T000000Z', 'DTEND:20260102T000000Z'), []],
  [
    'what was cancelled',
    event('STATUS:CANCELLED', 'DTSTART:20261205T200000Z', 'DTEND:20261205T230000Z'),
    [],
  ],
  ['what takes no time', event('SUMMARY:Note', 'DTSTART:20261205T200000Z'), []],
])('%s is read', async (_, lines, wanted) => {
  const read = await readDowntimes(file(...lines), year)
  expect(read?.map(({ from, name, to }) => [name, from, to])).toEqual(wanted)
})

test.each([
  ['nothing', ''],
  ['a table', 'Name,From,To\r\nPatches,1,2\r\n'],
  ['a card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n'],
  ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'],
])('%s is no calendar', async (_, text) => {
  expect(await readDowntimes(text, year)).toBeNull()
})
