import type { Connection } from '@curator/console-contract/connections'
import type { CredentialRotation } from '@curator/console-contract/credential-rotations'
import { useQuery } from '@tanstack/react-query'
import { Plus, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { text } from '../credentials-text.ts'
import { NewRotationDialog } from './new-rotation-dialog.tsx'
import { RotationBadge } from './rotation-badge.tsx'
import { rotationQueries } from './rotations.queries.ts'

/** Rotations of a connection: open ones first, by their deadline. */
export function RotationsPage() {
  return (
    <ConnectionPage>
      {(connection) => <RotationList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function RotationList({ connection }: { readonly connection: Connection }) {
  const { data, error, refetch } = useQuery(rotationQueries.list(connection.id))
  const [isNew, setIsNew] = useState(false)
  const canPlan = usePermission('plans.write')
  const begin = canPlan && data && (
    <Button variant="primary" icon={Plus} onPress={() => setIsNew(true)}>
      {text.newRotation}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={text.rotations}
        crumbs={[{ text: text.title, to: paths.credentials(connection.id) }]}
        description={connection.name}
        action={begin}
      />
      <Panel label={text.rotations}>
        {!data && !error && <SkeletonLines count={6} />}
        {error && !data && (
          <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
        )}
        {data?.items.length === 0 && (
          <EmptyState
            icon={RefreshCw}
            title={text.noRotations}
            text={text.noRotationsText}
            action={begin}
          />
        )}
        {data && data.items.length > 0 && (
          <ul className="flex flex-col divide-y divide-line">
            {data.items.map((rotation) => (
              <RotationLine key={rotation.id} rotation={rotation} />
            ))}
          </ul>
        )}
      </Panel>
      {isNew && data && (
        <NewRotationDialog
          connectionId={connection.id}
          owners={data.owners}
          onClose={() => setIsNew(false)}
        />
      )}
    </Page>
  )
}

function RotationLine({ rotation }: { readonly rotation: CredentialRotation }) {
  const { connectionId, deadline, id, note, ownerName, userName } = rotation
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3">
      <span className="min-w-0 wrap-anywhere">
        <Link
          to={paths.credentialRotation(connectionId, id)}
          className="rounded-sm font-semibold text-accent-ink hover:underline"
        >
          {userName}
        </Link>
        <span className="block text-muted">
          {ownerName}, until {deadline}
          {note && `: ${note}`}
        </span>
      </span>
      <RotationBadge rotation={rotation} />
    </li>
  )
}
