/**
 * A duration in words with at most two units: `45 s`, `2 min 5 s`, `1 h 20 min`. Seconds are left out from ten minutes
 * on. `seconds` is 0 or more; parts of a second are rounded up, for a time left of 0 would look finished.
 */
export function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = whole < 600 ? Math.floor(whole / 60) : Math.round(whole / 60)
  if (minutes < 60) {
    const rest = whole < 600 ? whole % 60 : 0
    return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`
  }
  const hours = Math.floor(minutes / 60)
  return minutes % 60 > 0 ? `${hours} h ${minutes % 60} min` : `${hours} h`
}
