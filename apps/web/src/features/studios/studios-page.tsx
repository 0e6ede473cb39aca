import type { Connection } from '@curator/console-contract/connections'
import { type Studio, studioFilters } from '@curator/console-contract/studios'
import { Building2, FileSpreadsheet, Pencil, Plus, SearchX, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { ConnectionPage } from '../../people/connection-page.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedGrid } from '../../ui/paged-grid.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectionBar } from '../../ui/selection-bar.tsx'
import { type ChosenRows, useChosenRows } from '../../ui/use-chosen-rows.ts'
import { toStudioColumns } from './studio-columns.tsx'
import { DeleteStudiosDialog, NewStudioDialog } from './studio-dialogs.tsx'
import { readAllStudios, studioPageSize, studioQueries, usePlanStudios } from './studios.queries.ts'
import { countStudios, stateChoices, text } from './studios-text.ts'
import { UpdateStudiosDialog } from './update-studios-dialog.tsx'

const studioSearch = studioFilters.omit({ connectionId: true })
type Task = 'new' | 'update' | 'delete'

/** Studios of a connection. */
export function StudiosPage() {
  return (
    <ConnectionPage>
      {(connection) => <StudioList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function StudioList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(studioSearch)
  const [task, setTask] = useState<Task | null>(null)
  const navigate = useNavigate()
  const plan = usePlanStudios(connection.id)
  const columns = useMemo(() => toStudioColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: studioPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => studioQueries.page(connection.id, search, page),
  })
  const why = rows.page?.why
  const canPlan = usePermission('plans.write') && why === null
  const selection = useChosenRows({
    filters: search,
    rows,
    readAll: () => readAllStudios(connection.id, search),
    nameOf: ({ name }) => name,
  })
  return (
    <Page isFilled>
      <PageHeader
        title={text.title}
        description={connection.name}
        action={
          canPlan && (
            <>
              <LinkButton to={paths.studioSheet(connection.id)} icon={FileSpreadsheet}>
                Bring a sheet
              </LinkButton>
              <Button variant="primary" icon={Plus} onPress={() => setTask('new')}>
                {text.newStudio}
              </Button>
            </>
          )
        }
      />
      {why && <Notice tone="info">{why}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label={text.search}
            value={search.search ?? ''}
            onChange={(value) => change({ search: value || undefined }, true)}
          />
        </div>
        <ChoiceMenu
          label="State"
          name="State filter"
          choices={stateChoices}
          chosen={search.state}
          onChange={(state) => change({ state: [...state] })}
        />
      </div>
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      {canPlan && selection.chosen.length > 0 && (
        <ChosenStudios selection={selection} onTask={setTask} />
      )}
      <div className="flex min-h-80 flex-1 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => <ProblemPanel {...toProblemText(error)} onRetry={rows.retry} />}
          label={`Studios of ${connection.name}`}
          columns={columns}
          sort={search.sort}
          onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
          selection={canPlan ? selection.grid : undefined}
          onRowAction={({ id }) => void navigate(paths.studio(connection.id, id))}
          countText={countStudios(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={<NoStudios isFiltered={isFiltered(search)} />}
        />
      </div>
      <StudioTask
        task={task}
        connection={connection}
        chosen={selection.chosen}
        plan={plan}
        onClose={() => {
          plan.reset()
          setTask(null)
        }}
      />
    </Page>
  )
}

const isFiltered = ({
  search,
  state,
}: {
  readonly search?: string | undefined
  readonly state: readonly string[]
}) => state.length > 0 || (search ?? '') !== ''

function StudioTask({
  task,
  connection,
  chosen,
  plan,
  onClose,
}: {
  readonly task: Task | null
  readonly connection: Connection
  readonly chosen: readonly Studio[]
  readonly plan: ReturnType<typeof usePlanStudios>
  readonly onClose: () => void
}) {
  const shared = { plan, onClose, connectionId: connection.id }
  if (task === 'new') return <NewStudioDialog {...shared} />
  if (task === 'update') return <UpdateStudiosDialog {...shared} studios={chosen} />
  return task === 'delete' ? <DeleteStudiosDialog {...shared} studios={chosen} /> : null
}

function ChosenStudios({
  selection,
  onTask,
}: {
  readonly selection: ChosenRows<Studio>
  readonly onTask: (task: Task) => void
}) {
  return (
    <SelectionBar
      {...selection.bar}
      label="Selected studios"
      countText={countStudios(selection.chosen.length)}
    >
      <Button size="small" icon={Pencil} onPress={() => onTask('update')}>
        Change…
      </Button>
      <Button size="small" icon={Trash2} onPress={() => onTask('delete')}>
        Delete…
      </Button>
    </SelectionBar>
  )
}

function NoStudios({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={SearchX} title={text.filteredTitle} text={text.filteredText} />
  ) : (
    <EmptyState icon={Building2} title={text.emptyTitle} />
  )
}
