import { type RotationStep, rotationSteps } from '@curator/console-contract/credential-rotations'
import type { PlanState } from '@curator/console-contract/plans'
import type { RunState } from '@curator/console-contract/runs'

/** What decides which step may be taken. */
interface StepFacts {
  readonly step: string
  readonly planId: string | null
  readonly planState: PlanState | null
  readonly runState: RunState | null
}

type Cannot = Record<RotationStep, string | null>

/** Nothing to write, or its run has ended. */
const isDone = ({ planId, runState }: StepFacts) => planId === null || runState === 'done'
const hasEndedOtherwise = ({ planState }: StepFacts) =>
  planState === 'discarded' || planState === 'expired' || planState === 'stale'

/** What has to be done before each step, and what to say while it is not. */
const before: readonly (readonly [RotationStep, RotationStep, string])[] = [
  ['hold', 'look', 'Look first at what uses the credential.'],
  [
    'password',
    'hold',
    'Switch off first the schedules that use it, and wait for the end of that run.',
  ],
  ['proof', 'password', 'Change the password first.'],
  ['restore', 'hold', 'Nothing was switched off yet.'],
  ['finish', 'password', 'Change the password first.'],
  ['finish', 'restore', 'Switch on again first what was switched off.'],
]

/** Why each step can't be taken now; null when it can. Steps may be taken again, but a hold only once. */
export function findCannot(
  state: 'open' | 'done' | 'cancelled',
  entries: readonly StepFacts[],
): Cannot {
  const lastOf = (step: RotationStep) => entries.findLast((entry) => entry.step === step)
  const done = (step: RotationStep) => {
    const last = lastOf(step)
    return last !== undefined && isDone(last)
  }
  const judge = (step: RotationStep): string | null => {
    if (state !== 'open') return `This rotation is ${state}.`
    const last = lastOf(step)
    if (last && !isDone(last) && !hasEndedOtherwise(last))
      return 'Its plan waits or runs. Open the plan, or discard it.'
    if (step === 'hold' && done('hold')) return 'The schedules were switched off already.'
    if (step === 'restore' && done('restore')) return 'They were switched on again already.'
    return before.find(([wanted, needed]) => wanted === step && !done(needed))?.[2] ?? null
  }
  return Object.fromEntries(rotationSteps.map((step) => [step, judge(step)])) as Cannot
}
