import { BulkStepper } from '../../ui/bulk-stepper.tsx'
import { Stepper, type StepState } from '../../ui/stepper.tsx'
import type { PlanOrigin } from './plan-origin.ts'

/** The way of a plan: from its sheet where it has one, else from what was chosen. */
export function PlanSteps({
  origin,
  current,
  planLink,
  runLink,
  isEnded,
}: {
  readonly origin: PlanOrigin
  readonly current: 'plan' | 'run'
  readonly planLink?: string | undefined
  readonly runLink?: string | undefined
  /** The current step is done as well. */
  readonly isEnded: boolean
}) {
  if (origin.isSheetWork) {
    const links = {
      sheet: origin.start,
      columns: origin.sheet?.('columns'),
      faults: origin.sheet?.('faults'),
      plan: planLink,
      run: runLink,
    }
    return <BulkStepper current={current} links={links} isEnded={isEnded} />
  }
  const here: StepState = isEnded ? 'done' : 'current'
  const planState = current === 'run' ? 'done' : here
  const runState = current === 'run' ? here : 'upcoming'
  return (
    <Stepper
      label="Steps"
      steps={[
        { key: 'start', text: origin.startStep, state: 'done', to: origin.start },
        { key: 'plan', text: 'Plan', state: planState, to: planLink },
        { key: 'run', text: 'Run', state: runState, to: runLink },
      ]}
    />
  )
}
