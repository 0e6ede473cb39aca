import type { Connection } from '@curator/console-contract/connections'
import { userGroupId, userId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Grid3x3, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { formatCount, formatCounted } from '../../../lib/format-count.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { GroupsFailed } from '../groups-failed.tsx'
import { groupQueries, usePlanGroups } from '../user-groups.queries.ts'
import { countMemberships, text } from '../user-groups-text.ts'
import { countEdits, noEdits, toggleCell } from './matrix-edits.ts'
import { MatrixGrid } from './matrix-grid.tsx'
import { MatrixTools } from './matrix-tools.tsx'

/** What the address holds: ids between commas. */
const matrixSearch = z.object({
  people: z.string().max(30_000).optional(),
  groups: z.string().max(10_000).optional(),
})
const toIds = <S extends z.ZodType>(
  text: string | undefined,
  schema: S,
  limit: number,
): z.output<S>[] =>
  [...new Set((text ?? '').split(','))]
    .flatMap((id) => {
      const read = schema.safeParse(id)
      return read.success ? [read.data] : []
    })
    .slice(0, limit)

/** People the matrix holds at the most, and groups. */
const mostPeople = 200
const mostGroups = 50

/** Who is in which group, to be ticked. */
export function MatrixPage() {
  return (
    <ConnectionPage>
      {(connection) => <Matrix key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Matrix({ connection }: { readonly connection: Connection }) {
  const canPlan = usePermission('plans.write')
  const [search, change] = useSearch(matrixSearch)
  const [edits, setEdits] = useState(noEdits)
  const plan = usePlanGroups(connection.id)
  const userIds = toIds(search.people, userId, mostPeople)
  const groupIds = toIds(search.groups, userGroupId, mostGroups)
  const { data, error, refetch } = useQuery(groupQueries.matrix(connection.id, userIds, groupIds))
  const isChosen = userIds.length > 0 && groupIds.length > 0
  const { added, removed } = countEdits(edits)
  return (
    <Page>
      <PageHeader
        title="People and groups"
        crumbs={[{ text: text.title, to: paths.userGroups(connection.id) }]}
        description={text.matrixHint}
        action={
          canPlan && (
            <PlanButtons
              count={edits.size}
              isPending={plan.isPending}
              onPlan={() => plan.mutate({ kind: 'matrix', cells: [...edits.values()] })}
              onReset={() => setEdits(noEdits)}
            />
          )
        }
      />
      <MatrixTools
        connectionId={connection.id}
        userIds={userIds}
        groupIds={groupIds}
        mostPeople={mostPeople}
        mostGroups={mostGroups}
        // A change of a person or group that is out of sight would be planned unseen.
        onChange={(next) => {
          if (next.userIds) change({ people: next.userIds.join(',') || undefined }, true)
          if (next.groupIds) change({ groups: next.groupIds.join(',') || undefined }, true)
          const people = new Set(next.userIds ?? userIds)
          const groups = new Set(next.groupIds ?? groupIds)
          setEdits(
            (before) =>
              new Map(
                [...before].filter(
                  ([, cell]) => people.has(cell.userId) && groups.has(cell.groupId),
                ),
              ),
          )
        }}
      />
      <p role="status" className="text-muted">
        {edits.size === 0
          ? isChosen && data
            ? `${formatCount(data.people.length)} people, ${formatCount(data.groups.length)} groups`
            : ''
          : `${countMemberships(added)} to add, ${formatCount(removed)} to remove`}
      </p>
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      <Panel label="Matrix">
        {!isChosen && (
          <EmptyState icon={Grid3x3} title={text.matrixEmpty} text={text.matrixEmptyText} />
        )}
        {isChosen && error && (
          <GroupsFailed connection={connection} error={error} onRetry={() => void refetch()} />
        )}
        {isChosen && !error && !data && <SkeletonLines count={8} />}
        {isChosen && data && !error && (
          <MatrixGrid
            matrix={data}
            edits={edits}
            isReadOnly={!canPlan}
            onToggle={(cell) => setEdits((before) => toggleCell(before, cell))}
          />
        )}
      </Panel>
    </Page>
  )
}

function PlanButtons({
  count,
  isPending,
  onPlan,
  onReset,
}: {
  readonly count: number
  readonly isPending: boolean
  readonly onPlan: () => void
  readonly onReset: () => void
}) {
  return (
    <>
      {count > 0 && (
        <Button icon={Undo2} onPress={onReset}>
          Take all back
        </Button>
      )}
      <Button variant="primary" isDisabled={count === 0} isPending={isPending} onPress={onPlan}>
        {count === 0 ? 'Nothing changed yet' : `Plan ${formatCounted(count, 'change', 'changes')}`}
      </Button>
    </>
  )
}
