import type { Account, SessionView } from '@curator/console-contract/session'
import { getSession, setUp, signIn, signOut } from '@curator/console-contract/session'
import type { IRouter } from 'express'
import type { Authenticator } from '../../auth/authenticator.ts'
import type { Clock } from '../../core/clock.ts'
import { limitSetUp, limitSignIn, type SignInLimits } from '../../http/rate-limits.ts'
import { route } from '../../http/route.ts'
import { endSession, startSession } from '../../http/session-cookie.ts'

export interface SessionRoutesDeps {
  readonly authenticator: Authenticator
  readonly limits: SignInLimits
  readonly clock: Clock
  readonly version: string
}

/** Signing in and out, and the first administrator. */
export function mountSession(router: IRouter, deps: SessionRoutesDeps): void {
  const { authenticator, limits, clock, version } = deps
  const toView = (account: Account): SessionView => ({ state: 'signed_in', account, version })

  route(router, getSession, 'public', async (_input, { account }): Promise<SessionView> => {
    if (account) return toView(account)
    return { state: (await authenticator.needsSetup()) ? 'setup_required' : 'signed_out' }
  })

  route(
    router,
    signIn,
    'public',
    async ({ body }, { req }) => {
      const account = await authenticator.signIn(body.email, body.password)
      await startSession(req, account.id)
      return toView(account)
    },
    limitSignIn(limits, clock),
  )

  route(
    router,
    setUp,
    'public',
    async ({ body: { token, ...first } }, { req }) => {
      const account = await authenticator.setUp(token, first)
      await startSession(req, account.id)
      return toView(account)
    },
    limitSetUp(limits, clock),
  )

  route(router, signOut, 'account', async (_input, { req, res }) => {
    await endSession(req)
    res.set('clear-site-data', '"cookies"')
  })
}
