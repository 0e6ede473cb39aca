import type { ConnectionNetwork, NetworkBody } from '@curator/console-contract/connection-network'
import type { ConnectionId } from '@curator/console-contract/ids'
import { readCertificates } from '../../alteryx/certificates.ts'
import { AppError } from '../../core/app-error.ts'
import type { SecretBox } from '../../core/secret-box.ts'
import { type StoredNetwork, toProxyPlace } from '../../store/connection.store.ts'

/** Network settings as people see them; the proxy's password stays inside. */
export function toNetworkView(network: StoredNetwork): ConnectionNetwork {
  const { caPem, proxyPassword, proxyUrl, proxyUser } = network
  return {
    caPem,
    certificates: caPem === null ? [] : readCertificates(caPem),
    proxyUrl,
    proxyUser,
    hasProxyPassword: proxyPassword !== null,
  }
}

/** What is wanted, over what is stored; absent: as it is. Throws `request_invalid` for certificates that can't be read. */
export function applyNetwork(
  id: ConnectionId,
  before: StoredNetwork,
  body: NetworkBody | undefined,
  secrets: SecretBox,
): StoredNetwork {
  if (!body) return before
  const proxyUrl = body.proxyUrl === '' ? null : new URL(body.proxyUrl).origin
  const proxyUser = proxyUrl === null || body.proxyUser === '' ? null : body.proxyUser
  return {
    caPem: checkCertificates(body.caPem),
    proxyUrl,
    proxyUser,
    proxyPassword: toPassword(id, before, { ...body, proxyUrl, proxyUser }, secrets),
  }
}

/** A kept password goes to the proxy and user it was given for, to nobody else. */
function toPassword(
  id: ConnectionId,
  before: StoredNetwork,
  wanted: Pick<StoredNetwork, 'proxyUrl' | 'proxyUser'> & Pick<NetworkBody, 'proxyPassword'>,
  secrets: SecretBox,
): StoredNetwork['proxyPassword'] {
  if (wanted.proxyUser === null) return null
  if (wanted.proxyPassword) return secrets.seal(wanted.proxyPassword, toProxyPlace(id))
  const isSame = before.proxyUrl === wanted.proxyUrl && before.proxyUser === wanted.proxyUser
  return isSame ? before.proxyPassword : null
}

function checkCertificates(text: string): string | null {
  if (text === '') return null
  try {
    readCertificates(text)
    return text
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    const fault = { path: 'body.network.caPem', rule: 'certificate', message: cause.message }
    throw new AppError('request_invalid', { fields: [fault], cause })
  }
}

/**
 * Whether somebody new could come to read what is sent: a proxy sees all of plain http, and whoever holds the key of a
 * newly trusted authority can pass for the Server.
 */
export function opensNewWay(before: StoredNetwork, after: StoredNetwork): boolean {
  if (after.proxyUrl !== null && after.proxyUrl !== before.proxyUrl) return true
  return after.caPem !== null && after.caPem !== before.caPem
}
