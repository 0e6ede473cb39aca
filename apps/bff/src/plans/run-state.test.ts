import type { RunState } from '@curator/console-contract/runs'
import { expect, test } from 'vitest'
import { type RunCommand, toCommandedState } from './run-state.ts'

const table: Record<RunState, Record<RunCommand, RunState | null>> = {
  queued: { pause: 'paused', resume: null, cancel: 'cancelled' },
  running: { pause: 'pausing', resume: null, cancel: 'cancelling' },
  pausing: { pause: null, resume: null, cancel: 'cancelling' },
  paused: { pause: null, resume: 'queued', cancel: 'cancelled' },
  halted: { pause: null, resume: 'queued', cancel: 'cancelled' },
  cancelling: { pause: null, resume: null, cancel: null },
  cancelled: { pause: null, resume: null, cancel: null },
  done: { pause: null, resume: null, cancel: null },
}

test.each(
  Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([command, next]) => [state, command, next] as const),
  ),
)('a run that is %s and asked to %s becomes %s', (state, command, next) => {
  expect(toCommandedState(state as RunState, command as RunCommand, false)).toBe(next)
})

test('a paused run with a call whose effect is unknown is settled before it is cancelled', () => {
  expect(toCommandedState('paused', 'cancel', true)).toBe('cancelling')
})
