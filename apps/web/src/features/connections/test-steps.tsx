import {
  type ConnectionTest,
  type TestStep,
  testStepIds,
} from '@curator/console-contract/connection-tests'
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Notice } from '../../ui/notice.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { testStateText, testStepTitles, testVerdictText } from './connections-text.ts'

const looks: Record<TestStep['state'], { icon: LucideIcon; className: string }> = {
  passed: { icon: CircleCheck, className: 'text-good' },
  warning: { icon: TriangleAlert, className: 'text-warning' },
  failed: { icon: CircleAlert, className: 'text-bad' },
  skipped: { icon: CircleSlash, className: 'text-muted' },
}
const verdictTones = { passed: 'good', warning: 'warning', failed: 'bad' } as const

/** A test under way, or what it found: the verdict first, then every step with what to do about it. */
export function TestSteps({
  result,
  isPending,
  problem,
}: {
  readonly result: ConnectionTest | undefined
  readonly isPending: boolean
  /** Why the test itself could not be made. */
  readonly problem: ReactNode
}) {
  if (isPending) return <PendingSteps />
  if (problem) return problem
  if (!result) return null
  return (
    <section aria-label="Result of the test" className="flex flex-col gap-3">
      <Notice tone={verdictTones[result.state]} isAlert>
        <strong className="font-semibold">{testVerdictText[result.state]}</strong>{' '}
        {result.steps.find(({ state }) => state === result.state && state !== 'passed')?.detail}
      </Notice>
      <ol className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface">
        {result.steps.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

function PendingSteps() {
  return (
    <div role="status" className="flex flex-col gap-3">
      <ProgressBar label="Testing step by step, at most 20 seconds" />
      <ol className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface">
        {testStepIds.map((id) => (
          <li key={id} className="flex items-center gap-2 px-3 py-2 text-muted">
            <CircleDashed aria-hidden className="size-4 shrink-0" />
            {testStepTitles[id]}
          </li>
        ))}
      </ol>
    </div>
  )
}

function StepLine({ step }: { readonly step: TestStep }) {
  const { icon: Icon, className } = looks[step.state]
  return (
    <li className="flex gap-2 px-3 py-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{step.title}</span>
          <span className={`text-sm font-medium ${className}`}>{testStateText[step.state]}</span>
          {step.state !== 'skipped' && (
            <span className="ml-auto text-sm text-muted tabular-nums">
              {step.tookMs.toLocaleString()} ms
            </span>
          )}
        </p>
        <p className={step.state === 'skipped' ? 'text-muted' : undefined}>{step.detail}</p>
        {step.advice && (
          <p className="text-sm">
            <strong className="font-semibold">What to do:</strong> {step.advice}
          </p>
        )}
        <StepFacts step={step} />
      </div>
    </li>
  )
}

function StepFacts({ step }: { readonly step: TestStep }) {
  if (step.facts.length === 0) return null
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm [&_dt]:text-muted">
      {step.facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt>{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
