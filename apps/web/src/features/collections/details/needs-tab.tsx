import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { needKindTexts, text } from '../collections-text.ts'
import { type CollectionNeeds, needsQuery } from './needs.queries.ts'
import { NeedsForm } from './needs-form.tsx'

/** Credentials and data connections that the collection uses: as the Server tells it, and as people noted it. */
export function NeedsTab({
  connectionId,
  collectionId,
}: {
  readonly connectionId: ConnectionId
  readonly collectionId: CollectionId
}) {
  const { data, error, refetch } = useQuery(needsQuery(connectionId, collectionId))
  const [isEditing, setIsEditing] = useState(false)
  const canPlan = usePermission('plans.write')
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={6} />
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-muted">{text.needsIntro}</p>
      <Panel label={text.needsNoted}>
        <div className="flex flex-col gap-3 p-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-lg font-semibold">{text.needsNoted}</h2>
            {canPlan && !isEditing && (
              <Button size="small" icon={Pencil} onPress={() => setIsEditing(true)}>
                Note what it needs
              </Button>
            )}
          </div>
          {isEditing ? (
            <NeedsForm
              connectionId={connectionId}
              collectionId={collectionId}
              noted={data.noted}
              onClose={() => setIsEditing(false)}
            />
          ) : (
            <NotedNeeds needs={data} />
          )}
        </div>
      </Panel>
      <ReadNeeds needs={data} />
      <div>
        <LinkButton to={paths.missingShares(connectionId, { collectionId: [collectionId] })}>
          Who lacks a share of these
        </LinkButton>
      </div>
    </div>
  )
}

function NotedNeeds({
  needs: { noted, notedAt, notedByName },
}: {
  readonly needs: CollectionNeeds
}) {
  return (
    <>
      {noted.length === 0 && <p>{notedAt === null ? text.needsNever : text.needsNothing}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {noted.map(({ id, kind, name }) => (
          <li key={`${kind} ${id}`} className="py-1.5 wrap-anywhere">
            {name} <span className="text-muted">{needKindTexts[kind]}</span>
          </li>
        ))}
      </ul>
      {notedAt !== null && (
        <p className="text-sm text-muted">
          Noted by {notedByName ?? 'somebody'}, <InstantText instant={notedAt} />
        </p>
      )}
    </>
  )
}

function ReadNeeds({ needs: { read, unknown } }: { readonly needs: CollectionNeeds }) {
  return (
    <Panel label={text.needsRead}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">{text.needsRead}</h2>
        {unknown.length > 0 && <Notice tone="warning">{unknown.join(' ')}</Notice>}
        {read.length === 0 && unknown.length === 0 && <p>{text.needsReadNone}</p>}
        <ul className="flex flex-col divide-y divide-line">
          {read.map(({ because, id, kind, name }) => (
            <li key={`${kind} ${id} ${because}`} className="py-1.5 wrap-anywhere">
              {name}{' '}
              <span className="text-muted">
                {needKindTexts[kind]}, for {because}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
