import { toMinuteText } from '../rules/local-time.ts'
import { countWords } from '../rules/word-lists.ts'
import { clockOf, isKnownZone } from '../rules/zone-clock.ts'

/** `2026-03-29 02:30 (Europe/Berlin)`: what the clock of the schedule shows, never without its zone. */
export function sayInstant(atMs: number, timeZone: string): string {
  if (!isKnownZone(timeZone)) return sayLocal(toMinuteText(atMs), '')
  return sayLocal(toMinuteText(clockOf(timeZone).toLocal(atMs)), timeZone)
}

/** From a local time to the minute, such as `2026-03-29T02:30`. */
export function sayLocal(local: string, timeZone: string): string {
  return `${local.replace('T', ' ')} (${timeZone || 'UTC'})`
}

/** `45 minutes`, `6 hours`, `90 days`: the largest unit of which there are two at least. */
export function sayMinutes(minutes: number): string {
  if (minutes >= 2 * 1_440) return countWords(Math.floor(minutes / 1_440), 'day')
  if (minutes >= 120) return countWords(Math.floor(minutes / 60), 'hour')
  return countWords(Math.floor(minutes), 'minute')
}

/** A sentence of the Server within one of ours: one line, not endless. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `“${line.length > 160 ? `${line.slice(0, 159)}…` : line}”`
}
