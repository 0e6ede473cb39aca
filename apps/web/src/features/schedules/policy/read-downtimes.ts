import type ICAL from 'ical.js'
import { toLocalInput } from '../../../lib/local-instant.ts'
import type { DowntimeLine } from './policy-draft.ts'

type ReadDowntime = Omit<DowntimeLine, 'key'>

/** A recurring event that began long ago is counted through from its beginning. */
const mostSteps = 20_000
const longestName = 200

/**
 * The events of a calendar file (RFC 5545) that end after `fromMs` and begin before `toMs`, in order, each time of a
 * recurring one for itself; cancelled ones are left out. Days without a time are days of this browser's zone, and so are
 * times whose zone the file does not describe. Null for what is no calendar.
 */
export async function readDowntimes(
  text: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<readonly ReadDowntime[] | null> {
  const { default: ical } = await import('ical.js')
  const calendars = parseAll(ical, text)
  if (calendars.length === 0) return null
  const found = calendars
    .flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
    .filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED')
    .map((component) => new ical.Event(component))
    .filter((event) => !event.isRecurrenceException())
    .flatMap((event) =>
      listTimes(event, toMs).map(({ endMs, startMs }) => ({ name: event.summary, endMs, startMs })),
    )
    .filter(({ endMs, startMs }) => endMs > Math.max(fromMs, startMs) && startMs < toMs)
  return found
    .sort((a, b) => a.startMs - b.startMs)
    .map(({ endMs, name, startMs }) => ({
      name: (name || 'Downtime').slice(0, longestName),
      from: toLocalInput(new Date(startMs).toISOString()),
      to: toLocalInput(new Date(endMs).toISOString()),
    }))
}

/** A file may hold several calendars; their zones are known while they are read. */
function parseAll(ical: typeof ICAL, text: string): ICAL.Component[] {
  try {
    const parsed = ical.parse(text) as unknown[]
    const roots = Array.isArray(parsed[0]) ? parsed : [parsed]
    return roots
      .map((root) => new ical.Component(root as unknown[]))
      .filter(({ name }) => name === 'vcalendar')
  } catch {
    return []
  }
}

function listTimes(event: ICAL.Event, toMs: number) {
  const toTime = (start: ICAL.Time, end: ICAL.Time) => ({
    startMs: start.toJSDate().getTime(),
    endMs: end.toJSDate().getTime(),
  })
  if (!event.isRecurring()) return [toTime(event.startDate, event.endDate)]
  const times: ReturnType<typeof toTime>[] = []
  const iterator = event.iterator()
  for (let step = 0; step < mostSteps; step += 1) {
    const next = iterator.next() as ICAL.Time | undefined
    if (!next || next.toJSDate().getTime() >= toMs) break
    const { endDate, startDate } = event.getOccurrenceDetails(next)
    times.push(toTime(startDate, endDate))
  }
  return times
}
