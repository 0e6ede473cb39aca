import type { Connection } from '@curator/console-contract/connections'
import type { JobProfile } from '@curator/console-contract/job-profiles'
import { useQuery } from '@tanstack/react-query'
import { ContactRound, Plus, UserSearch } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { FromPersonDialog } from './from-person-dialog.tsx'
import { jobProfilesQuery } from './job-profiles.queries.ts'
import { ProfileDialog } from './profile-dialog.tsx'
import { draftFromPerson, newDraft, type ProfileDraft, toCopy, toDraft } from './profile-draft.ts'
import { ProfileList } from './profile-list.tsx'
import { text } from './profiles-text.ts'
import { RemoveProfileDialog } from './remove-profile-dialog.tsx'

/** Job profiles of a connection. */
export function JobProfilesPage() {
  return <ConnectionPage>{(connection) => <Profiles connection={connection} />}</ConnectionPage>
}

type OpenDialog =
  | { readonly kind: 'form'; readonly start: ProfileDraft }
  | { readonly kind: 'person' }
  | { readonly kind: 'remove'; readonly profile: JobProfile }

function Profiles({ connection: { id } }: { readonly connection: Connection }) {
  const canPlan = usePermission('plans.write')
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const close = () => setOpen(null)
  const write = (start: ProfileDraft) => setOpen({ kind: 'form', start })
  const buttons = canPlan && (
    <>
      <Button icon={UserSearch} onPress={() => setOpen({ kind: 'person' })}>
        {text.fromPerson}
      </Button>
      <Button variant="primary" icon={Plus} onPress={() => write(newDraft())}>
        {text.create}
      </Button>
    </>
  )
  return (
    <Page>
      <PageHeader
        title={text.title}
        description={text.about}
        crumbs={[{ text: 'Onboard', to: paths.onboarding(id) }]}
        action={buttons}
      />
      {!canPlan && <Notice tone="info">{text.lookOnly}</Notice>}
      <ProfilesPanel connectionId={id}>
        {(profiles) => (
          <ProfileList
            connectionId={id}
            profiles={profiles}
            actions={
              canPlan
                ? {
                    onEdit: (profile) => write(toDraft(profile)),
                    onCopy: (profile) => write(toCopy(profile)),
                    onRemove: (profile) => setOpen({ kind: 'remove', profile }),
                  }
                : null
            }
          />
        )}
      </ProfilesPanel>
      {open?.kind === 'form' && (
        <ProfileDialog connectionId={id} start={open.start} onClose={close} />
      )}
      {open?.kind === 'person' && (
        <FromPersonDialog
          connectionId={id}
          onPerson={(user) => write(draftFromPerson(user))}
          onClose={close}
        />
      )}
      {open?.kind === 'remove' && <RemoveProfileDialog profile={open.profile} onClose={close} />}
    </Page>
  )
}

function ProfilesPanel({
  connectionId,
  children,
}: {
  readonly connectionId: Connection['id']
  readonly children: (profiles: readonly JobProfile[]) => ReactNode
}) {
  const { data, error, isFetching, refetch } = useQuery(jobProfilesQuery(connectionId))
  if (!data && error) {
    return (
      <ProblemPanel
        {...toProblemText(error)}
        onRetry={() => void refetch()}
        isRetrying={isFetching}
      />
    )
  }
  if (!data) return <SkeletonLines count={6} label="Loading the job profiles" />
  return (
    <Panel label={text.title}>
      {data.length > 0 ? (
        children(data)
      ) : (
        <EmptyState icon={ContactRound} title={text.emptyTitle} text={text.emptyText} />
      )}
    </Panel>
  )
}
