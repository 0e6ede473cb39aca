import type { Connection } from '@curator/console-contract/connections'
import { dcmFilters } from '@curator/console-contract/dcm-connections'
import { Database, FileSpreadsheet, Plus, SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
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
import { useChosenRows } from '../../../ui/use-chosen-rows.ts'
import { usePersonChip } from '../address-chips.ts'
import { ConnectionsFailed } from '../connections-failed.tsx'
import { ConnectionsFrame } from '../connections-frame.tsx'
import {
  connectionPageSize,
  connectionQueries,
  readAllDcm,
  usePlanDcm,
} from '../data-connections.queries.ts'
import { countDcm, dcmStateChoices, text } from '../data-connections-text.ts'
import { ListFilterBar } from '../list-filter-bar.tsx'
import { TaskButtons } from '../selection-row.tsx'
import { toDcmColumns } from './dcm-columns.tsx'
import { type DcmTask, DcmTaskDialog, dcmTasks } from './dcm-dialogs.tsx'
import { NewDcmDialog } from './new-dcm-dialog.tsx'

const dcmSearch = dcmFilters.omit({ connectionId: true })
const noFilters = { state: [], ownerId: undefined }

/** DCM connections of everybody. */
export function DcmPage() {
  return (
    <ConnectionPage>
      {(connection) => <DcmList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function DcmList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(dcmSearch)
  const [task, setTask] = useState<DcmTask | null>(null)
  const [isNew, setIsNew] = useState(false)
  const navigate = useNavigate()
  const plan = usePlanDcm(connection.id)
  const columns = useMemo(() => toDcmColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: connectionPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => connectionQueries.dcmPage(connection.id, search, page),
  })
  const why = rows.page?.why
  const canPlan = usePermission('plans.write') && why === null
  const selection = useChosenRows({
    filters: search,
    rows,
    readAll: () => readAllDcm(connection.id, search),
    nameOf: ({ name, owner }) => `${name} of ${owner.name}`,
  })
  const chips = usePersonChip(connection.id, text.owner, search.ownerId, () =>
    change({ ownerId: undefined }),
  )
  const isFiltered = search.state.length + chips.length > 0 || (search.search ?? '') !== ''
  const onClose = () => {
    plan.reset()
    setTask(null)
    setIsNew(false)
  }
  return (
    <ConnectionsFrame
      connection={connection}
      tab="dcm"
      action={
        canPlan && (
          <>
            <LinkButton to={paths.dcmSheet(connection.id)} icon={FileSpreadsheet}>
              Bring a sheet
            </LinkButton>
            <Button variant="primary" icon={Plus} onPress={() => setIsNew(true)}>
              New DCM connection
            </Button>
          </>
        )
      }
    >
      <p className="max-w-prose text-muted">{text.dcmIntro}</p>
      <ListFilterBar
        label={text.dcmSearch}
        search={search.search ?? ''}
        states={search.state}
        choices={dcmStateChoices}
        onSearch={(value) => change({ search: value || undefined }, true)}
        onStates={(state) => change({ state })}
        more={chips}
        onClear={() => change(noFilters)}
      />
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      {canPlan && selection.chosen.length > 0 && (
        <SelectionBar
          {...selection.bar}
          label="Selected DCM connections"
          countText={countDcm(selection.chosen.length)}
        >
          <TaskButtons<DcmTask> tasks={dcmTasks} onTask={setTask} />
        </SelectionBar>
      )}
      <div className="flex h-[60dvh] min-h-80 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => (
            <ConnectionsFailed connection={connection} error={error} onRetry={rows.retry} />
          )}
          label={`DCM connections of ${connection.name}`}
          columns={columns}
          sort={search.sort}
          onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
          selection={canPlan ? selection.grid : undefined}
          onRowAction={({ id }) => void navigate(paths.dcmConnection(connection.id, id))}
          countText={countDcm(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={
            <NoDcm
              why={why ?? null}
              isFiltered={isFiltered}
              onClear={() => change({ ...noFilters, search: undefined })}
            />
          }
        />
      </div>
      <DcmTaskDialog task={task} chosen={selection.chosen} plan={plan} onClose={onClose} />
      {isNew && <NewDcmDialog connectionId={connection.id} plan={plan} onClose={onClose} />}
    </ConnectionsFrame>
  )
}

function NoDcm({
  why,
  isFiltered,
  onClear,
}: {
  readonly why: string | null
  readonly isFiltered: boolean
  readonly onClear: () => void
}) {
  if (why !== null) return <EmptyState icon={Database} title={text.dcmUnreadable} text={why} />
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title={text.dcmFiltered}
      text={text.filteredText}
      action={<Button onPress={onClear}>{text.clearAll}</Button>}
    />
  ) : (
    <EmptyState icon={Database} title={text.dcmEmpty} />
  )
}
