import { randomUUID } from 'node:crypto'
import * as accounts from '@curator/console-contract/accounts'
import * as approvals from '@curator/console-contract/approvals'
import type { ConnectionId } from '@curator/console-contract/ids'
import { acceptInvitation, readInvitation } from '@curator/console-contract/invitations'
import { getPlan } from '@curator/console-contract/plans'
import { createClient } from '@curator/endpoint/client'
import { systemClock } from '../src/core/clock.ts'
import { PlanDraft } from '../src/plans/plan-draft.ts'
import { createPlanWriter } from '../src/plans/plan-writer.ts'
import { createPlanStore } from '../src/store/plan.store.ts'
import { type TestConsole, testPassword } from './start-console.ts'

/** Set where only a hash of it may stand. */
export const plantedPassword = 'PLANTED password of "somebody" invited'

/** Calls every endpoint of accounts, invitations and approvals; answers the tokens of the links. */
export async function walkAccounts(
  running: TestConsole,
  connectionId: ConnectionId,
  record: (send: typeof fetch) => typeof fetch,
): Promise<string[]> {
  const clientOf = (cookie?: string) =>
    createClient({ baseUrl: `${running.url}/api`, fetch: record(running.fetchAs(cookie)) })
  // What an administrator is told once, he must be told: the reply to an invitation is not recorded.
  const inviting = await running.signInAs('administrator')
  const invite = async (email: string) =>
    inviting(accounts.inviteAccount, { body: { name: 'Invited', email, role: 'operator' } })
  const [used, withdrawn] = [await invite('used@example.test'), await invite('not@example.test')]
  const call = clientOf(await running.cookieOf('administrator'))
  await call(accounts.withdrawInvitation, {
    params: { invitationId: withdrawn.invitation.id },
  })
  const stranger = clientOf()
  await stranger(readInvitation, { body: { token: used.token } })
  const person = { name: 'Invited', password: plantedPassword }
  const made = await stranger(acceptInvitation, { body: { token: used.token, ...person } })
  if (made.state !== 'signed_in') throw new Error('not signed in')
  const { accounts: listed } = await call(accounts.listAccounts, {})
  const params = { accountId: made.account.id }
  if (!listed.some(({ id }) => id === params.accountId)) throw new Error('not listed')
  await approve(running, connectionId, clientOf, made.account.id)
  await call(accounts.updateAccount, { params, body: { isEnabled: false } })
  await clientOf(await running.cookieOf('viewer'))(accounts.changePassword, {
    body: { currentPassword: testPassword, newPassword: plantedPassword },
  })
  return [used.token, withdrawn.token]
}

/** A plan of the new account that others ask about and approve. */
async function approve(
  running: TestConsole,
  connectionId: ConnectionId,
  clientOf: (cookie: string) => TestConsole['call'],
  authorId: string,
): Promise<void> {
  const { db } = running
  const policy = (approval: 'all' | 'none') =>
    db.updateTable('connection').set({ approval }).where('id', '=', connectionId).execute()
  const createPlan = createPlanWriter({
    plans: createPlanStore(db),
    clock: systemClock,
    createId: randomUUID,
  })
  const request = { connectionId, authorId, slice: 'users', sheetId: null, options: {} }
  const directoryTakenAt = systemClock.now().toISOString()
  const planId = await createPlan(
    { ...request, title: 'Nothing', directoryTakenAt },
    new PlanDraft().chunks(),
  )
  const call = clientOf(await running.cookieOf('operator'))
  await policy('all')
  const params = { planId }
  const { digest } = await call(getPlan, { params })
  await call(approvals.askForApproval, { params })
  await call(approvals.listWaitingApprovals, {})
  await call(approvals.decideOnPlan, { params, body: { digest, decision: 'approved' } })
  await policy('none')
}
