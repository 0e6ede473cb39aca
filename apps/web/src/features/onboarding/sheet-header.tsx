import type { Sheet } from '@curator/console-contract/onboarding'
import { ArrowRight, SlidersHorizontal } from 'lucide-react'
import { formatCounted } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { SheetStep } from './sheet-step.ts'

const stepTexts: Record<SheetStep, { readonly title: string; readonly next: string }> = {
  columns: { title: 'Check the columns', next: 'Go on to the faults' },
  faults: { title: 'Fix the faults', next: 'Go on to the groups' },
  groups: { title: 'Groups and memberships', next: 'Make the plan' },
}

/** The head of a step: what sheet it is, and the button that goes on. `next` is null where the plan comes next. */
export function SheetHeader({
  sheet,
  step,
  next,
  isPending,
  isDisabled,
  onNext,
  onChoices,
}: {
  readonly sheet: Sheet
  readonly step: SheetStep
  readonly next: SheetStep | null
  readonly isPending: boolean
  readonly isDisabled: boolean
  readonly onNext: () => void
  /** Opens the step of groups where the sheet does not need it. */
  readonly onChoices: () => void
}) {
  return (
    <PageHeader
      title={stepTexts[step].title}
      description={
        <>
          {sheet.fileName} · {formatCounted(sheet.counts.total, 'row', 'rows')}
          {sheet.counts.faulty > 0 &&
            ` · ${formatCounted(sheet.counts.faulty, 'faulty row', 'faulty rows')}`}
        </>
      }
      action={
        <>
          {step === 'groups' && (
            <LinkButton to={paths.onboardingSheet(sheet.connectionId, sheet.id, 'faults')}>
              Back to the faults
            </LinkButton>
          )}
          {step === 'faults' && !next && (
            <Button icon={SlidersHorizontal} onPress={onChoices}>
              Profile and memberships
            </Button>
          )}
          <Button
            variant="primary"
            icon={ArrowRight}
            isPending={isPending}
            isDisabled={isDisabled}
            onPress={onNext}
          >
            {next ? stepTexts[step].next : 'Make the plan'}
          </Button>
        </>
      }
    />
  )
}
