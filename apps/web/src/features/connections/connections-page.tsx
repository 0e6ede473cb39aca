import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { Plug, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { connectionsQuery } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { ConnectionDialog } from './connection-dialog.tsx'
import { RemoveConnectionDialog } from './remove-connection-dialog.tsx'
import { TestConnectionDialog } from './test-connection-dialog.tsx'

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'remove' | 'test'; readonly connection: Connection }

/** The Alteryx Servers this console may talk to. */
export function ConnectionsPage() {
  const [open, setOpen] = useState<Open>()
  const canManage = usePermission('connections.manage')
  const close = () => setOpen(undefined)
  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setOpen({ kind: 'add' })}>
      Add connection
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Connections"
        description="The Alteryx Servers this console may talk to."
        action={canManage && add}
      />
      <ConnectionList canManage={canManage} add={canManage && add} onOpen={setOpen} />
      {open?.kind === 'add' && <ConnectionDialog connection={undefined} onClose={close} />}
      {open?.kind === 'edit' && <ConnectionDialog connection={open.connection} onClose={close} />}
      {open?.kind === 'test' && (
        <TestConnectionDialog connection={open.connection} onClose={close} />
      )}
      {open?.kind === 'remove' && (
        <RemoveConnectionDialog connection={open.connection} onClose={close} />
      )}
    </Page>
  )
}

function ConnectionList({
  canManage,
  add,
  onOpen,
}: {
  readonly canManage: boolean
  readonly add: ReactNode
  readonly onOpen: (open: Open) => void
}) {
  const { data, error, refetch, isFetching } = useQuery(connectionsQuery)
  if (data && data.length > 0) {
    return (
      <ul className="grid gap-4 xl:grid-cols-2">
        {data.map((connection) => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            canManage={canManage}
            onEdit={() => onOpen({ kind: 'edit', connection })}
            onRemove={() => onOpen({ kind: 'remove', connection })}
            onTest={() => onOpen({ kind: 'test', connection })}
          />
        ))}
      </ul>
    )
  }
  return (
    <Panel>
      {data ? (
        <EmptyState
          icon={Plug}
          title="No connection yet"
          text={
            canManage
              ? 'Have the Web API address, key and secret of a Curator at hand: Alteryx Server UI, My Profile, Keys.'
              : 'Ask an administrator of this console to add one.'
          }
          action={add}
        />
      ) : error ? (
        <ProblemPanel
          {...toProblemText(error)}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      ) : (
        <SkeletonLines count={8} />
      )}
    </Panel>
  )
}
