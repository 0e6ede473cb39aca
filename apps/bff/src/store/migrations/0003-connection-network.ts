import { type Kysely, sql } from 'kysely'

/** Private certificate authorities and an outbound proxy for each connection; the proxy's password is sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `alter table connection
        add column ca_pem text, add column proxy_url text, add column proxy_user text,
        add column proxy_key_id text, add column proxy_nonce bytea, add column proxy_sealed bytea`,
    )
    .execute(db)
}
