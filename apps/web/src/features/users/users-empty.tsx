import type { Connection } from '@curator/console-contract/connections'
import { SearchX, UserPlus, Users } from 'lucide-react'
import { paths } from '../../paths.ts'
import { DirectoryFailed, type FailedList } from '../../people/directory-failed.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'

/** No rows: either the filters leave none, or the Server has none. */
export function UsersEmpty({
  connection,
  isFiltered,
  canOnboard,
  onClear,
}: {
  readonly connection: Connection
  readonly isFiltered: boolean
  readonly canOnboard: boolean
  readonly onClear: () => void
}) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No user matches"
        text="Try fewer letters or fewer filters."
        action={<Button onPress={onClear}>Clear search and filters</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={Users}
      title={`“${connection.name}” has no users yet`}
      text="Bring a list of people, look at what would change, then create them in one go."
      action={
        canOnboard && (
          <LinkButton to={paths.onboarding(connection.id)} icon={UserPlus} variant="primary">
            Onboard users
          </LinkButton>
        )
      }
    />
  )
}

/** The list can't be shown: the directory is still being read, or reading failed. */
export function UsersFailed(failed: FailedList) {
  return <DirectoryFailed {...failed} what="users" />
}
