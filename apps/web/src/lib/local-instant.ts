/**
 * An instant as a box for date and time wants it, in the zone of this browser: `2026-12-01T06:00`. Seconds are cut off;
 * empty for what is no instant.
 */
export function toLocalInput(instant: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return ''
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** The instant of a local time in the zone of this browser; undefined for what is none. */
export function fromLocalInput(text: string): string | undefined {
  const date = new Date(text)
  return text === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
