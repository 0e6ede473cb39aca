/** A local time as the wire carries it: a trailing zone is read by `readLocalTime` alone. */
const localTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)\d*(Z|[+-]\d\d:\d\d)?$/i

/** Milliseconds of a local time `2026-02-02T06:00:00`, as if it were UTC. */
export function toLocalMs(text: string): number {
  return Date.parse(`${text}Z`)
}

/** The text of a local time, to the second. */
export function toLocalText(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, 19)
}

/**
 * A time of a request as local time, or `null` when it is none. All times are local to the zone of the schedule
 * (reference 2.5), so a trailing `Z`, which many clients write, says nothing; an offset makes it an instant, which
 * `toLocal` brings to the zone (both our choice).
 */
export function readLocalTime(text: string, toLocal: (atMs: number) => number): string | null {
  const [, plain, zone = 'Z'] = localTime.exec(text) ?? []
  if (plain === undefined) return null
  const isLocal = zone.toUpperCase() === 'Z'
  const timeMs = Date.parse(isLocal ? `${plain}Z` : plain + zone)
  if (Number.isNaN(timeMs)) return null
  return toLocalText(isLocal ? timeMs : toLocal(timeMs))
}
