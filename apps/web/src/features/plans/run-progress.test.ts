import { outcomes, runState } from '@curator/console-contract/runs'
import { expect, test } from 'vitest'
import { zeros } from '../../testing/plan-builders.ts'
import { hasEnded, isOlder, toPercent, toRunCommands, toTroubledCount } from './run-progress.ts'

const counts = (total: number, given: Parameters<typeof zeros<(typeof outcomes)[number]>>[1]) => ({
  total,
  waiting: 0,
  inFlight: 0,
  outcomes: zeros(outcomes, given),
})

test('100 % means that nothing is left', () => {
  expect(toPercent(counts(1000, { applied: 998, failed: 1 }))).toBe(99)
  expect(toPercent(counts(1000, { applied: 999, failed: 1 }))).toBe(100)
  expect(toPercent(counts(0, {}))).toBe(100)
})

test('what was cancelled is no trouble, what was skipped is', () => {
  expect(toTroubledCount(counts(9, { cancelled: 5, skipped: 2, failed: 1, refused: 1 }))).toBe(4)
})

test('an older picture of a run is known by fewer changes that have ended', () => {
  expect(isOlder(counts(9, { applied: 2 }), counts(9, { applied: 3 }))).toBe(true)
  expect(isOlder(counts(9, { applied: 3 }), counts(9, { applied: 3 }))).toBe(false)
})

test('a run that has ended takes no commands, every other one can be cancelled unless it is being', () => {
  for (const state of runState.options) {
    const can = toRunCommands(state)
    if (hasEnded(state))
      expect(can).toEqual({ canPause: false, canResume: false, canCancel: false })
    else expect(can.canCancel).toBe(state !== 'cancelling')
  }
  expect(toRunCommands('halted').canResume).toBe(true)
})
