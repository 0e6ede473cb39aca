import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formatCount } from '../../../lib/format-count.ts'
import { allGroupsQuery, userChoicesQuery } from '../../../people/people.queries.ts'

type Counted = { readonly value: string; readonly label?: string; readonly count: number }

/** "Europe/Berlin (120)": what a filter offers; none stands first, under an empty key. */
function toChoices(values: readonly Counted[] | undefined) {
  const named = (values ?? [])
    .filter(({ value }) => value !== '')
    .map(({ value, label = value, count }) => ({
      key: value,
      text: `${label} (${formatCount(count)})`,
      name: label,
    }))
  return [{ key: '', text: 'None', name: 'None' }, ...named]
}

/** What the filters of a connection can be set to. A list that can't be read leaves its filter with `None` alone. */
export function useFilterChoices(connectionId: ConnectionId) {
  const groups = useQuery(allGroupsQuery(connectionId)).data ?? []
  const { data } = useQuery(userChoicesQuery(connectionId))
  return {
    groups: groups.map(({ id, name }) => ({ key: id as string, text: name })),
    timeZones: toChoices(data?.timeZones),
    workerTags: toChoices(data?.workerTags),
    credentials: toChoices(data?.credentials),
  }
}
export type FilterChoices = ReturnType<typeof useFilterChoices>

/** The name of a credential by its id; the id itself where credentials can't be read. */
export function useCredentialNames(connectionId: ConnectionId): (id: string) => string {
  const { data } = useQuery(userChoicesQuery(connectionId))
  return useMemo(() => {
    const names = new Map(data?.credentials.map(({ value, label }) => [value, label]))
    return (id) => names.get(id) ?? id
  }, [data])
}
