import type { Connection } from '@curator/console-contract/connections'
import {
  type DataConnection,
  dataConnectionFilters,
} from '@curator/console-contract/data-connections'
import { Database, FileSpreadsheet, Pencil, SearchX, Share2, Trash2, UserMinus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { download } from '../../../lib/download.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { PagedGrid } from '../../../ui/paged-grid.tsx'
import { usePagedRows } from '../../../ui/paged-rows.ts'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { type ChosenRows, useChosenRows } from '../../../ui/use-chosen-rows.ts'
import { useGroupChip, usePersonChip } from '../address-chips.ts'
import { ConnectionsFailed } from '../connections-failed.tsx'
import { ConnectionsFrame } from '../connections-frame.tsx'
import {
  connectionPageSize,
  connectionQueries,
  readAllConnections,
  useExportConnections,
  usePlanConnections,
} from '../data-connections.queries.ts'
import { countConnections, stateChoices, text } from '../data-connections-text.ts'
import { ListFilterBar } from '../list-filter-bar.tsx'
import { TaskButtons } from '../selection-row.tsx'
import { type ServerTask, TaskDialog } from './data-connection-dialogs.tsx'
import { toServerColumns } from './server-columns.tsx'

const serverSearch = dataConnectionFilters.omit({ connectionId: true })
const noFilters = { state: [], userId: undefined, groupId: undefined }
const tasks = [
  { key: 'share', text: 'Share…', icon: Share2 },
  { key: 'unshare', text: 'Take from…', icon: UserMinus },
  { key: 'delete', text: 'Delete…', icon: Trash2 },
] as const
const renaming = { key: 'rename', text: 'Rename…', icon: Pencil } as const

/** Server data connections. */
export function DataConnectionsPage() {
  return (
    <ConnectionPage>
      {(connection) => <ServerList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function ServerList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(serverSearch)
  const [task, setTask] = useState<ServerTask | null>(null)
  const navigate = useNavigate()
  const canPlan = usePermission('plans.write')
  const plan = usePlanConnections(connection.id)
  const exporting = useExportConnections(connection.id)
  const columns = useMemo(() => toServerColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: connectionPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => connectionQueries.page(connection.id, search, page),
  })
  const selection = useChosenRows({
    filters: search,
    rows,
    readAll: () => readAllConnections(connection.id, search),
    nameOf: ({ name }) => name,
  })
  const { chosen } = selection
  const chips = [
    ...usePersonChip(connection.id, text.sharedWith, search.userId, () =>
      change({ userId: undefined }),
    ),
    ...useGroupChip(connection.id, text.sharedWith, search.groupId, () =>
      change({ groupId: undefined }),
    ),
  ]
  return (
    <ConnectionsFrame
      connection={connection}
      tab="server"
      description={toSummary(connection.name, rows)}
      action={
        canPlan && (
          <LinkButton to={paths.dataConnectionSheet(connection.id)} icon={FileSpreadsheet}>
            Bring a sheet
          </LinkButton>
        )
      }
    >
      <ListFilterBar
        label={text.search}
        search={search.search ?? ''}
        states={search.state}
        choices={stateChoices}
        onSearch={(value) => change({ search: value || undefined }, true)}
        onStates={(state) => change({ state })}
        more={chips}
        onClear={() => change(noFilters)}
        onExport={() => exporting.mutate(search, { onSuccess: download })}
        isExporting={exporting.isPending}
      />
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      {canPlan && <ChosenBar selection={selection} onTask={setTask} />}
      <div className="flex h-[60dvh] min-h-80 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => (
            <ConnectionsFailed connection={connection} error={error} onRetry={rows.retry} />
          )}
          label={`Data connections of ${connection.name}`}
          columns={columns}
          sort={search.sort}
          onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
          selection={canPlan ? selection.grid : undefined}
          onRowAction={({ id }) => void navigate(paths.dataConnection(connection.id, id))}
          countText={countConnections(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={
            <NoConnections
              isFiltered={search.state.length + chips.length > 0 || (search.search ?? '') !== ''}
              onClear={() => change({ ...noFilters, search: undefined })}
            />
          }
        />
      </div>
      <TaskDialog
        task={task}
        connectionId={connection.id}
        chosen={chosen}
        plan={plan}
        onClose={() => {
          plan.reset()
          setTask(null)
        }}
      />
    </ConnectionsFrame>
  )
}

function toSummary(
  name: string,
  rows: { readonly isLoading: boolean; readonly error: Error | null; readonly rowCount: number },
): string {
  return rows.isLoading || rows.error ? name : `${countConnections(rows.rowCount)} on ${name}`
}

function ChosenBar({
  selection,
  onTask,
}: {
  readonly selection: ChosenRows<DataConnection>
  readonly onTask: (task: ServerTask) => void
}) {
  const count = selection.chosen.length
  if (count === 0) return null
  return (
    <SelectionBar
      {...selection.bar}
      label="Selected data connections"
      countText={countConnections(count)}
    >
      <TaskButtons<ServerTask> tasks={count === 1 ? [renaming, ...tasks] : tasks} onTask={onTask} />
    </SelectionBar>
  )
}

function NoConnections({
  isFiltered,
  onClear,
}: {
  readonly isFiltered: boolean
  readonly onClear: () => void
}) {
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title={text.filteredTitle}
      text={text.filteredText}
      action={<Button onPress={onClear}>{text.clearAll}</Button>}
    />
  ) : (
    <EmptyState icon={Database} title={text.emptyTitle} text={text.emptyText} />
  )
}
