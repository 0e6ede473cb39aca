import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accountId } from './ids.ts'

/** What an account may do. `viewer` reads, `operator` also plans, runs and approves, `administrator` also manages connections and accounts. */
export const accountRole = z.enum(['viewer', 'operator', 'administrator'])
export type AccountRole = z.output<typeof accountRole>

/** Single permissions, derived from the role by the BFF. */
export const permissions = [
  'directory.read',
  'plans.write',
  'runs.control',
  'plans.approve',
  'connections.manage',
  'accounts.manage',
  'notifications.manage',
] as const
export const permission = z.enum(permissions)
export type Permission = z.output<typeof permission>

export const account = z.object({
  id: accountId,
  email: z.string(),
  name: z.string(),
  role: accountRole,
  permissions: z.array(permission),
})
export type Account = z.output<typeof account>

/** Who is signed in. `setup_required`: no account exists yet, the one-time link is needed. */
export const sessionView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed_in'), account, version: z.string() }),
  z.object({ state: z.literal('signed_out') }),
  z.object({ state: z.literal('setup_required') }),
])
export type SessionView = z.output<typeof sessionView>

/** Passwords: 12 to 200 characters, no other rule. */
export const newPassword = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(200, 'Use at most 200 characters.')
export const emailAddress = z
  .email('Write an e-mail address, for example ada@example.test.')
  .max(254)

export const signInBody = z.strictObject({
  email: emailAddress,
  password: z.string().min(1, 'Type your password.').max(200),
})

export const setupBody = z.strictObject({
  /** The token of the one-time sign-in link. */
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1, 'Tell us your name.').max(100),
  email: emailAddress,
  password: newPassword,
})

/** Never fails for strangers: answers `signed_out` or `setup_required`. */
export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  status: 200,
  response: sessionView,
  summary: 'Tells who is signed in.',
})

/** `sign_in_refused`, `too_many_requests`. */
export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  status: 200,
  body: signInBody,
  response: sessionView,
  summary: 'Signs in with e-mail and password; answers a session cookie.',
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  status: 204,
  reply: 'empty',
  summary: 'Ends the session everywhere it is used.',
})

/** Creates the first administrator and signs in. `setup_link_invalid` for a used or expired link. */
export const setUp = endpoint({
  method: 'POST',
  path: '/session/setup',
  status: 200,
  body: setupBody,
  response: sessionView,
  summary: 'Uses the one-time link to create the first administrator.',
})
