import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarEvent, toCalendarFile } from './ics.ts'

const madeAtMs = Date.UTC(2026, 9, 1, 8)
const event: CalendarEvent = {
  uid: 'run-1@prod.curator-console',
  startMs: Date.UTC(2026, 9, 25, 0, 30, 5),
  seconds: 90,
  summary: 'Nightly load',
  description: 'Workflow: Load GL; owner, Ada\nBackslash \\',
  categories: ['finance', 'High'],
}

test('an event has its instants in UTC, and texts are escaped', () => {
  expect(toCalendarFile('Runs', [event], madeAtMs)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Curator Console//Schedules//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Runs',
      'X-WR-CALNAME:Runs',
      'BEGIN:VEVENT',
      'UID:run-1@prod.curator-console',
      'DTSTAMP:20261001T080000Z',
      'DTSTART:20261025T003005Z',
      'DURATION:PT90S',
      'SUMMARY:Nightly load',
      'DESCRIPTION:Workflow: Load GL\\; owner\\, Ada\\nBackslash \\\\',
      'CATEGORIES:finance,High',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

test('what is not known is left out', () => {
  const bare = { ...event, seconds: null, description: '', categories: [] }
  const text = toCalendarFile('Runs', [bare], madeAtMs)
  expect(text).not.toMatch(/DURATION|DESCRIPTION|CATEGORIES/)
})

test('a name can’t begin a line of its own', () => {
  const summary = 'Nightly\r\nEND:VEVENT\u2028BEGIN:VEVENT\u0007'
  const lines = toCalendarFile('Runs', [{ ...event, summary }], madeAtMs).split('\r\n')
  expect(lines).toContain('SUMMARY:Nightly\\nEND:VEVENT\\nBEGIN:VEVENT')
})

/** As RFC 5545 3.1 and 3.3.11 say. */
function readSummary(file: string): string | undefined {
  const unfolded = file.replaceAll('\r\n ', '')
  const line = unfolded.split('\r\n').find((text) => text.startsWith('SUMMARY:'))
  return line?.slice(8).replace(/\\([\\;,n])/g, (_all, one: string) => (one === 'n' ? '\n' : one))
}

test('any text comes back, and no line is longer than 75 bytes', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(texts, (summary) => {
      const file = toCalendarFile('Runs', [{ ...event, summary }], madeAtMs)
      const lines = file.split('\r\n')
      expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const expected = summary.replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\n')
      expect(readSummary(file)).toBe(expected.replace(/(?![\t\n])\p{Cc}/gu, ''))
    }),
  )
})
