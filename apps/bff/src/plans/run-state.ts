import type { RunState } from '@curator/console-contract/runs'

/** What a person may ask of a run. */
export type RunCommand = 'pause' | 'resume' | 'cancel'

/**
 * The state a command leads to, or null when it is not allowed. `hasOpenCalls` says that a call was sent whose effect is
 * not known yet: then the worker settles it before the run may end.
 */
export function toCommandedState(
  state: RunState,
  command: RunCommand,
  hasOpenCalls: boolean,
): RunState | null {
  const next = transitions[command][state] ?? null
  return next === 'cancelled' && hasOpenCalls ? 'cancelling' : next
}

const transitions: Record<RunCommand, Partial<Record<RunState, RunState>>> = {
  pause: { queued: 'paused', running: 'pausing' },
  // Back into the line of its connection: another run may be writing just now.
  resume: { paused: 'queued', halted: 'queued' },
  cancel: {
    running: 'cancelling',
    pausing: 'cancelling',
    queued: 'cancelled',
    paused: 'cancelled',
    halted: 'cancelled',
  },
}

/** Whether nothing will happen to the run any more. */
export function hasEnded(state: RunState): boolean {
  return state === 'done' || state === 'cancelled'
}
