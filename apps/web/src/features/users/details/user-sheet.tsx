import type { Connection } from '@curator/console-contract/connections'
import type { UserDetails } from '@curator/console-contract/user-details'
import type { UserFieldValues } from '@curator/console-contract/user-plans'
import { useQuery } from '@tanstack/react-query'
import { Pencil, Route } from 'lucide-react'
import { useState } from 'react'
import { usePermission } from '../../../api/session.queries.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { AccessTab } from './access-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { OwnsTab } from './owns-tab.tsx'
import { ProfileForm } from './profile-form.tsx'
import { ProfileTab } from './profile-tab.tsx'
import { UserActions } from './user-actions.tsx'
import { userDetailsQueries } from './user-details.queries.ts'
import { UserBadges, UserFacts } from './user-facts.tsx'
import { userPageSearch, userTabs } from './user-page-search.ts'
import { countAccess, tabTexts, toFullName, toOwned } from './user-page-text.ts'

/** The page of a user who is known: head, actions, and one tab. What is typed into the profile outlives a look elsewhere. */
export function UserSheet({
  connection,
  details,
}: {
  readonly connection: Connection
  readonly details: UserDetails
}) {
  const [search, change] = useSearch(userPageSearch)
  const [draft, setDraft] = useState<UserFieldValues>({})
  const canPlan = usePermission('plans.write')
  const isEditing = canPlan && search.edit === 'yes'
  const counts = useTabCounts(connection, details)
  const leaveForm = () => {
    setDraft({})
    change({ edit: undefined })
  }
  return (
    <Page>
      <PageHeader
        title={toFullName(details.user)}
        crumbs={[{ text: 'Users', to: paths.users(connection.id) }]}
        badge={<UserBadges user={details.user} />}
        description={<UserFacts connection={connection} details={details} />}
        action={
          <>
            <LinkButton to={paths.access(connection.id, { person: details.user.id })} icon={Route}>
              Explain access
            </LinkButton>
            {canPlan && (
              <UserActions connection={connection} details={details}>
                {!(isEditing && search.tab === 'profile') && (
                  <Button
                    variant="primary"
                    icon={Pencil}
                    onPress={() => change({ tab: 'profile', edit: 'yes' })}
                  >
                    {isEditing ? 'Go on editing' : 'Edit'}
                  </Button>
                )}
              </UserActions>
            )}
          </>
        }
      />
      <PageTabs
        label="Parts of this page"
        tabs={userTabs.map((key) => ({ key, text: tabTexts[key], count: counts[key] }))}
        chosen={search.tab}
        onChange={(tab) => change({ tab, page: 1, source: undefined })}
      >
        {search.tab === 'profile' && !isEditing && (
          <ProfileTab details={details} signIn={connection.signIn} />
        )}
        {search.tab === 'profile' && isEditing && (
          <ProfileForm
            connection={connection}
            details={details}
            draft={draft}
            onDraft={setDraft}
            onCancel={leaveForm}
          />
        )}
        {search.tab === 'access' && <AccessTab connection={connection} details={details} />}
        {search.tab === 'owns' && <OwnsTab details={details} />}
        {search.tab === 'history' && (
          <HistoryTab
            connection={connection}
            userId={details.user.id}
            search={search}
            onChange={change}
          />
        )}
      </PageTabs>
    </Page>
  )
}

/** What stands behind the tabs. The history is counted once it has been read: the Server is not asked for a number. */
function useTabCounts({ id }: Connection, details: UserDetails) {
  const { workflows, schedules, collections } = toOwned(details)
  const { data: events } = useQuery({
    ...userDetailsQueries.events(id, details.user.id, { page: 1, source: undefined }),
    enabled: false,
  })
  return {
    profile: undefined,
    access: countAccess(details),
    owns: workflows.length + schedules.length + collections.length,
    history: events?.total,
  }
}
