/** The zone of this browser. */
export const viewerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** An instant with its weekday in a zone that stands in the heading: `Tue, 1 Dec 2026, 06:00`. */
export function formatRun(at: string, timeZone: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(at))
}

/** A local time, `2026-12-01T06:00`, the same way: what the wall shows, whatever the instant. */
export function formatLocal(local: string, locale?: string): string {
  return formatRun(`${local}Z`, 'UTC', locale)
}
