import { type RotationStep, rotationSteps } from '@curator/console-contract/credential-rotations'
import type { PlanState } from '@curator/console-contract/plans'
import type { RunState } from '@curator/console-contract/runs'

/** What decides which step may be taken. */
interface StepFacts {
  readonly step: string
  readonly planId: string | null
  readonly planState: PlanState | null
  readonly runState: RunState | null
  /** A change of its run ended otherwise than `applied` and `already_applied`. */
  readonly hasMisses: boolean
}

type Cannot = Record<RotationStep, string | null>
type Entries = readonly StepFacts[]

/** Nothing to write, or its run has written everything. */
const isDone = ({ hasMisses, planId, runState }: StepFacts) =>
  planId === null || (runState === 'done' && !hasMisses)
/** Its run has ended, well or not: something may be written. */
const hasRun = ({ runState }: StepFacts) => runState === 'done' || runState === 'cancelled'
const wasDropped = ({ planState }: StepFacts) =>
  planState === 'discarded' || planState === 'expired' || planState === 'stale'
const isUnderWay = (entry: StepFacts) => !isDone(entry) && !hasRun(entry) && !wasDropped(entry)

const lastOf = (entries: Entries, step: string) => entries.findLast((entry) => entry.step === step)

/** Holds whose run has ended: what they switched off is to be switched on again. */
export const listHolds = <T extends StepFacts>(entries: readonly T[]): readonly T[] =>
  entries.filter((entry) => entry.step === 'hold' && entry.planId !== null && hasRun(entry))

/** Steps that are done. Switching on again is not, once more was switched off after it. */
export function findDone(entries: Entries): readonly RotationStep[] {
  return rotationSteps.filter((step) => {
    const last = lastOf(entries, step)
    if (!last || !isDone(last)) return false
    const hold = listHolds(entries).at(-1)
    return step !== 'restore' || !hold || entries.indexOf(hold) < entries.indexOf(last)
  })
}

/** What has to be done before each step, and what to say while it is not. */
const before: readonly (readonly [RotationStep, RotationStep, string])[] = [
  ['hold', 'look', 'Look first at what uses the credential.'],
  [
    'password',
    'hold',
    'Switch off first the schedules that use it, and wait for the end of that run.',
  ],
  ['proof', 'password', 'Change the password first.'],
  ['finish', 'password', 'Change the password first.'],
  ['finish', 'restore', 'Switch on again first what was switched off.'],
]

/** Switching off and on are about the same schedules: one waits for the other. */
const opposite: Readonly<Partial<Record<RotationStep, RotationStep>>> = {
  hold: 'restore',
  restore: 'hold',
}

/** Why each step can't be taken now; null when it can. Steps may be taken again, but a hold that is done only once. */
export function findCannot(state: 'open' | 'done' | 'cancelled', entries: Entries): Cannot {
  const done = findDone(entries)
  const judge = (step: RotationStep) =>
    state === 'open'
      ? (findWaiting(step, entries) ?? findMissing(step, entries, done))
      : `This rotation is ${state}.`
  return Object.fromEntries(rotationSteps.map((step) => [step, judge(step)])) as Cannot
}

function findWaiting(step: RotationStep, entries: Entries): string | null {
  const isWaiting = (wanted: RotationStep | undefined) =>
    entries.some((entry) => entry.step === wanted && isUnderWay(entry))
  if (isWaiting(step)) return 'Its plan waits or runs. Open the plan, or discard it.'
  if (!isWaiting(opposite[step])) return null
  return 'The other plan for these schedules waits or runs. Open it, or discard it.'
}

function findMissing(
  step: RotationStep,
  entries: Entries,
  done: readonly RotationStep[],
): string | null {
  const isDoneNow = done.includes(step)
  if (step === 'hold' && isDoneNow) return 'The schedules were switched off already.'
  if (step === 'restore') {
    if (isDoneNow) return 'They were switched on again already.'
    const isOff = done.includes('hold') || listHolds(entries).length > 0
    return isOff ? null : 'Nothing was switched off yet.'
  }
  return before.find(([wanted, needed]) => wanted === step && !done.includes(needed))?.[2] ?? null
}
