import type { Outcome, RunState, StopRule } from '@curator/console-contract/runs'
import type { Generated } from 'kysely'
import type { Instant, Json, MaybeInstant } from './schema.ts'

/** The execution of a plan. */
export interface RunTable {
  id: string
  plan_id: string
  connection_id: string
  author_id: string
  idempotency_key: string
  state: RunState
  stop_rule: Json<StopRule>
  notice: string | null
  /** Grows with each take-over; a finish with an older number changes nothing. */
  fence: Generated<number>
  lease_owner: string | null
  lease_until: MaybeInstant
  /** The worker whose memory holds what was typed for it; until then nobody else takes the run. */
  secrets_in: Generated<string | null>
  secrets_until: MaybeInstant
  created_at: Instant
  started_at: MaybeInstant
  finished_at: MaybeInstant
}

/** How each change of a run stands. */
export interface ChangeResultTable {
  run_id: string
  seq: number
  state: 'waiting' | 'in_flight' | 'ended'
  outcome: Outcome | null
  message: string | null
  server_text: string | null
  http_status: number | null
  /** What the Server answered to a call of any operation; secrets hidden, bounded. */
  reply: string | null
  /** What the change made, for those that depend on it: ids. */
  result: Json<Record<string, unknown> | null>
  attempts: Generated<number>
  /** Set when a write left and its effect is unclear: not looked up before this instant. */
  quarantine_until: MaybeInstant
  ended_at: MaybeInstant
}
