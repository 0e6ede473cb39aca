import type { Connection } from '@curator/console-contract/connections'
import { UserPlus } from 'lucide-react'
import { paths } from '../../paths.ts'
import { ViewsMenu } from '../../saved-views/views-menu.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usersViewed } from './user-search.ts'
import { UsersSummary } from './users-summary.tsx'

/** Title, saved views beside it, and where new people come in. */
export function UsersHeader({
  connection,
  page,
  canPlan,
  present,
  onApply,
}: {
  readonly connection: Connection
  readonly page: { readonly total: number; readonly takenAt: string } | undefined
  readonly canPlan: boolean
  /** The present list as a view spells it. */
  readonly present: string
  readonly onApply: (search: string) => void
}) {
  return (
    <PageHeader
      title="Users"
      badge={<ViewsMenu viewed={usersViewed} present={present} onApply={onApply} />}
      description={
        <UsersSummary connection={connection} total={page?.total} takenAt={page?.takenAt} />
      }
      action={
        canPlan && (
          <LinkButton to={paths.onboarding(connection.id)} variant="primary" icon={UserPlus}>
            Onboard users
          </LinkButton>
        )
      }
    />
  )
}
