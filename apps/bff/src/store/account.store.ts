import type { AccountRole } from '@curator/console-contract/session'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { AccountTable, Database } from './schema.ts'

/** A console account as the store knows it. */
export interface StoredAccount {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  readonly passwordHash: string
}

/** What a new account needs; `now` is its beginning. */
export interface NewAccount extends StoredAccount {
  readonly now: Date
}

/** Accounts and the one-time links that make the first of them. */
export interface AccountStore {
  /** Whether any account exists, disabled ones included. */
  hasAny(): Promise<boolean>
  /** An account that may sign in. `email` is compared without case. */
  findByEmail(email: string): Promise<StoredAccount | undefined>
  findById(id: string): Promise<StoredAccount | undefined>
  /** Makes the first account of all; false when there is one already, whoever else tries at the same time. */
  createFirst(account: NewAccount): Promise<boolean>
  addSetupLink(tokenHash: Buffer, expiresAt: Date, now: Date): Promise<void>
  isSetupLinkOpen(tokenHash: Buffer, now: Date): Promise<boolean>
  /** Uses up the link and makes the first account, both or neither; false when the link or the place is taken. */
  useSetupLink(tokenHash: Buffer, account: NewAccount): Promise<boolean>
}

export function createAccountStore(db: Kysely<Database>): AccountStore {
  return {
    hasAny: async () => (await db.selectFrom('account').select('id').limit(1).execute()).length > 0,
    findByEmail: async (email) => {
      const query = db.selectFrom('account').selectAll().where('email', '=', email.toLowerCase())
      return toAccount(await query.where('disabled_at', 'is', null).executeTakeFirst())
    },
    findById: async (id) => {
      const query = db.selectFrom('account').selectAll().where('id', '=', id)
      return toAccount(await query.where('disabled_at', 'is', null).executeTakeFirst())
    },
    createFirst: (account) => db.transaction().execute((trx) => insertFirst(trx, account)),
    addSetupLink: async (tokenHash, expiresAt, now) => {
      await db.deleteFrom('setup_link').where('expires_at', '<', now).execute()
      const row = { token_hash: tokenHash, expires_at: expiresAt }
      await db.insertInto('setup_link').values(row).execute()
    },
    isSetupLinkOpen: async (tokenHash, now) => {
      const rows = await openLinks(db, tokenHash, now).select('token_hash').execute()
      return rows.length > 0
    },
    useSetupLink: (tokenHash, account) =>
      db.transaction().execute(async (trx) => {
        await lockAccounts(trx) // Before any link, so that two links can't wait for each other.
        const query = openLinks(trx, tokenHash, account.now).select('token_hash')
        if ((await query.execute()).length === 0) return false
        if (!(await insertFirst(trx, account))) return false
        await trx.updateTable('setup_link').set({ used_at: account.now }).execute()
        return true
      }),
  }
}

const openLinks = (db: Kysely<Database>, tokenHash: Buffer, now: Date) =>
  db
    .selectFrom('setup_link')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)

/** Locked against others that insert: of two racing first accounts one finds the other. */
export const lockAccounts = (trx: Kysely<Database>) =>
  sql`lock table account in share row exclusive mode`.execute(trx)

async function insertFirst(trx: Kysely<Database>, account: NewAccount): Promise<boolean> {
  await lockAccounts(trx)
  const found = await trx.selectFrom('account').select('id').limit(1).execute()
  if (found.length > 0) return false
  const { id, name, role, passwordHash, now } = account
  const row = { id, name, role, password_hash: passwordHash, created_at: now }
  await trx
    .insertInto('account')
    .values({ ...row, email: account.email.toLowerCase() })
    .execute()
  return true
}

function toAccount(row: Selectable<AccountTable> | undefined): StoredAccount | undefined {
  if (!row) return undefined
  const { id, email, name, role, password_hash: passwordHash } = row
  return { id, email, name, role, passwordHash }
}
