import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Account, AccountRole } from '@curator/console-contract/session'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import type { AccountStore } from '../store/account.store.ts'
import type { InvitationStore, StoredInvitation } from '../store/invitation.store.ts'
import { toAccount } from './authenticator.ts'
import type { PasswordHasher } from './password-hasher.ts'

/** One-time links that make an account. */
export interface Invitations {
  /** Unused ones, newest first. */
  list(): Promise<readonly StoredInvitation[]>
  /** Answers the token of the link, which can't be read again. Throws `email_taken`. */
  invite(wish: Invite): Promise<{ readonly id: string; readonly token: string }>
  /** Throws `not_found`. */
  withdraw(id: string): Promise<void>
  /** Throws `invitation_invalid`. */
  read(token: string): Promise<StoredInvitation>
  /** Throws `invitation_invalid`, `email_taken`. */
  accept(token: string, person: { name: string; password: string }): Promise<Account>
}

export interface Invite {
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  readonly invitedBy: string
}

const lifetimeMs = 7 * 24 * 3_600_000

export function createInvitations(deps: {
  readonly invitations: InvitationStore
  readonly accounts: AccountStore
  readonly passwords: PasswordHasher
  readonly clock: Clock
}): Invitations {
  const { accounts, clock, invitations, passwords } = deps
  const read = async (token: string) => {
    const found = await invitations.findOpen(toHash(token), clock.now())
    if (!found) throw invalid()
    return found
  }
  return {
    list: invitations.listUnused,
    invite: async (wish) => {
      const token = randomBytes(32).toString('base64url')
      const id = randomUUID()
      const createdAt = clock.now()
      const expiresAt = new Date(createdAt.getTime() + lifetimeMs)
      const isMade = await invitations.create({
        ...wish,
        id,
        tokenHash: toHash(token),
        createdAt,
        expiresAt,
      })
      if (!isMade) throw emailTaken()
      return { id, token }
    },
    withdraw: async (id) => {
      if (await invitations.withdraw(id)) return
      throw new AppError('not_found', { detail: 'It may have been used or withdrawn.' })
    },
    read,
    accept: async (token, { name, password }) => {
      await read(token) // Before the costly hash; what decides is the use of the link.
      const account = { id: randomUUID(), name, passwordHash: await passwords.hash(password) }
      const ended = await invitations.use(toHash(token), account, clock.now())
      if (ended === 'not_open') throw invalid()
      if (ended === 'email_taken') throw emailTaken()
      const made = await accounts.findById(account.id)
      if (!made) throw invalid()
      return toAccount(made)
    },
  }
}

const toHash = (token: string) => createHash('sha256').update(token).digest()

const invalid = () =>
  new AppError('invitation_invalid', {
    detail: 'Ask an administrator of the console for a new invitation.',
  })
const emailTaken = () =>
  new AppError('email_taken', { detail: 'There is an account with it, perhaps a disabled one.' })
