import type { MailSecurity } from '@curator/console-contract/channels'
import type { Kysely } from 'kysely'
import type { Sealed } from '../core/secret-box.ts'
import type { Database } from './schema.ts'

/** The mail server as stored; the password is sealed. */
export interface StoredMailServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly userName: string | null
  readonly sender: string
  readonly password: Sealed | null
}

/** Where the password is sealed to; see `SecretBox`. */
export const mailPasswordPlace = 'mail_server'

export type MailServerStore = ReturnType<typeof createMailServerStore>

/** There is one mail server at the most. */
export function createMailServerStore(db: Kysely<Database>) {
  return {
    find: async (): Promise<StoredMailServer | undefined> => {
      const row = await db.selectFrom('mail_server').selectAll().executeTakeFirst()
      if (!row) return undefined
      const { host, port, security, sender, user_name: userName } = row
      const { secret_key_id: keyId, secret_nonce: nonce, secret_sealed: sealed } = row
      const password = keyId !== null && nonce && sealed ? { keyId, nonce, sealed } : null
      return { host, port, security, sender, userName, password }
    },
    save: async ({ userName, password, ...server }: StoredMailServer): Promise<void> => {
      const row = {
        ...server,
        id: true,
        user_name: userName,
        secret_key_id: password?.keyId ?? null,
        secret_nonce: password?.nonce ?? null,
        secret_sealed: password?.sealed ?? null,
      }
      await db
        .insertInto('mail_server')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    remove: async (): Promise<void> => {
      await db.deleteFrom('mail_server').execute()
    },
  }
}
