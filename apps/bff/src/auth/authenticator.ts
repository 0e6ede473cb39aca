import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { AccountId } from '@curator/console-contract/ids'
import type { Account } from '@curator/console-contract/session'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import type { AccountStore, StoredAccount } from '../store/account.store.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { rolePermissions } from './role-permissions.ts'

/** What the first administrator types. */
export interface FirstAdministrator {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Local accounts: who is who. */
export interface Authenticator {
  /** Throws `sign_in_refused` without telling which of the two is wrong. */
  signIn(email: string, password: string): Promise<Account>
  /** Undefined when the account is gone or disabled. */
  findAccount(id: string): Promise<Account | undefined>
  /** Whether the first account is still to be made. */
  needsSetup(): Promise<boolean>
  /** A new one-time token for the first administrator, good for 24 h; undefined when there are accounts. */
  createSetupToken(): Promise<string | undefined>
  /** Throws `setup_link_invalid` for a used, expired or wrong token. */
  setUp(token: string, first: FirstAdministrator): Promise<Account>
  /** Makes the first administrator unless there is an account; false then. */
  createFirst(first: FirstAdministrator): Promise<boolean>
}

const setupTokenMs = 24 * 3_600_000

export function createAuthenticator(deps: {
  readonly accounts: AccountStore
  readonly passwords: PasswordHasher
  readonly clock: Clock
}): Authenticator {
  const { accounts, passwords, clock } = deps
  const toNew = async (first: FirstAdministrator) => ({
    id: randomUUID(),
    email: first.email,
    name: first.name,
    role: 'administrator' as const,
    passwordHash: await passwords.hash(first.password),
    now: clock.now(),
  })
  const refused = () =>
    new AppError('setup_link_invalid', {
      detail: 'Restart the console to get a new link, or sign in when an account exists.',
    })
  return {
    signIn: async (email, password) => {
      const found = await accounts.findByEmail(email)
      const isRight = await passwords.verify(found?.passwordHash, password)
      if (!found || !isRight) {
        throw new AppError('sign_in_refused', { detail: 'Check both, then try again.' })
      }
      return toAccount(found)
    },
    findAccount: async (id) => {
      const found = await accounts.findById(id)
      return found && toAccount(found)
    },
    needsSetup: async () => !(await accounts.hasAny()),
    createSetupToken: async () => {
      if (await accounts.hasAny()) return undefined
      const token = randomBytes(32).toString('base64url')
      const now = clock.now()
      await accounts.addSetupLink(toHash(token), new Date(now.getTime() + setupTokenMs), now)
      return token
    },
    setUp: async (token, first) => {
      // Looked at before the costly hash; what decides is the use of the link in one transaction.
      if (!(await accounts.isSetupLinkOpen(toHash(token), clock.now()))) throw refused()
      const account = await toNew(first)
      if (!(await accounts.useSetupLink(toHash(token), account))) throw refused()
      return toAccount({ ...account, email: account.email.toLowerCase() })
    },
    createFirst: async (first) => {
      if (await accounts.hasAny()) return false
      return accounts.createFirst(await toNew(first))
    },
  }
}

const toHash = (token: string) => createHash('sha256').update(token).digest()

export const toAccount = ({ id, email, name, role }: StoredAccount): Account => ({
  id: id as AccountId,
  email,
  name,
  role,
  permissions: [...rolePermissions[role]],
})
