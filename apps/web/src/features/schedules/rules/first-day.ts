import { toZoneName } from '../zone-name.ts'

const dayMs = 86_400_000

/** Tomorrow in a zone as `2026-12-01`: the first day on which any time still lies ahead. */
export function firstDayOf(nowMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: toZoneName(timeZone) ?? 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(nowMs + dayMs)
}
