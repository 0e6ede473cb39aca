import type { Connection } from '@curator/console-contract/connections'
import type { CollectionId } from '@curator/console-contract/ids'
import { collectionId as collectionIdSchema } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { collectionQueries } from '../collections.queries.ts'
import { CollectionsFailed } from '../collections-failed.tsx'
import { text } from '../collections-text.ts'
import { CollectionSheet } from './collection-details.tsx'

/** Everything about one collection, named in the address. */
export function CollectionPage() {
  const collectionId = readParam(collectionIdSchema, useParams().collectionId)
  return (
    <ConnectionPage>
      {(connection) =>
        collectionId && (
          <CollectionOf
            key={`${connection.id} ${collectionId}`}
            connection={connection}
            collectionId={collectionId}
          />
        )
      }
    </ConnectionPage>
  )
}

function CollectionOf({
  connection,
  collectionId,
}: {
  readonly connection: Connection
  readonly collectionId: CollectionId
}) {
  const { data, error, refetch } = useQuery(collectionQueries.details(connection.id, collectionId))
  const isGone = error !== null && problemCodeOf(error) === 'not_found'
  // What was read before is shown while a later reading fails, unless the Server says that it is gone.
  if (data && !isGone) return <CollectionSheet connection={connection} details={data} />
  return (
    <Page>
      <PageHeader
        title="Collection"
        crumbs={[{ text: text.title, to: paths.collections(connection.id) }]}
        description={connection.name}
      />
      <Panel>
        {!error && <SkeletonLines count={10} />}
        {isGone && (
          <EmptyState
            icon={SearchX}
            title={text.noSuchCollection}
            text={toProblemText(error).detail ?? ''}
            action={
              <LinkButton to={paths.collections(connection.id)}>Show all collections</LinkButton>
            }
          />
        )}
        {error && !isGone && (
          <CollectionsFailed connection={connection} error={error} onRetry={() => void refetch()} />
        )}
      </Panel>
    </Page>
  )
}
