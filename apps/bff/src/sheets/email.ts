/** Longest address mail servers carry (RFC 5321, 4.5.3.1.3). */
const maxLength = 254

/**
 * Whether text is an e-mail address as the Server takes it: one @, no spaces, a name before and a host after. Looser
 * than RFC 5321, since the Server decides; written without nested repetition, so that long text costs nothing.
 */
export function isEmail(text: string): boolean {
  if (text.length > maxLength || /[\s"<>(),;:\\]/.test(text)) return false
  const [name, host, ...more] = text.split('@')
  if (!name || !host || more.length > 0) return false
  return host.split('.').every((label) => label !== '')
}
