/** How an instant is shown: in the viewer's zone, which is always named, and exactly in UTC for hovering. */
export type InstantWords = { readonly text: string; readonly utc: string }

/** `zone` and `locale` default to the browser's. Text that is no instant is given back as it is. */
export function formatInstant(instant: string, zone?: string, locale?: string): InstantWords {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return { text: instant, utc: instant }
  const text = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(date)
  return { text, utc: `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC` }
}

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const

/** How long ago, in words: "just now", "2 min. ago". An instant ahead of the clock counts as now. */
export function formatAge(instant: string, nowMs: number): string {
  const seconds = Math.floor((nowMs - Date.parse(instant)) / 1_000)
  const step = steps.find((candidate) => seconds >= candidate.seconds)
  if (!step) return 'just now'
  const count = Math.floor(seconds / step.seconds)
  return new Intl.RelativeTimeFormat('en', { style: 'short' }).format(-count, step.unit)
}
