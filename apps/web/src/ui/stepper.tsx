import { Check, X } from 'lucide-react'
import { Link } from 'react-router'
import { classNames } from './class-names.ts'

export type StepState = 'done' | 'current' | 'upcoming' | 'failed'
export type Step = {
  readonly key: string
  readonly text: string
  readonly state: StepState
  /** Where a finished step is found. */
  readonly to?: string | undefined
}

const stateWords: Record<StepState, string> = {
  done: 'done',
  current: 'now',
  upcoming: 'to come',
  failed: 'failed',
}
const markClasses: Record<StepState, string> = {
  done: 'border-accent bg-accent text-accent-contrast',
  current: 'border-accent text-accent-ink',
  upcoming: 'border-line-strong text-muted',
  failed: 'border-bad text-bad',
}

function Mark({ step, number }: { readonly step: Step; readonly number: number }) {
  return (
    <span
      aria-hidden
      className={`flex size-6 shrink-0 items-center justify-center rounded-full border text-sm font-semibold ${markClasses[step.state]}`}
    >
      {step.state === 'done' ? (
        <Check className="size-4" />
      ) : step.state === 'failed' ? (
        <X className="size-4" />
      ) : (
        number
      )}
    </span>
  )
}

/** The steps of a journey in a line. On a phone only the current step keeps its words. */
export function Stepper({
  label,
  steps,
}: {
  readonly label: string
  readonly steps: readonly Step[]
}) {
  return (
    <nav aria-label={label}>
      <ol className="flex items-center gap-2 overflow-hidden">
        {steps.map((step, index) => {
          const isNow = step.state === 'current' || step.state === 'failed'
          const words = (
            <span
              className={classNames(
                isNow ? 'font-semibold' : 'max-md:sr-only',
                step.state === 'upcoming' && 'text-muted',
              )}
            >
              {step.text}
              <span className="sr-only">, {stateWords[step.state]}</span>
            </span>
          )
          const content = (
            <>
              <Mark step={step} number={index + 1} />
              {words}
            </>
          )
          return (
            <li
              key={step.key}
              {...(step.state === 'current' ? { 'aria-current': 'step' } : {})}
              className="flex items-center gap-2 whitespace-nowrap"
            >
              {index > 0 && <span aria-hidden className="h-px w-3 bg-line-strong md:w-8" />}
              {step.to ? (
                <Link to={step.to} className="flex items-center gap-2 rounded-md hover:underline">
                  {content}
                </Link>
              ) : (
                <span className="flex items-center gap-2">{content}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
