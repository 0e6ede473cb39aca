import type {
  TestStep,
  TestStepId,
  TestStepState,
} from '@curator/console-contract/connection-tests'
import type { Probe } from './probe.ts'

/** What a step found. A failure ends the test: nothing behind it can be looked at. */
export interface Finding {
  readonly state: TestStepState
  readonly detail: string
  readonly advice: string | null
  readonly facts: TestStep['facts']
}

/** One look at a connection. Whatever goes wrong is a finding; a step throws only for our own mistakes. */
export interface Step {
  readonly id: TestStepId
  readonly title: string
  readonly look: (probe: Probe) => Promise<Finding> | Finding
}

type Facts = Readonly<Record<string, string | null | undefined>>

/** Facts in their order; those without a value are left out. */
function toFacts(facts: Facts): TestStep['facts'] {
  return Object.entries(facts).flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

export const passed = (detail: string, facts: Facts = {}): Finding => ({
  state: 'passed',
  detail,
  advice: null,
  facts: toFacts(facts),
})

export const warning = (detail: string, advice: string, facts: Facts = {}): Finding => ({
  state: 'warning',
  detail,
  advice,
  facts: toFacts(facts),
})

export const failed = (detail: string, advice: string, facts: Facts = {}): Finding => ({
  state: 'failed',
  detail,
  advice,
  facts: toFacts(facts),
})

export const skipped = (detail: string, advice: string | null = null): Finding => ({
  state: 'skipped',
  detail,
  advice,
  facts: [],
})
