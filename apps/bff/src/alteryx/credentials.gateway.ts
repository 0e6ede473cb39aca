import {
  shareCredentialWithUser,
  shareCredentialWithUserGroup,
  unshareCredentialFromUser,
  unshareCredentialFromUserGroup,
} from '@curator/alteryx-contract/server/v3/credential-shares'
import {
  getCredential,
  listCredentialsInFull,
} from '@curator/alteryx-contract/server/v3/credentials'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CredentialsGateway } from './share-door.ts'

export function createCredentialsGateway(client: AlteryxClient): CredentialsGateway {
  return {
    readAllInFull: (options) =>
      client.sendForBytes(listCredentialsInFull, { query: { view: 'Full' } }, options),
    get: (credentialId, options) =>
      client.send(getCredential, { params: { credentialId } }, options),
    share: (credentialId, { id, kind }, options) => {
      const params = { credentialId }
      return kind === 'user'
        ? client.send(shareCredentialWithUser, { params, body: { userId: id } }, options)
        : client.send(shareCredentialWithUserGroup, { params, body: { userGroupId: id } }, options)
    },
    unshare: (credentialId, { id, kind }, options) =>
      kind === 'user'
        ? client.send(unshareCredentialFromUser, { params: { credentialId, userId: id } }, options)
        : client.send(
            unshareCredentialFromUserGroup,
            { params: { credentialId, userGroupId: id } },
            options,
          ),
  }
}
