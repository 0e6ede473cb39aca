import type { Connection } from '@curator/console-contract/connections'
import { CalendarClock, Plus, SearchX } from 'lucide-react'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { text, toEmptyTitle } from './schedules-text.ts'

/** No rows: either the filters leave none, or the Server has none. */
export function SchedulesEmpty({
  connection,
  isFiltered,
  canPlan,
  onClear,
}: {
  readonly connection: Connection
  readonly isFiltered: boolean
  readonly canPlan: boolean
  readonly onClear: () => void
}) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title={text.filteredTitle}
        text={text.filteredText}
        action={<Button onPress={onClear}>Clear search and filters</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={CalendarClock}
      title={toEmptyTitle(connection.name)}
      text={canPlan && text.emptyText}
      action={
        canPlan && (
          <LinkButton to={paths.newSchedule(connection.id)} icon={Plus} variant="primary">
            {text.newSchedule}
          </LinkButton>
        )
      }
    />
  )
}
