import type { IncomingMessage } from 'node:http'
import type { CallLog } from './call-log.ts'
import type { SandboxClock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { NodeChoice } from './nodes.ts'
import type { ResolvedOptions } from './options.ts'
import type { Random } from './random.ts'
import type { Tokens } from './tokens.ts'
import type { World } from './world.ts'

/** An API access key: its secret and whose it is. */
export interface ApiKey {
  readonly secret: string
  /** Absent: the owner the world names. */
  readonly userId?: string
}

/** Everything the routes of one practice server share. `world` is swapped when another one is loaded. */
export interface SandboxState {
  readonly options: ResolvedOptions
  world: World
  readonly clock: SandboxClock
  /** Decides which writes are late. */
  readonly random: Random
  readonly keys: Map<string, ApiKey>
  readonly tokens: Tokens
  readonly faults: Faults
  readonly calls: CallLog
  readonly toNode: (req: IncomingMessage) => NodeChoice
}
