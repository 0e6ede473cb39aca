import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { instant } from './instants.ts'
import { accountRole, newPassword, sessionView } from './session.ts'

/*
 * The invited person's side of a one-time link; open to anybody who holds its token, which travels in bodies alone.
 */

const token = z.string().min(1).max(200)

/** `invitation_invalid`, `too_many_requests`. */
export const readInvitation = endpoint({
  method: 'POST',
  path: '/session/invitations/read',
  status: 200,
  body: z.strictObject({ token }),
  response: z.object({
    name: z.string(),
    email: z.string(),
    role: accountRole,
    invitedByName: z.string(),
    expiresAt: instant,
  }),
  summary: 'Tells whom a one-time link is for.',
})

export const acceptInvitationBody = z.strictObject({
  token,
  name: z.string().trim().min(1, 'Tell us your name.').max(100),
  password: newPassword,
})

/** Makes the account and signs in. `invitation_invalid`, `email_taken`, `too_many_requests`. */
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/session/invitations',
  status: 200,
  body: acceptInvitationBody,
  response: sessionView,
  summary: 'Uses a one-time link: sets the password and signs in.',
})
