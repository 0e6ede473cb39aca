import type { Account } from '@curator/console-contract/session'
import type { Invitations, Invite } from '../../auth/invitations.ts'
import type { PasswordHasher } from '../../auth/password-hasher.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { AccountStore } from '../../store/account.store.ts'
import type {
  AccountChange,
  AccountListStore,
  AccountRecord,
} from '../../store/account-list.store.ts'
import type { StoredInvitation } from '../../store/invitation.store.ts'
import type { SessionStore } from '../../store/session.store.ts'

export interface AccountsDeps {
  readonly accounts: Pick<AccountStore, 'findById'>
  readonly accountList: AccountListStore
  readonly invitations: Invitations
  readonly passwords: PasswordHasher
  readonly sessions: SessionStore
  readonly clock: Clock
}

/** Who may use the console, and as what. Throws `AppError` with the codes that the contract names. */
export class AccountsService {
  readonly #deps: AccountsDeps

  constructor(deps: AccountsDeps) {
    this.#deps = deps
  }

  async list() {
    const { accountList, clock, invitations } = this.#deps
    const [accounts, unused] = await Promise.all([accountList.list(), invitations.list()])
    return {
      accounts: accounts.map(toAccountView),
      invitations: unused.map((one) => toInvitationView(one, clock.now())),
    }
  }

  async invite(wish: Invite) {
    const { clock, invitations } = this.#deps
    const { id, token } = await invitations.invite(wish)
    const made = (await invitations.list()).find((one) => one.id === id)
    if (!made)
      throw new AppError('not_found', { detail: 'It was withdrawn at once; invite again.' })
    return { invitation: toInvitationView(made, clock.now()), token }
  }

  withdraw(invitationId: string): Promise<void> {
    return this.#deps.invitations.withdraw(invitationId)
  }

  async update(accountId: string, change: AccountChange, actor: Account) {
    if (accountId === actor.id && isLess(change, actor))
      throw new AppError('account_guarded', {
        detail: 'Nobody changes their own role or disables themselves. Ask another administrator.',
      })
    const { accountList, clock } = this.#deps
    const changed = await accountList.change(accountId, change, clock.now())
    if (changed === 'last')
      throw new AppError('account_guarded', {
        detail: 'It is the last administrator. Make another account administrator first.',
      })
    if (!changed) throw new AppError('not_found', { detail: 'The account does not exist.' })
    return toAccountView(changed)
  }

  /** Every session of the account ends, also the one that asks; the caller begins a new one. */
  async changePassword(accountId: string, currentPassword: string, newPassword: string) {
    const { accountList, accounts, passwords, sessions } = this.#deps
    const found = await accounts.findById(accountId)
    if (!(await passwords.verify(found?.passwordHash, currentPassword)))
      throw new AppError('password_refused', { detail: 'Type the password you signed in with.' })
    await accountList.setPassword(accountId, await passwords.hash(newPassword))
    await sessions.removeOf(accountId)
  }
}

const isLess = (change: AccountChange, actor: Account) =>
  (change.role !== undefined && change.role !== actor.role) || change.isEnabled === false

const toAccountView = ({ createdAt, disabledAt, lastSeenAt, ...account }: AccountRecord) => ({
  ...account,
  createdAt: createdAt.toISOString(),
  disabledAt: disabledAt?.toISOString() ?? null,
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
})

const toInvitationView = (
  { createdAt, expiresAt, ...invitation }: StoredInvitation,
  now: Date,
) => ({
  ...invitation,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  isExpired: expiresAt <= now,
})
