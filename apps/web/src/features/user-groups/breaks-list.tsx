import type { ConnectionId } from '@curator/console-contract/ids'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { UserGroup, UserGroupDetails } from '@curator/console-contract/user-groups'
import { useQuery } from '@tanstack/react-query'
import { toProblemText } from '../../api/problem-text.ts'
import { formatCount, formatCounted } from '../../lib/format-count.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { groupQueries } from './user-groups.queries.ts'
import { countMembers, text } from './user-groups-text.ts'

/** People named before the rest is counted. */
const namedMost = 8

/** What deleting a group takes from its members. */
export function BreaksList({
  connectionId,
  group,
}: {
  readonly connectionId: ConnectionId
  readonly group: UserGroup
}) {
  const { data, error } = useQuery(groupQueries.details(connectionId, group.id))
  return (
    <section aria-label={`What breaks without ${group.name}`} className="flex flex-col gap-1">
      <h3 className="font-semibold wrap-anywhere">
        {group.name}{' '}
        <span className="font-normal text-muted">{countMembers(group.memberCount)}</span>
      </h3>
      {error && <ActionProblem {...toProblemText(error)} />}
      {!error && !data && <SkeletonLines count={2} label="Looking at what breaks" />}
      {data && <Breaks details={data} />}
    </section>
  )
}

function Breaks({ details }: { readonly details: UserGroupDetails }) {
  const { collections, credentials, dataConnections, roleLosses } = details
  const shared = [
    ['collection', 'collections', collections],
    ['credential', 'credentials', credentials],
    ['data connection', 'data connections', dataConnections],
  ] as const
  const lines = shared.flatMap(([one, many, { items, why }]) => {
    if (why !== null) return [`What it means for ${many} is not known: ${why}`]
    if (items.length === 0) return []
    return [`Members lose ${formatCounted(items.length, one, many)}: ${toNames(items)}.`]
  })
  if (lines.length === 0 && roleLosses.length === 0)
    return <p className="text-muted">{text.breaksNothing}</p>
  return (
    <ul className="list-disc pl-5">
      {lines.map((line) => (
        <li key={line} className="wrap-anywhere">
          {line}
        </li>
      ))}
      {roleLosses.slice(0, namedMost).map(({ email, name, role, userId, without }) => (
        <li key={userId} className="wrap-anywhere">
          {name || email} is {serverRoleLabels[role]} through this group, and would be{' '}
          {without === null ? 'what the Server gives by default' : serverRoleLabels[without]}.
        </li>
      ))}
      {roleLosses.length > namedMost && (
        <li>
          {formatCounted(roleLosses.length - namedMost, 'more member loses', 'more members lose')}{' '}
          the role.
        </li>
      )}
    </ul>
  )
}

function toNames(items: readonly { readonly name: string }[]): string {
  const names = items.slice(0, namedMost).map(({ name }) => name)
  const rest = items.length - names.length
  return names.join(', ') + (rest > 0 ? ` and ${formatCount(rest)} more` : '')
}
