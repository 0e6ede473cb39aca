import type { Sheet } from '@curator/console-contract/onboarding'
import { ProblemError } from '@curator/endpoint/problem'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { toProblemText } from '../../api/problem-text.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import type { RowFilter } from '../../sheets/sheet-rows.queries.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { BulkStepper } from '../../ui/bulk-stepper.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ChoicesStep } from './choices-step.tsx'
import { ColumnsPanel } from './columns-panel.tsx'
import { FaultsStep } from './faults-step.tsx'
import { useCreatePlan } from './onboarding.queries.ts'
import { hasChoices, toTruth, usualChoices } from './sheet-choices.ts'
import { SheetHeader } from './sheet-header.tsx'
import {
  findNextStep,
  parseSheetStep,
  type SheetStep,
  sheetSteps,
  toBlockers,
} from './sheet-step.ts'

const sheetSearch = z.object({
  step: z.enum(sheetSteps).optional(),
  only: z.enum(['all', 'faulty', 'excluded']).optional(),
})

/** One step of a sheet at a time, and the one button that goes on. */
export function SheetSteps({ sheet }: { readonly sheet: Sheet }) {
  const navigate = useNavigate()
  const [search, changeSearch] = useSearch(sheetSearch)
  const step = parseSheetStep(search.step ?? null)
  // Kept as what is declined, for fixing a cell may name groups that nobody has seen yet.
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set())
  const groupNames = sheet.unknownGroups.map((group) => group.name)
  const chosen = new Set(groupNames.filter((name) => !declined.has(name)))
  const [choices, setChoices] = useState(usualChoices)
  const truth = toTruth(choices)
  const create = useCreatePlan(sheet.id)
  const isOverCap =
    create.error instanceof ProblemError && create.error.problem.code === 'removal_cap_exceeded'
  const next = findNextStep(sheet, step, hasChoices(choices))
  const blockers = toBlockers(sheet)
  // What was listed first stays listed while faults go away, so that no row vanishes under the hands.
  const [firstOnly] = useState<RowFilter>(() => (sheet.counts.faulty > 0 ? 'faulty' : 'all'))
  const only = search.only ?? firstOnly
  const handleNext = () => {
    if (next) return changeSearch({ step: next })
    if (truth === undefined) return
    create.mutate(
      { createGroups: [...chosen], profileId: choices.profileId, truth },
      { onSuccess: ({ planId }) => void navigate(paths.plan(planId)) },
    )
  }
  const toStep = (to: SheetStep) => paths.onboardingSheet(sheet.connectionId, sheet.id, to)
  return (
    <Page isFilled={step === 'faults'}>
      <BulkStepper
        current={step === 'columns' ? 'columns' : 'faults'}
        links={{
          sheet: paths.onboarding(sheet.connectionId),
          columns: toStep('columns'),
          faults: toStep('faults'),
        }}
      />
      <SheetHeader
        sheet={sheet}
        step={step}
        next={next}
        isPending={create.isPending}
        isDisabled={blockers.length > 0 || (!next && truth === undefined)}
        onNext={handleNext}
        onChoices={() => changeSearch({ step: 'groups' })}
      />
      {create.error && !isOverCap && <ActionProblem {...toProblemText(create.error)} />}
      {step !== 'columns' && blockers.length > 0 && (
        <Notice tone="bad">
          <strong>No plan can be made yet.</strong> {blockers.join(' ')}
        </Notice>
      )}
      {step === 'columns' && <ColumnsPanel sheet={sheet} />}
      {step === 'faults' && (
        <FaultsStep
          sheet={sheet}
          only={only}
          onOnlyChange={(to) => changeSearch({ only: to }, true)}
        />
      )}
      {step === 'groups' && (
        <ChoicesStep
          sheet={sheet}
          chosenGroups={chosen}
          choices={choices}
          refusal={isOverCap ? create.error : null}
          onGroups={(next) => setDeclined(new Set(groupNames.filter((name) => !next.has(name))))}
          onChoices={(next) => {
            create.reset()
            setChoices(next)
          }}
        />
      )}
    </Page>
  )
}
