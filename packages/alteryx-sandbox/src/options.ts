import type { Release } from '@curator/alteryx-contract/operation'
import { practiceKey, practiceSecret } from './practice-key.ts'
import type { WorldName } from './worlds/load-world.ts'

/** Releases a practice server can play. What changes between them: see `release.ts`. */
export const releases = [
  '2021.4',
  '2022.1',
  '2022.3',
  '2023.1',
  '2023.2',
  '2024.1',
  '2024.2',
  '2025.1',
  '2025.2',
] as const satisfies readonly Release[]

/** How people sign in to the played Server; decides which calls it refuses (reference 5, item 11). */
export const signInTypes = ['builtin', 'windows', 'saml'] as const

/** Settings of a practice server; every one has a default. */
export interface SandboxOptions {
  /** Default `small-team`. */
  readonly world?: WorldName
  /** People in the world `large`; default 100,000. */
  readonly userCount?: number
  /** Schedules in the made-up worlds. Default (null): 400 in `busy-server`, one for five people in `large`: 20,000. */
  readonly scheduleCount?: number | null
  /** Decides the made-up worlds and which writes are late; default 1. */
  readonly seed?: number
  /** Default `2025.2`. */
  readonly release?: (typeof releases)[number]
  /** Default `builtin`. */
  readonly auth?: (typeof signInTypes)[number]
  /** Pause before each API call is worked on, not before token requests; default 0. */
  readonly latencyMs?: number
  /** API access key and secret; default `practiceKey` and `practiceSecret`. */
  readonly key?: string
  readonly secret?: string
  /** Instant the clock shows at first; it runs on from there. Default: now. */
  readonly now?: string
  /** Milliseconds since 1970, in place of the computer's time; a constant function stands still. */
  readonly timeSource?: () => number
  /** A second user with the same e-mail is accepted, so that a test can count double creates. Default false. */
  readonly acceptDuplicateEmails?: boolean
  /** This share (0 to 1) of the writes is applied and answered only after `delayMs`, even if the caller has gone. */
  readonly lateWrites?: { readonly share: number; readonly delayMs: number }
  /** Status for a wrong key or secret; sources differ (reference 1). Default 400. */
  readonly tokenRefusalStatus?: 400 | 401
  /** Server nodes behind a balancer without shared tokens; the cookie it sets makes a caller stick. Default 1. */
  readonly nodeCount?: number
  /** Matching of the e-mail and name filters of the users list, which no source describes. Default `exact`, case apart. */
  readonly filterMatching?: 'exact' | 'contains'
  /**
   * Whether the played Server runs with TLS: writing credentials and all of DCM need it. The practice server itself
   * speaks plain http on the loopback; default true, so that they can be practised.
   */
  readonly tls?: boolean
  /** A Curator who puts somebody else's workflow or schedule into a collection gets 403, as was reported once (reference 4, item 7). Default false. */
  readonly refuseForeignAssets?: boolean
  /** How V1 spells package types: 0, 1, 2 as recorded, or the words of its models (server-v1v2 3). Default `number`. */
  readonly packageTypes?: 'number' | 'word'
  /** Whether workflows may be flagged for migration, a setting of a real Server (server-v1v2 4.9). Default true. */
  readonly allowMigration?: boolean
  /** Serves `/control/…`, with which anybody who reaches the port may do anything. Default false. */
  readonly control?: boolean
}

/** Options with every default filled in. */
export type ResolvedOptions = Required<Omit<SandboxOptions, 'now' | 'timeSource'>>

/** Fills in the defaults. */
export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  const { now: _now, timeSource: _timeSource, ...given } = options
  return {
    world: 'small-team',
    userCount: 100_000,
    scheduleCount: null,
    seed: 1,
    release: '2025.2',
    auth: 'builtin',
    latencyMs: 0,
    key: practiceKey,
    secret: practiceSecret,
    acceptDuplicateEmails: false,
    lateWrites: { share: 0, delayMs: 0 },
    tokenRefusalStatus: 400,
    nodeCount: 1,
    filterMatching: 'exact',
    tls: true,
    refuseForeignAssets: false,
    packageTypes: 'number',
    allowMigration: true,
    control: false,
    ...given,
  }
}
