import { acceptInvitation, readInvitation } from '@curator/console-contract/invitations'
import type { IRouter } from 'express'
import type { Invitations } from '../../auth/invitations.ts'
import type { Clock } from '../../core/clock.ts'
import { limitInvitation, type SignInLimits } from '../../http/rate-limits.ts'
import { route } from '../../http/route.ts'
import { startSession } from '../../http/session-cookie.ts'

interface InvitationRouteDeps {
  readonly invitations: Invitations
  readonly limits: SignInLimits
  readonly clock: Clock
  readonly version: string
}

/** The invited person's side. */
export function mountInvitations(router: IRouter, deps: InvitationRouteDeps): void {
  const { clock, invitations, limits, version } = deps
  route(
    router,
    readInvitation,
    'public',
    async ({ body }) => {
      const found = await invitations.read(body.token)
      return { ...found, expiresAt: found.expiresAt.toISOString() }
    },
    limitInvitation('byInvitationRead', limits, clock),
  )
  route(
    router,
    acceptInvitation,
    'public',
    async ({ body: { token, ...person } }, { req }) => {
      const account = await invitations.accept(token, person)
      await startSession(req, account.id)
      return { state: 'signed_in' as const, account, version }
    },
    limitInvitation('byInvitation', limits, clock),
  )
}
