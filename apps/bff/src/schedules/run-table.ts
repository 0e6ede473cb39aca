import type { DurationSource } from '@curator/console-contract/schedule-forecast'

/** What a run needs to know of its schedule. */
export interface RunSchedule {
  readonly id: string
  readonly name: string
  readonly workflowId: string | null
  readonly workerTag: string
  readonly priority: string
  /** IANA name; empty is UTC. */
  readonly timeZone: string
  /** Its last run ended with an error. */
  readonly isFailing: boolean
  readonly durationSource: DurationSource
}

/**
 * Runs to be expected in the order of their starts, in columns: half a million objects would be too slow to count.
 * All columns are of the same length.
 */
export interface RunTable {
  readonly schedules: readonly RunSchedule[]
  /** Place of the run's schedule in `schedules`. */
  readonly scheduleOf: Uint32Array
  /** Milliseconds since 1970. */
  readonly startMs: Float64Array
  /** NaN where it is not known. */
  readonly durationSeconds: Float32Array
}
