import type { ApprovalPolicy, Environment, SignInType } from '@curator/console-contract/connections'
import type {
  ChangeDanger,
  ChangeKind,
  FieldChange,
  PlanState,
  SecretSlot,
  Verdict,
} from '@curator/console-contract/plans'
import type { AccountRole } from '@curator/console-contract/session'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type {
  ChannelTable,
  DeliveryTable,
  EventTable,
  MailServerTable,
  NotificationTable,
} from './notification-schema.ts'
import type { ChangeResultTable, RunTable } from './run-schema.ts'
import type { SavedViewTable } from './saved-view-schema.ts'

/*
 * Tables of the store, as `migrations/` makes them. Instants are `timestamptz`; names are snake_case here only.
 * Arrays and objects are jsonb and are written as JSON text.
 */

/** Read as `T`, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>
export type Instant = ColumnType<Date, Date, Date>
export type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface AccountTable {
  id: string
  /** Lower case. */
  email: string
  name: string
  role: AccountRole
  password_hash: string
  created_at: Instant
  disabled_at: MaybeInstant
}

export interface SetupLinkTable {
  /** SHA-256 of the token in the link. */
  token_hash: Buffer
  expires_at: Instant
  used_at: MaybeInstant
}

/** An account that somebody was invited to; the account is made when the link is used. */
export interface InvitationTable {
  id: string
  /** SHA-256 of the token in the link. */
  token_hash: Buffer
  /** Lower case. */
  email: string
  name: string
  role: AccountRole
  invited_by: string
  created_at: Instant
  expires_at: Instant
  used_at: MaybeInstant
}

export interface SessionTable {
  /** SHA-256 of the id in the cookie. */
  id_hash: Buffer
  account_id: string | null
  data: JSONColumnType<Record<string, unknown>, string, string>
  last_seen_at: Instant
  expires_at: Instant
}

export interface ConnectionTable {
  id: string
  name: string
  environment: Environment
  base_url: string
  client_id: string
  /** AES-256-GCM, sealed under the key named beside it. */
  secret_key_id: string
  secret_nonce: Buffer
  secret_sealed: Buffer
  is_practice: boolean
  max_concurrency: number
  /** Private authorities as PEM text. */
  ca_pem: string | null
  proxy_url: string | null
  proxy_user: string | null
  /** Password of the proxy, sealed as the secret is. */
  proxy_key_id: string | null
  proxy_nonce: Buffer | null
  proxy_sealed: Buffer | null
  sign_in: Generated<SignInType>
  approval: Generated<ApprovalPolicy>
  created_at: Instant
  /** Removed connections keep their row, without the secret, for the history of plans and runs. */
  removed_at: MaybeInstant
}

/** A known value sealed under each key: tells a wrong master key at start. */
export interface KeyCheckTable {
  key_id: string
  nonce: Buffer
  sealed: Buffer
}

export interface DirectorySnapshotTable {
  connection_id: string
  taken_at: Instant
  user_count: number
  group_count: number
  /** Compressed copy; its format is known to `directory/` only. */
  body: Buffer
}

export interface SheetTable {
  id: string
  connection_id: string
  author_id: string
  slice: string
  file_name: string
  /** The file as it came, so that it can be read again another way. */
  file: Buffer
  reading: Json<unknown>
  header: Json<string[]>
  mapping: Json<(string | null)[]>
  mapping_source: string
  notices: Json<unknown[]>
  /** What the slice keeps beside the mapping. */
  options: ColumnType<Record<string, unknown>, string | undefined, string>
  created_at: Instant
}

export interface SheetRowTable {
  sheet_id: string
  line: number
  cells: Json<string[]>
  faults: Json<unknown[]>
  /** What must be unique in the sheet, normalised: the e-mail. */
  row_key: string | null
  is_excluded: boolean
}

/** The mapping last chosen for a header, per slice. */
export interface SheetMappingTable {
  slice: string
  /** SHA-256 over the normalised header cells. */
  header_hash: string
  /** In the form of the slice. */
  mapping: Json<unknown>
  used_at: Instant
}

/** A saved way of calling an operation over rows; shared with everyone. */
export interface RecipeTable {
  id: string
  name: string
  operation_id: string
  /** Names of columns, by field and for the record id. */
  mapping: Json<unknown>
  /** Values for all rows, by field. */
  constants: Json<Record<string, string>>
  author_id: string
  created_at: Instant
  updated_at: Instant
}

export interface PlanTable {
  id: string
  connection_id: string
  author_id: string
  slice: string
  title: string
  sheet_id: string | null
  state: PlanState
  digest: string
  row_count: number
  change_count: number
  verdict_counts: Json<Partial<Record<Verdict, number>>>
  kind_counts: Json<Partial<Record<ChangeKind, number>>>
  danger: ChangeDanger
  directory_taken_at: Instant
  /** What the slice needs to plan the same rows again. */
  options: Json<Record<string, unknown>>
  /** The run that the plan undoes. */
  undo_of: string | null
  /** What has to be typed when its run is started. */
  secret_slots: ColumnType<SecretSlot[], string | undefined, string>
  created_at: Instant
  expires_at: Instant
}

export interface PlanRowTable {
  plan_id: string
  line: number
  subject: string
  verdict: Verdict
  reasons: Json<string[]>
  /** Changes this row asked for; several rows may ask for the same change. */
  change_seqs: Json<number[]>
  /** The worst of its changes. */
  danger: Generated<ChangeDanger>
  /** Of its changes, that of the most dangerous first. */
  kinds: Generated<ChangeKind[]>
  lead_kind: ChangeKind | null
  /** Sentences of its changes and what their fields show, for the search. */
  detail: Generated<string>
}

export interface ChangeTable {
  plan_id: string
  /** From 1, in the order of the plan. */
  seq: number
  kind: ChangeKind
  payload: Json<unknown>
  before: Json<unknown>
  fields: Json<FieldChange[]>
  sentence: string
  danger: ChangeDanger
  depends_on: Json<number[]>
  /** Whom it is about, where the payload says so; worked out by the database. */
  user_id: ColumnType<string | null, never, never>
  group_id: ColumnType<string | null, never, never>
  schedule_id: ColumnType<string | null, never, never>
}

/** What was asked and decided about a plan; it counts for the digest beside it alone. */
export interface PlanApprovalTable {
  plan_id: string
  digest: string
  asked_by: string | null
  asked_at: MaybeInstant
  decision: 'approved' | 'rejected' | null
  decided_by: string | null
  decided_at: MaybeInstant
  comment: Generated<string>
}

export interface Database {
  account: AccountTable
  setup_link: SetupLinkTable
  invitation: InvitationTable
  session: SessionTable
  connection: ConnectionTable
  key_check: KeyCheckTable
  directory_snapshot: DirectorySnapshotTable
  sheet: SheetTable
  sheet_row: SheetRowTable
  sheet_mapping: SheetMappingTable
  recipe: RecipeTable
  saved_view: SavedViewTable
  plan: PlanTable
  plan_row: PlanRowTable
  change: ChangeTable
  plan_approval: PlanApprovalTable
  run: RunTable
  change_result: ChangeResultTable
  event: EventTable
  notification: NotificationTable
  channel: ChannelTable
  delivery: DeliveryTable
  mail_server: MailServerTable
}
