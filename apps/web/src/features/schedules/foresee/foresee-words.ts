import type { ForecastRun } from '@curator/console-contract/schedule-forecast'
import { formatSeconds } from '../../../lib/format-seconds.ts'
import type { ForeseeView } from './foresee-search.ts'
import { durationTexts } from './foresee-text.ts'
import { addDays, firstOfMonth } from './local-days.ts'
import type { Stretch } from './stretch.ts'

/** A formatter takes longer to make than to use; pictures use it thousands of times. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(undefined, options)
  formatters.set(key, made)
  return made
}

/** Days are dates without a zone; they are read and written as UTC. */
const ofDay = (day: string, options: Intl.DateTimeFormatOptions) =>
  formatter({ ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00Z`))

const monthWords = (day: string) => ofDay(day, { month: 'long', year: 'numeric' })
export const dayWords = (day: string) =>
  ofDay(day, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
export const shortDayWords = (day: string) =>
  ofDay(day, { weekday: 'short', day: 'numeric', month: 'short' })
export const dayNumber = (day: string) => ofDay(day, { day: 'numeric' })

/** 1 is Monday. 2024 began with one. */
export const weekdayWords = (weekday: number, length: 'short' | 'long' = 'short') =>
  ofDay(addDays('2024-01-01', weekday - 1), { weekday: length })

export const hourWords = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** `06:15` */
export const timeWords = (instant: string | number, zone: string) =>
  formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
    typeof instant === 'number' ? instant : Date.parse(instant),
  )

/** `Mon, 30 Nov, 06:15` */
export const instantWords = (instant: string | number, zone: string) =>
  formatter({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(typeof instant === 'number' ? instant : Date.parse(instant))

/** What the address shows, for the head of the page. */
export function stretchWords(view: ForeseeView, day: string, { from, to }: Stretch): string {
  const last = addDays(to, -1)
  if (view === 'month') return monthWords(firstOfMonth(day))
  return from === last ? dayWords(from) : `${shortDayWords(from)} – ${dayWords(last)}`
}

/** `12 min, estimated`; of what is not known, that. */
export function durationWords({
  durationSeconds,
  durationSource,
}: Pick<ForecastRun, 'durationSeconds' | 'durationSource'>): string {
  if (durationSeconds === null) return durationTexts.unknown
  return `${formatSeconds(durationSeconds)}, ${durationTexts[durationSource]}`
}
