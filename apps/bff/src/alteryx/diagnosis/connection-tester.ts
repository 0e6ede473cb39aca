import type { ConnectionTest } from '@curator/console-contract/connection-tests'
import type { Clock } from '../../core/clock.ts'
import type { SecretBox } from '../../core/secret-box.ts'
import { type StoredConnection, toSecretPlace } from '../../store/connection.store.ts'
import { toNetworkRoute } from '../network-route.ts'
import type { RedactorBook } from '../redactor.ts'
import { diagnose } from './diagnose.ts'

/** What a test needs to know of a connection, stored or not. */
export type TestedConnection = Pick<
  StoredConnection,
  'id' | 'baseUrl' | 'clientId' | 'secret' | 'network'
>

/** Opens the sealed secret of a connection and tests it. Throws `SecretUnreadable`, nothing for a Server. */
export type ConnectionTester = (connection: TestedConnection) => Promise<ConnectionTest>

export function createConnectionTester(
  secrets: SecretBox,
  clock: Clock,
  redactors: RedactorBook,
): ConnectionTester {
  return (connection) =>
    diagnose(
      {
        baseUrl: connection.baseUrl,
        clientId: connection.clientId,
        secret: secrets.open(connection.secret, toSecretPlace(connection.id)),
        route: toNetworkRoute(connection, secrets),
      },
      clock,
      redactors(connection.baseUrl),
    )
}
