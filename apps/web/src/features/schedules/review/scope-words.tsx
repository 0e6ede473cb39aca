import type { ConnectionId } from '@curator/console-contract/ids'
import type { CampaignValues } from '@curator/console-contract/schedule-review'
import { toFilterChips } from '../filters/filter-chips.ts'
import { useFilterChoices } from '../filters/use-filter-choices.ts'

/** Which schedules a review is about, in the words of the filters. */
export function ScopeWords({
  connectionId,
  filters,
}: {
  readonly connectionId: ConnectionId
  readonly filters: CampaignValues['filters']
}) {
  const choices = useFilterChoices(connectionId, [])
  const words = toFilterChips({ ...filters, sort: 'name' }, choices).map(
    ({ label, text }) => `${label}: ${text}`,
  )
  if (filters.search) words.unshift(`“${filters.search}”`)
  return words.length > 0 ? words.join('; ') : 'All schedules'
}
