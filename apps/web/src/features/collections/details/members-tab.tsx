import type { Connection } from '@curator/console-contract/connections'
import { UsersRound } from 'lucide-react'
import { useMemo } from 'react'
import { DataGrid } from '../../../ui/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Panel } from '../../../ui/page.tsx'
import { useChosenRows } from '../../../ui/use-chosen-rows.ts'
import { countMembers, text } from '../collections-text.ts'
import { MembershipBar } from '../members/membership-bar.tsx'
import { toMemberColumns } from '../members/membership-columns.tsx'
import { toMembershipRow } from '../members/membership-row.ts'
import type { CollectionDetails } from './collection-details.tsx'

/** The list is whole as it stands. */
const everything = {}

/** Who is in the collection, with what rights, until when. */
export function MembersTab({
  connection,
  details,
  canPlan,
}: {
  readonly connection: Connection
  readonly details: CollectionDetails
  readonly canPlan: boolean
}) {
  const { collection, members } = details
  const rows = useMemo(
    () => members.map((member) => toMembershipRow({ collection, member })),
    [collection, members],
  )
  const columns = useMemo(() => toMemberColumns(connection.id), [connection.id])
  const selection = useChosenRows({
    filters: everything,
    rows: { rowCount: rows.length, getRow: (index) => rows[index] },
    readAll: () => Promise.resolve(rows),
    nameOf: ({ member }) => member.name || member.email || member.id,
  })
  return (
    <>
      {canPlan && selection.chosen.length > 0 && (
        <MembershipBar connectionId={connection.id} selection={selection} />
      )}
      <div className="flex h-[60dvh] min-h-80 flex-col">
        <Panel isFilled label={`Members of ${collection.name}`}>
          <DataGrid
            label={`Members of ${collection.name}`}
            columns={columns}
            rowCount={rows.length}
            getRow={(index) => rows[index]}
            rowKey={({ id }) => id}
            {...(canPlan ? { selection: selection.grid } : {})}
            stickyFirstColumn
            countText={countMembers(rows.length)}
            empty={
              <EmptyState icon={UsersRound} title={text.noMembers} text={text.noMembersText} />
            }
          />
        </Panel>
      </div>
    </>
  )
}
