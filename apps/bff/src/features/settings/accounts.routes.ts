import * as accounts from '@curator/console-contract/accounts'
import type { IRouter } from 'express'
import type { Clock } from '../../core/clock.ts'
import { limitPasswordChange, type SignInLimits } from '../../http/rate-limits.ts'
import { route } from '../../http/route.ts'
import { startSession } from '../../http/session-cookie.ts'
import type { AccountsService } from './accounts.service.ts'

const manage = { permission: 'accounts.manage' } as const

/** Administrators manage accounts; everybody changes their own password. */
export function mountAccounts(
  router: IRouter,
  service: AccountsService,
  { clock, limits }: { readonly clock: Clock; readonly limits: SignInLimits },
): void {
  route(router, accounts.listAccounts, manage, () => service.list())
  route(router, accounts.inviteAccount, manage, ({ body }, { account }) =>
    service.invite({ ...body, invitedBy: account.id }),
  )
  route(router, accounts.withdrawInvitation, manage, ({ params }) =>
    service.withdraw(params.invitationId),
  )
  route(router, accounts.updateAccount, manage, ({ params, body }, { account }) =>
    service.update(params.accountId, body, account),
  )
  route(
    router,
    accounts.changePassword,
    'account',
    async ({ body }, { account, req }) => {
      await service.changePassword(account.id, body.currentPassword, body.newPassword)
      await startSession(req, account.id)
    },
    limitPasswordChange(limits, clock),
  )
}
