import type { ConnectionId } from '@curator/console-contract/ids'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { UserGroup } from '@curator/console-contract/user-groups'
import type { ServerUser } from '@curator/console-contract/users'
import { SearchX, UserMinus, UserPlus, UsersRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { DataGrid } from '../../../ui/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { Panel } from '../../../ui/page.tsx'
import { usePagedRows } from '../../../ui/paged-rows.ts'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { useChosenRows } from '../../../ui/use-chosen-rows.ts'
import { MembersDialog } from '../group-dialogs.tsx'
import { groupPageSize, groupQueries, readMembers, usePlanGroups } from '../user-groups.queries.ts'
import { countMembers, text } from '../user-groups-text.ts'

/** Users in the group, with ways to add and to remove. */
export function MembersTab({
  connectionId,
  group,
  canPlan,
  search,
  onSearch,
}: {
  readonly connectionId: ConnectionId
  readonly group: UserGroup
  readonly canPlan: boolean
  readonly search: string | undefined
  readonly onSearch: (search: string) => void
}) {
  const [isAdding, setIsAdding] = useState(false)
  const plan = usePlanGroups(connectionId)
  const filters = useMemo(() => (search ? { search } : {}), [search])
  const columns = useMemo(() => toColumns(connectionId), [connectionId])
  const rows = usePagedRows({
    pageSize: groupPageSize,
    resetKey: search ?? '',
    pageOptions: (page) => groupQueries.members(connectionId, group.id, filters, page),
  })
  const selection = useChosenRows({
    filters,
    rows,
    readAll: () => readMembers(connectionId, group.id, filters),
    nameOf: ({ email }) => email,
  })
  const { chosen } = selection
  const remove = () =>
    plan.mutate({
      kind: 'members',
      groupIds: [group.id],
      add: [],
      remove: chosen.map(({ id }) => id),
    })
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField label="Search members" value={search ?? ''} onChange={onSearch} />
        </div>
        {canPlan && (
          <MemberButtons
            count={chosen.length}
            isPending={plan.isPending && !isAdding}
            onRemove={remove}
            onAdd={() => setIsAdding(true)}
          />
        )}
      </div>
      {plan.error && !isAdding && <ActionProblem {...toProblemText(plan.error)} />}
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      <div className="flex h-[60dvh] min-h-80 flex-col">
        <Panel isFilled label={`Members of ${group.name}`}>
          {rows.error ? (
            <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
          ) : (
            <DataGrid
              label={`Members of ${group.name}`}
              columns={columns}
              rowCount={rows.rowCount}
              getRow={rows.getRow}
              rowKey={({ id }) => id}
              onVisibleRangeChange={rows.onVisibleRangeChange}
              {...(canPlan ? { selection: selection.grid } : {})}
              isLoading={rows.isLoading}
              isStale={rows.isStale}
              stickyFirstColumn
              countText={countMembers(rows.rowCount)}
              resetKey={search ?? ''}
              empty={<NoMembers isSearched={search !== undefined} />}
            />
          )}
        </Panel>
      </div>
      {isAdding && (
        <MembersDialog
          connectionId={connectionId}
          groups={[group]}
          kind="add"
          plan={plan}
          onClose={() => {
            plan.reset()
            setIsAdding(false)
          }}
        />
      )}
    </div>
  )
}

function MemberButtons({
  count,
  isPending,
  onRemove,
  onAdd,
}: {
  readonly count: number
  readonly isPending: boolean
  readonly onRemove: () => void
  readonly onAdd: () => void
}) {
  return (
    <div className="flex flex-wrap gap-2 sm:ml-auto">
      {count > 0 && (
        <Button icon={UserMinus} isPending={isPending} onPress={onRemove}>
          Plan to remove {countMembers(count)}
        </Button>
      )}
      <Button variant="primary" icon={UserPlus} onPress={onAdd}>
        Add people
      </Button>
    </div>
  )
}

function NoMembers({ isSearched }: { readonly isSearched: boolean }) {
  return isSearched ? (
    <EmptyState icon={SearchX} title="No member matches" text="Try fewer letters." />
  ) : (
    <EmptyState icon={UsersRound} title={text.noMembers} text={text.noMembersText} />
  )
}

function toColumns(connectionId: ConnectionId): GridColumn<ServerUser>[] {
  return [
    {
      key: 'email',
      header: 'E-mail',
      width: 200,
      render: ({ email, id }) => (
        <Link
          to={paths.user(connectionId, id)}
          className="rounded-sm text-accent-ink hover:underline"
        >
          {email}
        </Link>
      ),
    },
    { key: 'firstName', header: 'First name', width: 120, render: ({ firstName }) => firstName },
    { key: 'lastName', header: 'Last name', width: 120, render: ({ lastName }) => lastName },
    { key: 'role', header: 'Own role', width: 100, render: ({ role }) => serverRoleLabels[role] },
    {
      key: 'isActive',
      header: 'State',
      width: 100,
      render: ({ isActive }) => (isActive ? 'Active' : 'Inactive'),
    },
  ]
}
