import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCount } from '../../../lib/format-count.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/page.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { groupQueries } from '../user-groups.queries.ts'
import { countMembers } from '../user-groups-text.ts'
import type { DriftGroup } from './drift.ts'

/** Groups shown at first, and more at a time. */
const pieceSize = 50
/** People whose names are asked for. */
const namedMost = 200

/** Each group of the file: who is wanted, who is missing, who is surplus. */
export function DriftGroups({
  connectionId,
  groups,
}: {
  readonly connectionId: ConnectionId
  readonly groups: readonly DriftGroup[]
}) {
  const [shownCount, setShownCount] = useState(pieceSize)
  return (
    <Panel label="Groups of the file">
      <ul className="flex flex-col divide-y divide-line">
        {groups.slice(0, shownCount).map((group) => (
          <DriftItem key={group.groupId} connectionId={connectionId} group={group} />
        ))}
      </ul>
      {groups.length > shownCount && (
        <div className="border-t border-line p-3">
          <Button onPress={() => setShownCount(shownCount + pieceSize)}>
            Show {Math.min(pieceSize, groups.length - shownCount)} more groups
          </Button>
        </div>
      )}
    </Panel>
  )
}

function DriftItem({
  connectionId,
  group,
}: {
  readonly connectionId: ConnectionId
  readonly group: DriftGroup
}) {
  const [isOpen, setIsOpen] = useState(false)
  const { memberCount, missing, name, surplus, wanted } = group
  const isSame = missing.length + surplus.length === 0
  return (
    <li>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)} className="group">
        <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          />
          <span className="min-w-0 flex-1 font-medium wrap-anywhere">{name}</span>
          <span className="text-sm text-muted">
            {countMembers(memberCount)}, {formatCount(wanted.length)} wanted
          </span>
          {isSame && <StatusBadge tone="good">As in the file</StatusBadge>}
          {missing.length > 0 && (
            <StatusBadge tone="info">{formatCount(missing.length)} missing</StatusBadge>
          )}
          {surplus.length > 0 && (
            <StatusBadge tone="warning">{formatCount(surplus.length)} surplus</StatusBadge>
          )}
        </summary>
        {isOpen && (
          <div className="grid gap-4 border-t border-line px-4 py-3 sm:grid-cols-2">
            <People
              title="Missing"
              note="In the file, not in the group."
              connectionId={connectionId}
              group={group}
              userIds={missing}
            />
            <People
              title="Surplus"
              note="In the group, not in the file."
              connectionId={connectionId}
              group={group}
              userIds={surplus}
            />
          </div>
        )}
      </details>
    </li>
  )
}

function People({
  title,
  note,
  connectionId,
  group,
  userIds,
}: {
  readonly title: string
  readonly note: string
  readonly connectionId: ConnectionId
  readonly group: DriftGroup
  readonly userIds: readonly UserId[]
}) {
  const named = userIds.slice(0, namedMost)
  const { data, error } = useQuery(groupQueries.matrix(connectionId, named, [group.groupId]))
  return (
    <section aria-label={`${title} in ${group.name}`} className="flex min-w-0 flex-col gap-1">
      <h3 className="font-semibold">
        {title} <span className="font-normal text-muted">{formatCount(userIds.length)}</span>
      </h3>
      <p className="text-sm text-muted">{note}</p>
      {userIds.length === 0 && <p>Nobody</p>}
      {error && <ActionProblem {...toProblemText(error)} />}
      {userIds.length > 0 && !data && !error && <SkeletonLines count={2} />}
      {data && (
        <ul className="flex flex-col">
          {data.people.map(({ email, name, userId }) => (
            <li key={userId} className="wrap-anywhere">
              {name} <span className="text-sm text-muted">{email}</span>
            </li>
          ))}
          {userIds.length > named.length && (
            <li className="text-muted">And {formatCount(userIds.length - named.length)} more.</li>
          )}
        </ul>
      )}
    </section>
  )
}
