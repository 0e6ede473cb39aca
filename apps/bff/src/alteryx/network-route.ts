import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import type { SecretBox } from '../core/secret-box.ts'
import { type StoredConnection, toProxyPlace } from '../store/connection.store.ts'

/** A proxy that calls go through. */
export interface ProxyRoute {
  /** `http://host:port`, without user and password. */
  readonly url: string
  /** Value of `proxy-authorization`; null where the proxy asks for none. */
  readonly authorization: string | null
}

/** How calls get to a Server: straight, or through a proxy; whom to trust beside the public authorities. */
export interface NetworkRoute {
  /** Private authorities as PEM text. */
  readonly caPem: string | null
  readonly proxy: ProxyRoute | null
}

export const directRoute: NetworkRoute = { caPem: null, proxy: null }

/** Opens the sealed parts of a connection's network settings. Throws `SecretUnreadable`. */
export function toNetworkRoute(
  { id, network }: Pick<StoredConnection, 'id' | 'network'>,
  secrets: SecretBox,
): NetworkRoute {
  const { caPem, proxyPassword, proxyUrl, proxyUser } = network
  if (proxyUrl === null) return { caPem, proxy: null }
  const password = proxyPassword ? secrets.open(proxyPassword, toProxyPlace(id)) : ''
  return { caPem, proxy: { url: proxyUrl, authorization: toAuthorization(proxyUser, password) } }
}

/** Basic, the only scheme that every proxy with a password knows. */
export function toAuthorization(user: string | null, password: string): string | null {
  if (!user) return null
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** Private authorities are trusted beside the public ones: a proxy or balancer in between may have either. */
export const toTrusted = (caPem: string): string[] => [...rootCertificates, caPem]

/** Made once for many sockets, because reading a hundred certificates takes its time. Absent: what Node trusts. */
export function toSecureContext(caPem: string | null): SecureContext | undefined {
  return caPem === null ? undefined : createSecureContext({ ca: toTrusted(caPem) })
}
