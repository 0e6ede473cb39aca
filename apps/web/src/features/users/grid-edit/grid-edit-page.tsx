import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { toSelection } from '../../../ui/list-selection.ts'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { countUsers } from '../bulk/bulk-text.ts'
import { readChosenUsers } from '../selection/read-chosen-users.ts'
import type { ChosenUsers } from '../selection/user-selection.ts'
import { GridEditor } from './grid-editor.tsx'

/** Reads the chosen users, then lets them be edited. What is read stays as it is meanwhile: a plan finds what moved. */
export function GridEditPage({
  connection,
  chosen,
  count,
  onClose,
}: {
  readonly connection: Connection
  readonly chosen: ChosenUsers
  readonly count: number
  readonly onClose: () => void
}) {
  const { data, error, refetch } = useQuery({
    queryKey: ['users-in-grid', connection.id, toSelection(chosen), count],
    queryFn: ({ client }) => readChosenUsers(client, connection.id, chosen, count),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (data) return <GridEditor connection={connection} users={data} onClose={onClose} />
  return (
    <Page isFilled>
      <PageHeader
        title={`Edit ${countUsers(count)} in a grid`}
        crumbs={[{ text: 'Users', to: paths.users(connection.id) }]}
      />
      {error ? (
        <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
      ) : (
        <SkeletonLines count={10} />
      )}
    </Page>
  )
}
