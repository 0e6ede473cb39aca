import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accountId, invitationId } from './ids.ts'
import { instant } from './instants.ts'
import { accountRole, emailAddress, newPassword } from './session.ts'

/** An account as those who manage accounts see it. Nothing of its password is ever sent. */
export const listedAccount = z.object({
  id: accountId,
  name: z.string(),
  email: z.string(),
  role: accountRole,
  createdAt: instant,
  /** Null while it may sign in. */
  disabledAt: instant.nullable(),
  /** Latest request of a session that is still there. */
  lastSeenAt: instant.nullable(),
})
export type ListedAccount = z.output<typeof listedAccount>

/** Somebody who was invited and has not come yet. */
export const invitation = z.object({
  id: invitationId,
  name: z.string(),
  email: z.string(),
  role: accountRole,
  invitedByName: z.string(),
  createdAt: instant,
  expiresAt: instant,
  isExpired: z.boolean(),
})
export type Invitation = z.output<typeof invitation>

const accountParams = z.object({ accountId })

export const listAccounts = endpoint({
  method: 'GET',
  path: '/settings/accounts',
  status: 200,
  response: z.object({ accounts: z.array(listedAccount), invitations: z.array(invitation) }),
  summary: 'Lists the accounts of the console and the invitations not used yet.',
})

export const inviteBody = z.strictObject({
  name: z.string().trim().min(1, 'Write the person’s name.').max(100),
  email: emailAddress,
  role: accountRole,
})

/** `email_taken` by an account. An older invitation of the same address is withdrawn. */
export const inviteAccount = endpoint({
  method: 'POST',
  path: '/settings/invitations',
  status: 201,
  body: inviteBody,
  response: z.object({
    invitation,
    /** Of the one-time link `/invitation?token=…`; it can't be read again. */
    token: z.string(),
  }),
  summary: 'Invites a person by a one-time link.',
})

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/settings/invitations/:invitationId',
  status: 204,
  params: z.object({ invitationId }),
  reply: 'empty',
  summary: 'Makes a one-time link worthless.',
})

/** Ends the sessions of an account that is disabled. `account_guarded` for oneself and for the last administrator. */
export const updateAccount = endpoint({
  method: 'PATCH',
  path: '/settings/accounts/:accountId',
  status: 200,
  params: accountParams,
  body: z.strictObject({ role: accountRole, isEnabled: z.boolean() }).partial(),
  response: listedAccount,
  summary: 'Changes the role of an account, disables or enables it.',
})

export const changePasswordBody = z.strictObject({
  currentPassword: z.string().min(1, 'Type your present password.').max(200),
  newPassword,
})

/** `password_refused`. All other sessions of the account end. */
export const changePassword = endpoint({
  method: 'POST',
  path: '/settings/password',
  status: 204,
  body: changePasswordBody,
  reply: 'empty',
  summary: 'Changes one’s own password.',
})
