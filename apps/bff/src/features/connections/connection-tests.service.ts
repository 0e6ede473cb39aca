import type { ConnectionTest, testConnectionBody } from '@curator/console-contract/connection-tests'
import { baseUrl } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { z } from 'zod'
import type { ConnectionTester } from '../../alteryx/diagnosis/connection-tester.ts'
import { AppError } from '../../core/app-error.ts'
import type { SecretBox } from '../../core/secret-box.ts'
import { type ConnectionStore, noNetwork, toSecretPlace } from '../../store/connection.store.ts'
import { applyUpdate } from './apply-update.ts'
import { applyNetwork } from './network-settings.ts'

type TestBody = z.output<typeof testConnectionBody>

export interface ConnectionTestsDeps {
  readonly connections: ConnectionStore
  readonly secrets: SecretBox
  readonly test: ConnectionTester
}

/** Tests of connections, before and after they are saved. */
export interface ConnectionTestsService {
  /** Throws `secret_required`, `not_found`, `request_invalid`. */
  testTyped(body: TestBody): Promise<ConnectionTest>
  /** Throws `not_found`. */
  testStored(id: ConnectionId): Promise<ConnectionTest>
}

export function createConnectionTestsService(deps: ConnectionTestsDeps): ConnectionTestsService {
  const { connections, secrets, test } = deps

  const find = async (id: ConnectionId) => {
    const found = await connections.find(id)
    if (!found) throw new AppError('not_found', { detail: 'The connection may have been removed.' })
    return found
  }

  return {
    testStored: async (id) => test(await find(id)),
    testTyped: async ({ connectionId, ...typed }) => {
      const address = baseUrl.safeParse(typed.baseUrl)
      if (connectionId !== undefined) {
        const before = await find(connectionId)
        // An address that is none is judged by the test; nothing is sent to it, so no secret is asked for.
        const wanted = applyUpdate(before, { ...typed, baseUrl: address.data }, secrets)
        return test(address.success ? wanted : { ...wanted, baseUrl: typed.baseUrl })
      }
      if (!typed.clientSecret) {
        const detail = 'Paste the API access secret, then test.'
        throw new AppError('secret_required', { detail })
      }
      const id = 'unsaved' as ConnectionId
      return test({
        id,
        baseUrl: address.data ?? typed.baseUrl,
        clientId: typed.clientId,
        secret: secrets.seal(typed.clientSecret, toSecretPlace(id)),
        network: applyNetwork(id, noNetwork, typed.network, secrets),
      })
    },
  }
}
