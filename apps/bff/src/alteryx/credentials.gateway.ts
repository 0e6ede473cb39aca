import {
  shareCredentialWithUser,
  shareCredentialWithUserGroup,
  unshareCredentialFromUser,
  unshareCredentialFromUserGroup,
} from '@curator/alteryx-contract/server/v3/credential-shares'
import {
  createCredential,
  deleteCredential,
  getCredential,
  listCredentials,
  listCredentialsInFull,
  updateCredential,
} from '@curator/alteryx-contract/server/v3/credentials'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CredentialsGateway } from './share-door.ts'

export function createCredentialsGateway(client: AlteryxClient): CredentialsGateway {
  return {
    readAllInFull: (options) =>
      client.sendForBytes(listCredentialsInFull, { query: { view: 'Full' } }, options),
    get: (credentialId, options) =>
      client.send(getCredential, { params: { credentialId } }, options),
    list: (options) => client.send(listCredentials, { query: {} }, options),
    create: async ({ password, userName }, options) => {
      const body = { username: userName, password }
      return (await client.send(createCredential, { body }, options)).id
    },
    changePassword: async ({ id, userName }, newPassword, options) => {
      const body = { username: userName, newPassword }
      await client.send(updateCredential, { params: { credentialId: id }, body }, options)
    },
    remove: async (credentialId, force, options) => {
      const query = force ? ({ force: 'true' } as const) : {}
      await client.send(deleteCredential, { params: { credentialId }, query }, options)
    },
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
