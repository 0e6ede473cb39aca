import type { AccountRole } from '@curator/console-contract/session'
import { type Kysely, sql } from 'kysely'
import { lockAccounts } from './account.store.ts'
import type { Database } from './schema.ts'

/** An account as those who manage accounts see it. */
export interface AccountRecord {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: AccountRole
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly lastSeenAt: Date | null
}

export interface AccountChange {
  readonly role?: AccountRole | undefined
  readonly isEnabled?: boolean | undefined
}

export type AccountListStore = ReturnType<typeof createAccountListStore>

/** All accounts, disabled ones too, for those who manage them. */
export function createAccountListStore(db: Kysely<Database>) {
  return {
    list: async (): Promise<readonly AccountRecord[]> => {
      const { rows } = await selectAccounts(sql`order by lower(a.name), a.id`).execute(db)
      return rows
    },

    /**
     * Changes role and state while no other change of accounts can come between. `last` when no enabled administrator
     * would be left. Who is disabled loses all sessions; who is no administrator any more, all invitations given.
     */
    change: (
      id: string,
      change: AccountChange,
      now: Date,
    ): Promise<AccountRecord | 'last' | undefined> =>
      db.transaction().execute((trx) => applyChange(trx, id, change, now)),

    setPassword: async (id: string, passwordHash: string): Promise<void> => {
      const set = db.updateTable('account').set({ password_hash: passwordHash })
      await set.where('id', '=', id).execute()
    },
  }
}

async function applyChange(trx: Kysely<Database>, id: string, change: AccountChange, now: Date) {
  await lockAccounts(trx)
  const before = await find(trx, id)
  if (!before) return undefined
  const role = change.role ?? before.role
  const disabledAt = toDisabledAt(before.disabledAt, change.isEnabled, now)
  const staysAdministrator = role === 'administrator' && disabledAt === null
  if (!staysAdministrator && !(await hasOtherAdministrator(trx, id))) return 'last'
  const set = trx.updateTable('account').set({ role, disabled_at: disabledAt })
  await set.where('id', '=', id).execute()
  if (disabledAt !== null) await trx.deleteFrom('session').where('account_id', '=', id).execute()
  if (!staysAdministrator) await withdrawGiven(trx, id)
  return find(trx, id)
}

async function withdrawGiven(trx: Kysely<Database>, id: string): Promise<void> {
  const given = trx.deleteFrom('invitation').where('invited_by', '=', id)
  await given.where('used_at', 'is', null).execute()
}

/** An account that is disabled again keeps the instant of the first time. */
function toDisabledAt(before: Date | null, isEnabled: boolean | undefined, now: Date) {
  if (isEnabled === undefined) return before
  return isEnabled ? null : (before ?? now)
}

async function hasOtherAdministrator(db: Kysely<Database>, id: string): Promise<boolean> {
  const others = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('id', '<>', id)
    .limit(1)
    .execute()
  return others.length > 0
}

async function find(db: Kysely<Database>, id: string): Promise<AccountRecord | undefined> {
  const { rows } = await selectAccounts(sql`where a.id = ${id}`).execute(db)
  return rows[0]
}

function selectAccounts(rest: ReturnType<typeof sql>) {
  return sql<AccountRecord>`
    select a.id, a.name, a.email, a.role, a.created_at as "createdAt", a.disabled_at as "disabledAt",
      (select max(s.last_seen_at) from session s where s.account_id = a.id) as "lastSeenAt"
    from account a ${rest}`
}
