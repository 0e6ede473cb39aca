/** How an instant is shown: in the viewer's zone, which is always named, and exactly in UTC for hovering. */
export type InstantWords = { readonly text: string; readonly utc: string }

/** `zone` and `locale` default to the browser's. Text that is no instant is given back as it is. */
export function formatInstant(instant: string, zone?: string, locale?: string): InstantWords {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return { text: instant, utc: instant }
  const text = formatterOf(zone, locale).format(date)
  return { text, utc: `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC` }
}

/** Making one takes far longer than using it, and a list formats hundreds of instants. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterOf(zone = '', locale = ''): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale || undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  })
  formatters.set(key, made)
  return made
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
