import type { RunState } from '@curator/console-contract/plans'

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
  switch (command) {
    case 'pause':
      if (state === 'queued') return 'paused'
      return state === 'running' ? 'pausing' : null
    case 'resume':
      // Back into the line of its connection: another run may be writing just now.
      return state === 'paused' || state === 'halted' ? 'queued' : null
    case 'cancel':
      if (state === 'running' || state === 'pausing') return 'cancelling'
      if (state === 'queued' || state === 'paused' || state === 'halted')
        return hasOpenCalls ? 'cancelling' : 'cancelled'
      return null
  }
}

/** States a worker has to take care of. */
export const workedStates = [
  'queued',
  'running',
  'pausing',
  'cancelling',
] as const satisfies RunState[]

/** Whether nothing will happen to the run any more. */
export function hasEnded(state: RunState): boolean {
  return state === 'done' || state === 'cancelled'
}

/** Whether changes may be sent in this state. */
export function maySend(state: RunState): boolean {
  return state === 'running'
}
