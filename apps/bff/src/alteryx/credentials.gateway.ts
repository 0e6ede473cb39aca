import { listCredentialsInFull } from '@curator/alteryx-contract/server/v3/credentials'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CredentialsGateway } from './gateways.ts'

export function createCredentialsGateway(client: AlteryxClient): CredentialsGateway {
  return {
    readAllInFull: (options) =>
      client.sendForBytes(listCredentialsInFull, { query: { view: 'Full' } }, options),
  }
}
