/** The IANA time zones that this browser knows, by name; UTC is always among them. */
export function listTimeZones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
}
