/**
 * The name under which this browser knows a schedule's zone: empty is UTC; undefined for one that it does not know, for
 * older Servers may write names of Windows.
 */
export function toZoneName(timeZone: string): string | undefined {
  if (timeZone === '') return 'UTC'
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone }).resolvedOptions().timeZone && timeZone
  } catch {
    return undefined
  }
}
