import type { RunnerSheet } from '@curator/console-contract/bulk-runner'
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
import { toRowsDoor, useCreatePlan } from './bulk-runner.queries.ts'
import { stepTexts } from './bulk-runner-text.ts'
import { FieldsPanel } from './fields-panel.tsx'
import { OperationAddress } from './operation-badges.tsx'
import { RequestsPanel } from './requests-panel.tsx'

const steps = ['columns', 'faults', 'requests'] as const

const sheetSearch = z.object({
  step: z.enum(steps).default('columns'),
  only: z.enum(['all', 'faulty', 'excluded']).optional(),
  search: z.string().max(200).optional(),
})

/** What a column fills, else its header. */
function toColumnNames({ fields, header, recordColumn, sources }: RunnerSheet): string[] {
  return header.map((name, column) => {
    const filled = fields.filter(({ key }) => {
      const source = sources[key]
      return source?.kind === 'column' && source.column === column
    })
    const names = filled.map((field) => field.name)
    if (column === recordColumn) names.push('record id')
    return names.length > 0 ? names.join(', ') : `${name || `Column ${column + 1}`} (not used)`
  })
}

/** One step of a sheet at a time, and the one button that goes on. */
export function RunnerSteps({ sheet }: { readonly sheet: RunnerSheet }) {
  const navigate = useNavigate()
  const [search, changeSearch] = useSearch(sheetSearch)
  const create = useCreatePlan(sheet.id)
  const { step } = search
  const next = steps[steps.indexOf(step) + 1]
  const blockers = sheet.notices.filter((notice) => notice.blocks).map(({ message }) => message)
  // What was listed first stays listed while faults go away, so that no row vanishes under the hands.
  const [firstOnly] = useState<RowFilter>(() => (sheet.counts.faulty > 0 ? 'faulty' : 'all'))
  const handleNext = () => {
    if (next) return changeSearch({ step: next })
    create.mutate(undefined, { onSuccess: ({ planId }) => void navigate(paths.plan(planId)) })
  }
  const toStep = (to: string) => paths.bulkRunnerSheet(sheet.connectionId, sheet.id, to)
  return (
    <Page isFilled={step !== 'columns'}>
      <BulkStepper
        current={step === 'columns' ? 'columns' : 'faults'}
        links={{
          sheet: paths.bulkRunner(sheet.connectionId),
          columns: toStep('columns'),
          faults: toStep('faults'),
        }}
      />
      <PageHeader
        title={stepTexts[step].title}
        description={
          <>
            <p>
              {sheet.operation.summary} <OperationAddress operation={sheet.operation} />
            </p>
            <p>
              {sheet.fileName} · {formatCounted(sheet.counts.total, 'row', 'rows')}
              {sheet.counts.faulty > 0 &&
                ` · ${formatCounted(sheet.counts.faulty, 'faulty row', 'faulty rows')}`}
            </p>
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
            {stepTexts[step].next}
          </Button>
        }
      />
      {sheet.operation.whyNot && <Notice tone="bad">{sheet.operation.whyNot}</Notice>}
      {create.error && <ActionProblem {...toProblemText(create.error)} />}
      {step !== 'columns' && blockers.length > 0 && (
        <Notice tone="bad">
          <strong>No plan can be made yet.</strong> {blockers.join(' ')}
        </Notice>
      )}
      {step === 'columns' && <FieldsPanel sheet={sheet} />}
      {step === 'faults' && (
        <FaultsPanel
          door={toRowsDoor(sheet.id)}
          counts={sheet.counts}
          columnNames={toColumnNames(sheet)}
          only={search.only ?? firstOnly}
          onOnlyChange={(only) => changeSearch({ only }, true)}
        />
      )}
      {step === 'requests' && blockers.length === 0 && (
        <RequestsPanel
          sheet={sheet}
          search={search.search ?? ''}
          onSearch={(text) => changeSearch({ search: text || undefined }, true)}
        />
      )}
    </Page>
  )
}
