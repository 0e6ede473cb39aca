/** An event of a calendar file. */
export interface CalendarEvent {
  /** The same for the same run in each file, and in no other calendar of the world. */
  readonly uid: string
  readonly startMs: number
  /** Null where it is not known how long it takes. */
  readonly seconds: number | null
  readonly summary: string
  readonly description: string
  readonly categories: readonly string[]
}

/** Bytes of a line without its end (RFC 5545 3.1). */
const lineBytesMax = 75

/**
 * An iCalendar file (RFC 5545). Events leave the time free: a run takes nobody's time. `madeAt` is when their data were
 * taken.
 */
export function toCalendarFile(
  name: string,
  events: readonly CalendarEvent[],
  madeAtMs: number,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Curator Console//Schedules//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${toText(name)}`,
    // What most programs read in place of NAME (RFC 7986).
    `X-WR-CALNAME:${toText(name)}`,
    ...events.flatMap((event) => toLines(event, madeAtMs)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function toLines(event: CalendarEvent, madeAtMs: number): string[] {
  const { categories, description, seconds } = event
  return [
    'BEGIN:VEVENT',
    `UID:${toText(event.uid)}`,
    `DTSTAMP:${toInstant(madeAtMs)}`,
    `DTSTART:${toInstant(event.startMs)}`,
    ...(seconds === null ? [] : [`DURATION:PT${Math.max(1, Math.round(seconds))}S`]),
    `SUMMARY:${toText(event.summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${toText(description)}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(toText).join(',')}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const toInstant = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')

/** Control characters have no place in a file (RFC 5545 3.1); line ends are written as `\n`. */
const toText = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '')

/** Longer lines go on behind a line end and a space; no character is cut in two. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= lineBytesMax) return line
  let folded = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > lineBytesMax) {
      folded += '\r\n '
      bytes = 1
    }
    folded += character
    bytes += size
  }
  return folded
}
