import {
  type Outcome,
  outcomes,
  type RunCounts,
  type RunState,
} from '@curator/console-contract/runs'

/** Whether nothing more will happen in a run by itself or by a command. */
export function hasEnded(state: RunState): boolean {
  return state === 'done' || state === 'cancelled'
}

/** Outcomes that call for a person; `retry failed` plans these rows again. */
const troubledOutcomes = [
  'needs_review',
  'failed',
  'refused',
  'skipped',
] as const satisfies readonly Outcome[]

/** Changes that have ended. */
export function toEndedCount(counts: RunCounts): number {
  return outcomes.reduce((sum, outcome) => sum + counts.outcomes[outcome], 0)
}

/** Changes that ended in trouble. */
export function toTroubledCount(counts: RunCounts): number {
  return troubledOutcomes.reduce((sum, outcome) => sum + counts.outcomes[outcome], 0)
}

/** Whole per cent, 0 to 100. Rounded down, so that 100 means that nothing is left; a run without changes is at 100. */
export function toPercent(counts: RunCounts): number {
  if (counts.total === 0) return 100
  return Math.floor((toEndedCount(counts) / counts.total) * 100)
}

export interface RunCommands {
  readonly canPause: boolean
  readonly canResume: boolean
  readonly canCancel: boolean
}

/** What a person may ask of a run in this state; the BFF refuses the rest. */
export function toRunCommands(state: RunState): RunCommands {
  return {
    canPause: state === 'queued' || state === 'running',
    canResume: state === 'paused' || state === 'halted',
    canCancel: !hasEnded(state) && state !== 'cancelling',
  }
}

/**
 * Whether a run that was just received is older than the one that is shown. Events and answers to commands travel side
 * by side; progress only grows, so an older picture has fewer changes ended.
 */
export function isOlder(received: RunCounts, shown: RunCounts): boolean {
  return toEndedCount(received) < toEndedCount(shown)
}
