import { z } from 'zod'
import { operation } from '../../operation.ts'
import { serverId } from '../../values.ts'
import { credential } from './credentials.ts'

const params = z.object({ credentialId: serverId })
const change = {
  role: 'Curator',
  since: '2021.4',
  status: 200,
  danger: 'caution',
  response: credential,
} as const

export const shareCredentialWithUser = operation({
  ...change,
  method: 'POST',
  path: '/v3/credentials/:credentialId/users',
  operationId: 'Credentials_ShareCredentialWithUser',
  summary: 'Shares a credential with a person.',
  params,
  body: z.object({ userId: serverId }),
})

export const unshareCredentialFromUser = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/credentials/:credentialId/users/:userId',
  operationId: 'Credentials_RemoveUserFromCredential',
  summary: 'Takes a credential from a person.',
  params: params.extend({ userId: serverId }),
})

export const shareCredentialWithUserGroup = operation({
  ...change,
  method: 'POST',
  path: '/v3/credentials/:credentialId/userGroups',
  operationId: 'Credentials_ShareCredentialWithUserGroup',
  summary: 'Shares a credential with a group.',
  params,
  body: z.object({ userGroupId: serverId }),
})

export const unshareCredentialFromUserGroup = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/credentials/:credentialId/userGroups/:userGroupId',
  operationId: 'Credentials_RemoveUserGroupFromCredential',
  summary: 'Takes a credential from a group.',
  params: params.extend({ userGroupId: serverId }),
})
