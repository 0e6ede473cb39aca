import type { Sheet } from '@curator/console-contract/onboarding'
import { onboardingFields } from '@curator/console-contract/onboarding-fields'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { toProblemText } from '../../api/problem-text.ts'
import { formatCounted } from '../../lib/format-count.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { FaultsPanel } from '../../sheets/faults-panel.tsx'
import type { RowFilter } from '../../sheets/sheet-rows.queries.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { BulkStepper } from '../../ui/bulk-stepper.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ColumnsPanel } from './columns-panel.tsx'
import { GroupsForm } from './groups-form.tsx'
import { toRowsDoor, useCreatePlan } from './onboarding.queries.ts'
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

/** The name of a column: what it fills, else its header. */
function toColumnName(sheet: Sheet, column: number): string {
  const field = sheet.mapping[column]
  if (field) return onboardingFields[field].label
  return `${sheet.header[column] || `Column ${column + 1}`} (not used)`
}

const stepTexts: Record<SheetStep, { readonly title: string; readonly next: string }> = {
  columns: { title: 'Check the columns', next: 'Go on to the faults' },
  faults: { title: 'Fix the faults', next: 'Go on to the groups' },
  groups: { title: 'Unknown groups', next: 'Make the plan' },
}

/** One step of a sheet at a time, and the one button that goes on. */
export function SheetSteps({ sheet }: { readonly sheet: Sheet }) {
  const navigate = useNavigate()
  const [search, changeSearch] = useSearch(sheetSearch)
  const step = parseSheetStep(search.step ?? null)
  // Kept as what is declined, for fixing a cell may name groups that nobody has seen yet.
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set())
  const groupNames = sheet.unknownGroups.map((group) => group.name)
  const chosen = new Set(groupNames.filter((name) => !declined.has(name)))
  const create = useCreatePlan(sheet.id)
  const next = findNextStep(sheet, step)
  const blockers = toBlockers(sheet)
  // What was listed first stays listed while faults go away, so that no row vanishes under the hands.
  const [firstOnly] = useState<RowFilter>(() => (sheet.counts.faulty > 0 ? 'faulty' : 'all'))
  const only = search.only ?? firstOnly
  const handleNext = () => {
    if (next) return changeSearch({ step: next })
    create.mutate([...chosen], { onSuccess: ({ planId }) => void navigate(paths.plan(planId)) })
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
          <Button
            variant="primary"
            icon={ArrowRight}
            isPending={create.isPending}
            isDisabled={blockers.length > 0}
            onPress={handleNext}
          >
            {next ? stepTexts[step].next : 'Make the plan'}
          </Button>
        }
      />
      {create.error && <ActionProblem {...toProblemText(create.error)} />}
      {step !== 'columns' && blockers.length > 0 && (
        <Notice tone="bad">
          <strong>No plan can be made yet.</strong> {blockers.join(' ')}
        </Notice>
      )}
      {step === 'columns' && <ColumnsPanel sheet={sheet} />}
      {step === 'faults' && (
        <FaultsPanel
          door={toRowsDoor(sheet.id)}
          counts={sheet.counts}
          columnNames={sheet.header.map((_, column) => toColumnName(sheet, column))}
          only={only}
          onOnlyChange={(to) => changeSearch({ only: to }, true)}
        />
      )}
      {step === 'groups' && (
        <GroupsForm
          sheet={sheet}
          chosen={chosen}
          onChange={(next) => setDeclined(new Set(groupNames.filter((name) => !next.has(name))))}
        />
      )}
    </Page>
  )
}
