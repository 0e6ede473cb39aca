import type { StopRule } from '@curator/console-contract/runs'

export type StopCount = ReturnType<typeof createStopCount>

/** Counts failures for a run's stop rule. `before` are those since the run was started or resumed. */
export function createStopCount(rule: StopRule, before: number) {
  let count = before
  const max =
    rule.kind === 'carry_on'
      ? Number.POSITIVE_INFINITY
      : rule.kind === 'stop_at_first'
        ? 1
        : rule.failures
  return {
    add: (): void => {
      count += 1
    },
    count: () => count,
    isReached: () => count >= max,
  }
}
