import type { AccountRole } from '@curator/console-contract/session'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database, InvitationTable } from './schema.ts'

/** An invitation that was not used yet. The token stands nowhere. */
export interface StoredInvitation {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  readonly invitedByName: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface NewInvitation {
  readonly id: string
  readonly tokenHash: Buffer
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  readonly invitedBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The account that a used link makes; e-mail and role are those of the invitation. */
export interface InvitedAccount {
  readonly id: string
  readonly name: string
  readonly passwordHash: string
}

export type InvitationStore = ReturnType<typeof createInvitationStore>

export function createInvitationStore(db: Kysely<Database>) {
  const select = () =>
    db
      .selectFrom('invitation as i')
      .innerJoin('account as a', 'a.id', 'i.invited_by')
      .selectAll('i')
      .select('a.name as invited_by_name')
      .where('i.used_at', 'is', null)
  return {
    /** Expired ones too, newest first. */
    listUnused: async (): Promise<readonly StoredInvitation[]> =>
      (await select().orderBy('i.created_at', 'desc').execute()).map(toInvitation),

    findOpen: async (tokenHash: Buffer, now: Date): Promise<StoredInvitation | undefined> => {
      const query = select().where('i.token_hash', '=', tokenHash).where('i.expires_at', '>', now)
      const row = await query.executeTakeFirst()
      return row && toInvitation(row)
    },

    /** Takes the place of older invitations of the same address. False when an account has it. */
    create: (invitation: NewInvitation): Promise<boolean> =>
      db.transaction().execute(async (trx) => {
        const email = invitation.email.toLowerCase()
        const taken = trx.selectFrom('account').select('id').where('email', '=', email)
        if ((await taken.execute()).length > 0) return false
        const older = trx.deleteFrom('invitation').where('email', '=', email)
        await older.where('used_at', 'is', null).execute()
        await trx
          .insertInto('invitation')
          .values({
            id: invitation.id,
            token_hash: invitation.tokenHash,
            email,
            name: invitation.name,
            role: invitation.role,
            invited_by: invitation.invitedBy,
            created_at: invitation.createdAt,
            expires_at: invitation.expiresAt,
          })
          .execute()
        return true
      }),

    /** False when there is no such unused one. */
    withdraw: async (id: string): Promise<boolean> => {
      const query = db.deleteFrom('invitation').where('id', '=', id).where('used_at', 'is', null)
      return (await query.executeTakeFirst()).numDeletedRows > 0n
    },

    /** Uses up the link and makes the account, both or neither: of two at the same time one finds it used. */
    use: (
      tokenHash: Buffer,
      account: InvitedAccount,
      now: Date,
    ): Promise<'used' | 'not_open' | 'email_taken'> =>
      db.transaction().execute(async (trx) => {
        const open = await trx
          .updateTable('invitation')
          .set({ used_at: now })
          .where('token_hash', '=', tokenHash)
          .where('used_at', 'is', null)
          .where('expires_at', '>', now)
          .returning(['email', 'role'])
          .executeTakeFirst()
        if (!open) return 'not_open'
        const made = await sql`
          insert into account (id, email, name, role, password_hash, created_at)
          values (${account.id}, ${open.email}, ${account.name}, ${open.role}, ${account.passwordHash}, ${now})
          on conflict (email) do nothing returning id`.execute(trx)
        return made.rows.length > 0 ? 'used' : 'email_taken'
      }),
  }
}

const toInvitation = (
  row: Selectable<InvitationTable> & { readonly invited_by_name: string },
): StoredInvitation => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  invitedByName: row.invited_by_name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})
