import { z } from 'zod'
import { operation } from '../../operation.ts'
import { queryFlag, readInstant, readList, readText, serverId } from '../../values.ts'

const credentialParams = z.object({ credentialId: serverId })

/** The older views say `id` and `userName`, the one of 2025 `credentialId` and `username`: both are read (reference 2.4). */
const eitherSpelling = {
  id: serverId.optional(),
  credentialId: serverId.optional(),
  userName: z.string().nullish(),
  username: z.string().nullish(),
}
type Spelled = {
  [K in keyof typeof eitherSpelling]?: z.output<(typeof eitherSpelling)[K]>
}

/** One spelling for readers; without any id the reply is no credential. */
function inOneSpelling<T extends Spelled>(given: T, context: z.RefinementCtx<T>) {
  const { id, credentialId, userName, username, ...rest } = given
  const found = id ?? credentialId
  if (found === undefined)
    context.addIssue({ code: 'custom', message: 'neither id nor credentialId' })
  return { ...rest, id: found ?? '', userName: userName ?? username ?? '' }
}

/** ReducedCredentialsView. No view of any call has the password. */
export const reducedCredential = z.object(eitherSpelling).transform(inOneSpelling)

/** CredentialsView: whom it is shared with. The other end of `sharedCredentialIds` of users, `credentialIds` of groups. */
export const credential = z
  .object({ ...eitherSpelling, userIds: readList(serverId), userGroupIds: readList(serverId) })
  .transform(inOneSpelling)
export type ServerCredential = z.output<typeof credential>

/** CredentialView: the answer of POST and PUT. What `status` may say is not known. */
export const writtenCredential = z
  .object({
    ...eitherSpelling,
    userIds: readList(serverId),
    userGroupIds: readList(serverId),
    isAdmin: z.boolean().nullish(),
    createdByEmail: readText,
    lastUpdatedDate: readInstant,
    status: readText,
  })
  .transform(inOneSpelling)

const curator = { role: 'Curator', since: '2021.4', status: 200 } as const
/** Until 2022.2 for Curators alone; after that others see what is shared with them. */
const open = { role: 'user', openSince: '2022.3', since: '2021.4', status: 200 } as const
/** Writing came with 2025.1 and needs TLS; before, credentials could not be made by API (reference 2.4). */
const writing = { role: 'Curator', since: '2025.1', status: 200, needsTls: true } as const

const listed = {
  ...open,
  method: 'GET',
  path: '/v3/credentials',
  operationId: 'Credentials_GetCredentials',
  danger: 'none',
} as const
const filters = { userId: z.string().optional(), userGroupId: z.string().optional() }

/** Curators: every one, or those shared with a person or group. Others: their own, whatever the query says. */
export const listCredentials = operation({
  ...listed,
  summary: 'Lists credentials, short view.',
  query: z.object({ ...filters, view: z.literal('Default').optional() }),
  response: z.array(reducedCredential),
})

/** As the short list, with whom each is shared. */
export const listCredentialsInFull = operation({
  ...listed,
  summary: 'Lists credentials with whom they are shared.',
  replyNote:
    'The document declares the short view for both views; this one answers CredentialsView.',
  query: z.object({ ...filters, view: z.literal('Full') }),
  response: z.array(credential),
})

export const getCredential = operation({
  ...open,
  method: 'GET',
  path: '/v3/credentials/:credentialId',
  operationId: 'Credentials_GetCredential',
  danger: 'none',
  summary: 'Reads one credential, without its password.',
  params: credentialParams,
  response: credential,
})

/** `username` is a Windows logon, `DOMAIN\user`. One source says 201; 200 is declared. */
export const createCredential = operation({
  ...writing,
  method: 'POST',
  path: '/v3/credentials',
  operationId: 'Credentials_AddCredential',
  danger: 'none',
  secrets: { request: ['password'] },
  summary: 'Creates a credential.',
  body: z.object({ username: z.string().min(1), password: z.string().min(1) }),
  response: writtenCredential,
})

/** One source wants `username` beside the password; a Server ignores what it does not know, so it may be sent. */
export const updateCredential = operation({
  ...writing,
  method: 'PUT',
  path: '/v3/credentials/:credentialId',
  operationId: 'Credentials_UpdateCredential',
  danger: 'caution',
  secrets: { request: ['newPassword'] },
  summary: 'Replaces the password of a credential.',
  params: credentialParams,
  body: z.object({ username: z.string().optional(), newPassword: z.string().min(1) }),
  response: writtenCredential,
})

/** 400 while it is shared or in use; `force` also clears the shares. What the declared list holds is not explained. */
export const deleteCredential = operation({
  ...curator,
  method: 'DELETE',
  path: '/v3/credentials/:credentialId',
  operationId: 'Credentials_DeleteCredential',
  danger: 'destructive',
  summary: 'Deletes a credential.',
  params: credentialParams,
  query: z.object({ force: queryFlag.optional() }),
  response: readList(credential),
})
