import type { ApprovalPolicy, Environment, SignInType } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { Kysely, Selectable } from 'kysely'
import type { Sealed } from '../core/secret-box.ts'
import type { ConnectionTable, Database } from './schema.ts'

/** A connection as the store knows it. The secret is sealed; only `alteryx/` has it opened. */
export interface StoredConnection {
  readonly id: ConnectionId
  readonly name: string
  readonly environment: Environment
  readonly baseUrl: string
  readonly clientId: string
  readonly secret: Sealed
  readonly isPractice: boolean
  readonly maxConcurrency: number
  readonly network: StoredNetwork
  /** How people sign in to the Server. */
  readonly signIn: SignInType
  /** Which plans a second person must approve. */
  readonly approval: ApprovalPolicy
}

/** How the Server is reached; the proxy's password is sealed. */
export interface StoredNetwork {
  /** Certificates of private authorities as PEM text. */
  readonly caPem: string | null
  readonly proxyUrl: string | null
  readonly proxyUser: string | null
  readonly proxyPassword: Sealed | null
}

/** Straight to the Server, trusting public authorities alone. */
export const noNetwork: StoredNetwork = {
  caPem: null,
  proxyUrl: null,
  proxyUser: null,
  proxyPassword: null,
}

/** Where a secret is sealed to; see `SecretBox`. */
export const toSecretPlace = (id: ConnectionId) => `connection/${id}`
export const toProxyPlace = (id: ConnectionId) => `connection/${id}/proxy`

const unfinished = ['queued', 'running', 'pausing', 'paused', 'cancelling', 'halted'] as const

/** Connections that are not removed; removed ones keep their row for the history and their id for ever. */
export interface ConnectionStore {
  list(): Promise<StoredConnection[]>
  find(id: ConnectionId): Promise<StoredConnection | undefined>
  /** Whether an id was ever given. */
  isIdUsed(id: string): Promise<boolean>
  /** Throws a unique violation on `connection_name` or `connection_pkey`. */
  create(connection: StoredConnection, now: Date): Promise<void>
  /** False when it does not exist. Throws a unique violation on `connection_name`. */
  update(connection: StoredConnection): Promise<boolean>
  /** Wipes the secret and hides the row. `in_use` while a run of it has not ended. */
  remove(id: ConnectionId, now: Date): Promise<'removed' | 'in_use' | 'not_found'>
}

export function createConnectionStore(db: Kysely<Database>): ConnectionStore {
  const present = () => db.selectFrom('connection').selectAll().where('removed_at', 'is', null)
  return {
    list: async () => (await present().orderBy('name').execute()).map(toConnection),
    find: async (id) => {
      const row = await present().where('id', '=', id).executeTakeFirst()
      return row && toConnection(row)
    },
    isIdUsed: async (id) => {
      const rows = await db.selectFrom('connection').select('id').where('id', '=', id).execute()
      return rows.length > 0
    },
    create: async (connection, now) => {
      await db
        .insertInto('connection')
        .values({ ...toRow(connection), created_at: now })
        .execute()
    },
    update: async (connection) => {
      const done = await db
        .updateTable('connection')
        .set(toRow(connection))
        .where('id', '=', connection.id)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
    remove: (id, now) => db.transaction().execute((trx) => remove(trx, id, now)),
  }
}

/** The row is locked first: starting a run locks it too, so a run can't begin while it goes. */
async function remove(trx: Kysely<Database>, id: ConnectionId, now: Date) {
  const found = await trx
    .selectFrom('connection')
    .select('id')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .execute()
  if (found.length === 0) return 'not_found'
  const runs = trx.selectFrom('run').select('id').where('connection_id', '=', id)
  if ((await runs.where('state', 'in', unfinished).limit(1).execute()).length > 0) return 'in_use'
  const wiped = {
    secret_key_id: '',
    secret_nonce: Buffer.alloc(0),
    secret_sealed: Buffer.alloc(0),
    ...toNetworkRow(noNetwork),
  }
  await trx
    .updateTable('connection')
    .set({ ...wiped, removed_at: now })
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('directory_snapshot').where('connection_id', '=', id).execute()
  return 'removed'
}

const toConnection = (row: Selectable<ConnectionTable>): StoredConnection => ({
  id: row.id as ConnectionId,
  name: row.name,
  environment: row.environment,
  baseUrl: row.base_url,
  clientId: row.client_id,
  secret: { keyId: row.secret_key_id, nonce: row.secret_nonce, sealed: row.secret_sealed },
  isPractice: row.is_practice,
  maxConcurrency: row.max_concurrency,
  network: toNetwork(row),
  signIn: row.sign_in,
  approval: row.approval,
})

const toNetwork = (row: Selectable<ConnectionTable>): StoredNetwork => ({
  caPem: row.ca_pem,
  proxyUrl: row.proxy_url,
  proxyUser: row.proxy_user,
  proxyPassword:
    row.proxy_key_id !== null && row.proxy_nonce && row.proxy_sealed
      ? { keyId: row.proxy_key_id, nonce: row.proxy_nonce, sealed: row.proxy_sealed }
      : null,
})

const toRow = (connection: StoredConnection) => ({
  id: connection.id,
  name: connection.name,
  environment: connection.environment,
  base_url: connection.baseUrl,
  client_id: connection.clientId,
  secret_key_id: connection.secret.keyId,
  secret_nonce: connection.secret.nonce,
  secret_sealed: connection.secret.sealed,
  is_practice: connection.isPractice,
  max_concurrency: connection.maxConcurrency,
  sign_in: connection.signIn,
  approval: connection.approval,
  ...toNetworkRow(connection.network),
})

const toNetworkRow = ({ caPem, proxyUrl, proxyUser, proxyPassword }: StoredNetwork) => ({
  ca_pem: caPem,
  proxy_url: proxyUrl,
  proxy_user: proxyUser,
  proxy_key_id: proxyPassword?.keyId ?? null,
  proxy_nonce: proxyPassword?.nonce ?? null,
  proxy_sealed: proxyPassword?.sealed ?? null,
})
