/**
 * The address as routes expect it: doubled slashes joined, no slash at the end. Clients write
 * `/webapi//v3/users/?email=` and real Servers answer (reference 1, 2.0).
 */
export function tidyUrl(url: string): string {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  const search = at < 0 ? '' : url.slice(at)
  return (path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1') || '/') + search
}
