import type { RunnerOperation } from '@curator/console-contract/bulk-runner'
import {
  type ConnectionId,
  connectionId as connectionIdSchema,
  recipeId,
} from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { useConnection } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { readParam } from '../../lib/read-param.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { SheetForm } from '../../sheets/sheet-form.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { BulkStepper } from '../../ui/bulk-stepper.tsx'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { bulkRunnerQueries, useCreateSheet } from './bulk-runner.queries.ts'
import { cellRules } from './bulk-runner-text.ts'
import { DangerBadge, OperationAddress } from './operation-badges.tsx'
import { OperationPicker } from './operation-picker.tsx'
import { RecipesPanel } from './recipes-panel.tsx'

const startSearch = z.object({
  operation: z.string().max(200).optional(),
  recipe: recipeId.optional(),
})

/** Where the bulk runner begins: choose an operation or a recipe, then bring a sheet. */
export function BulkRunnerStartPage() {
  const connectionId = readParam(connectionIdSchema, useParams().connectionId)
  if (!connectionId) return <ProblemPanel title="This address names no connection." />
  return <StartView key={connectionId} connectionId={connectionId} />
}

function StartView({ connectionId }: { readonly connectionId: ConnectionId }) {
  const [search, changeSearch] = useSearch(startSearch)
  const connection = useConnection(connectionId)
  const canPlan = usePermission('plans.write')
  const operations = useQuery(bulkRunnerQueries.operations(connectionId))
  const chosen = operations.data?.items.find((item) => item.operationId === search.operation)
  return (
    <Page>
      <BulkStepper current="sheet" links={{}} />
      <PageHeader
        title="Bulk runner"
        description={
          <>
            Call one operation of the API for each row of a sheet. You see every request and confirm
            before anything is sent to <strong>{connection?.name ?? connectionId}</strong>.
          </>
        }
        action={
          <LinkButton to={paths.runs()} icon={History}>
            Earlier runs
          </LinkButton>
        }
      />
      {!canPlan && (
        <Notice tone="info">
          Your role may look, but not plan calls. Ask an administrator of this console for the role
          of an operator.
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {operations.isPending && <SkeletonLines count={10} label="Loading the operations" />}
          {operations.error && (
            <ProblemPanel
              {...toProblemText(operations.error)}
              onRetry={() => void operations.refetch()}
              isRetrying={operations.isFetching}
            />
          )}
          {operations.data && !chosen && (
            <Panel label="Operation">
              <div className="flex flex-col gap-3 p-4">
                <h2 className="text-lg font-semibold">Choose an operation</h2>
                {search.operation && (
                  <Notice tone="warning">
                    This console knows no operation “{search.operation}”. Choose another one.
                  </Notice>
                )}
                <OperationPicker
                  operations={operations.data.items}
                  onChoose={(operation) => changeSearch({ operation, recipe: undefined })}
                />
              </div>
            </Panel>
          )}
          {chosen && (
            <ChosenOperation
              operation={chosen}
              onChange={() => changeSearch({ operation: undefined, recipe: undefined })}
            />
          )}
          {chosen && chosen.whyNot === null && canPlan && (
            <BringSheet connectionId={connectionId} operation={chosen} recipe={search.recipe} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <RecipesPanel
            canEdit={canPlan}
            onUse={({ id, operationId }) => changeSearch({ operation: operationId, recipe: id })}
          />
          <CellRulesPanel />
        </div>
      </div>
    </Page>
  )
}

function ChosenOperation({
  operation,
  onChange,
}: {
  readonly operation: RunnerOperation
  readonly onChange: () => void
}) {
  return (
    <Panel label="Operation">
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <div className="flex min-w-0 flex-col items-start gap-1">
          <h2 className="text-lg font-semibold">{operation.summary}</h2>
          <OperationAddress operation={operation} />
          <DangerBadge operation={operation} />
        </div>
        <Button onPress={onChange}>Choose another operation</Button>
      </div>
      {operation.whyNot && (
        <div className="px-4 pb-4">
          <Notice tone="bad">{operation.whyNot}</Notice>
        </div>
      )}
    </Panel>
  )
}

function BringSheet({
  connectionId,
  operation,
  recipe,
}: {
  readonly connectionId: ConnectionId
  readonly operation: RunnerOperation
  readonly recipe: z.output<typeof recipeId> | undefined
}) {
  const navigate = useNavigate()
  const create = useCreateSheet()
  const recipes = useQuery(bulkRunnerQueries.recipes())
  const used = recipes.data?.items.find(({ id }) => id === recipe)
  const { operationId } = operation
  const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  const example = used?.columns ?? ['Record id', ...names]
  return (
    <>
      {used && (
        <Notice tone="info">
          The recipe <strong>{used.name}</strong> is used. It takes the columns{' '}
          {used.columns.join(', ') || 'of no file'}, in any order.
        </Notice>
      )}
      {create.error && <ActionProblem {...toProblemText(create.error)} />}
      <SheetForm
        pasteExample={example.join('\t')}
        isPending={create.isPending}
        onSheet={(fileName, bytes) =>
          create.mutate(
            { connectionId, operationId, recipeId: used?.id, fileName, bytes },
            {
              onSuccess: (sheet) =>
                void navigate(paths.bulkRunnerSheet(connectionId, sheet.id, 'columns')),
            },
          )
        }
      />
    </>
  )
}

function CellRulesPanel() {
  return (
    <Panel label="What cells mean">
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">What cells mean</h2>
        <ul className="flex flex-col gap-2">
          {cellRules.map((rule) => (
            <li key={rule.term}>
              <strong>{rule.term}</strong> {rule.meaning}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
