import type { Connection } from '@curator/console-contract/connections'
import { FileQuestion, FileX } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { DataGrid } from '../../../ui/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { Panel } from '../../../ui/page.tsx'
import { useChosenRows } from '../../../ui/use-chosen-rows.ts'
import { usePlanCollections } from '../collections.queries.ts'
import { countSchedules, countWorkflows, text } from '../collections-text.ts'
import { AssetsField, type ChosenAsset, idsOf } from '../fields/assets-field.tsx'
import type { CollectionDetails } from './collection-details.tsx'

type Asset = {
  readonly id: string
  readonly name: string
  readonly ownerName: string
  readonly isEnabled?: boolean
}

const columns: GridColumn<Asset>[] = [
  { key: 'name', header: 'Name', width: 240, render: ({ name, id }) => name || id },
  { key: 'ownerName', header: 'Owner', width: 200, render: ({ ownerName }) => ownerName || '–' },
]
const stateColumn: GridColumn<Asset> = {
  key: 'isEnabled',
  header: 'State',
  width: 100,
  render: ({ isEnabled }) => (isEnabled ? 'On' : 'Off'),
}

/** The list is whole as it stands. */
const everything = {}

/** Workflows or schedules of the collection, with ways to add and to remove. */
export function AssetsTab({
  connection,
  details,
  canPlan,
  kind,
}: {
  readonly connection: Connection
  readonly details: CollectionDetails
  readonly canPlan: boolean
  readonly kind: 'workflow' | 'schedule'
}) {
  const isWorkflow = kind === 'workflow'
  const rows: readonly Asset[] = isWorkflow ? details.workflows : details.schedules
  const count = isWorkflow ? countWorkflows : countSchedules
  const [added, setAdded] = useState<readonly ChosenAsset[]>([])
  const plan = usePlanCollections(connection.id)
  const selection = useChosenRows({
    filters: everything,
    rows: { rowCount: rows.length, getRow: (index) => rows[index] },
    readAll: () => Promise.resolve(rows),
    nameOf: ({ name }) => name,
  })
  const { chosen } = selection
  const change = (add: string[], remove: string[]) =>
    plan.mutate({
      selection: { kind: 'ids', ids: [details.collection.id] },
      action: {
        kind: 'assets',
        addWorkflowIds: isWorkflow ? add : [],
        removeWorkflowIds: isWorkflow ? remove : [],
        addScheduleIds: isWorkflow ? [] : add,
        removeScheduleIds: isWorkflow ? [] : remove,
      },
    })
  const label = `${isWorkflow ? 'Workflows' : 'Schedules'} of ${details.collection.name}`
  return (
    <div className="flex flex-col gap-3">
      {canPlan && (
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-56 flex-1">
            <AssetsField
              label={isWorkflow ? 'Workflows to add' : 'Schedules to add'}
              connectionId={connection.id}
              kind={kind}
              assets={added}
              onChange={setAdded}
            />
          </div>
          {added.length > 0 && (
            <Button
              variant="primary"
              isPending={plan.isPending}
              onPress={() => change(idsOf(added), [])}
            >
              Plan to add {count(added.length)}
            </Button>
          )}
          {chosen.length > 0 && (
            <Button
              icon={FileX}
              isPending={plan.isPending}
              onPress={() => change([], idsOf(chosen))}
            >
              Plan to remove {count(chosen.length)}
            </Button>
          )}
        </div>
      )}
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      <div className="flex h-[50dvh] min-h-80 flex-col">
        <Panel isFilled label={label}>
          <DataGrid
            label={label}
            columns={isWorkflow ? columns : [...columns, stateColumn]}
            rowCount={rows.length}
            getRow={(index) => rows[index]}
            rowKey={({ id }) => id}
            {...(canPlan ? { selection: selection.grid } : {})}
            stickyFirstColumn
            countText={count(rows.length)}
            empty={
              <EmptyState
                icon={FileQuestion}
                title={isWorkflow ? text.noWorkflows : text.noSchedules}
                text={canPlan ? text.noAssetsText : undefined}
              />
            }
          />
        </Panel>
      </div>
    </div>
  )
}
