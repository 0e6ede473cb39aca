import type { CredentialAbilities } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import type { ConnectionStore } from '../../store/connection.store.ts'

interface Parts {
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly connections: Pick<ConnectionStore, 'find'>
}

const needsTls =
  'This Server is reached without TLS (http), and it takes passwords over TLS only. Give the connection an https address.'

/** On the same machine nobody listens: a proxy there may speak TLS to the Server. */
const isPlain = (baseUrl: string) => {
  const { hostname, protocol } = new URL(baseUrl)
  return protocol === 'http:' && !/^(localhost|127\.[0-9.]+|\[::1\])$/.test(hostname)
}

/** Why something can't be done with the credentials of a connection. */
export async function findAbilities(
  { capabilities, connections }: Parts,
  connectionId: ConnectionId,
): Promise<CredentialAbilities> {
  const { whyMissing } = await capabilities.find(connectionId)
  const connection = await connections.find(connectionId)
  const tls = connection && isPlain(connection.baseUrl) ? needsTls : null
  return {
    create: whyMissing('Credentials_AddCredential') ?? tls,
    changePassword: whyMissing('Credentials_UpdateCredential') ?? tls,
    delete: whyMissing('Credentials_DeleteCredential'),
    share: whyMissing('Credentials_ShareCredentialWithUser'),
  }
}
