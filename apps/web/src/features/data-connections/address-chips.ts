import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { problemCodeOf } from '../../api/problem-text.ts'
import { allGroupsQuery, personQuery } from '../../people/people.queries.ts'
import { text } from './data-connections-text.ts'
import type { AddressChip } from './list-filter-bar.tsx'

type Chips = readonly AddressChip[]

/** The filter by a person as a chip with the name; the id stands in the address alone. */
export function usePersonChip(
  connectionId: ConnectionId,
  label: string,
  userId: UserId | undefined,
  onRemove: () => void,
): Chips {
  const { data, error } = useQuery(personQuery(connectionId, userId))
  if (userId === undefined) return []
  const name = data && (`${data.firstName} ${data.lastName}`.trim() || data.email)
  const words = name ?? (error ? sayError(error, text.unknownPerson) : text.reading)
  return [{ key: 'person', label, text: words, onRemove }]
}

/** The filter by a group as a chip with the name. */
export function useGroupChip(
  connectionId: ConnectionId,
  label: string,
  groupId: string | undefined,
  onRemove: () => void,
): Chips {
  const query = allGroupsQuery(connectionId)
  const { data, error } = useQuery({ ...query, enabled: groupId !== undefined })
  if (groupId === undefined) return []
  const name = data?.find(({ id }) => id === groupId)?.name
  const fallback = error ? sayError(error, text.unknownGroup) : text.reading
  const words = name ?? (data ? text.unknownGroup : fallback)
  return [{ key: 'group', label, text: words, onRemove }]
}

/** A name that could not be read is not one that is gone. */
const sayError = (error: Error, gone: string) =>
  problemCodeOf(error) === 'not_found' ? gone : text.unreadName
