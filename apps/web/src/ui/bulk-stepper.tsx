import { type Step, Stepper } from './stepper.tsx'

/** The way of all bulk work; every screen on it shows the same steps. */
const bulkSteps = [
  ['sheet', 'Sheet'],
  ['columns', 'Columns'],
  ['faults', 'Faults'],
  ['plan', 'Plan'],
  ['run', 'Run'],
] as const
export type BulkStep = (typeof bulkSteps)[number][0]

/** `links` says where steps are found that a person may go to. `isEnded`: the current step is done as well. */
export function BulkStepper({
  current,
  links,
  isEnded = false,
}: {
  readonly current: BulkStep
  readonly links: { readonly [key in BulkStep]?: string | undefined }
  readonly isEnded?: boolean
}) {
  const place = bulkSteps.findIndex(([key]) => key === current)
  const steps = bulkSteps.map(([key, text], index): Step => {
    const isDone = index < place || (index === place && isEnded)
    const state = isDone ? 'done' : index === place ? 'current' : 'upcoming'
    return { key, text, state, to: key === current ? undefined : links[key] }
  })
  return <Stepper label="Steps" steps={steps} />
}
