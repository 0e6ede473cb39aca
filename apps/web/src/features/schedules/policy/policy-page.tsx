import type { Connection } from '@curator/console-contract/connections'
import type { getSchedulePolicy } from '@curator/console-contract/schedule-policy'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { text } from '../schedules-text.ts'
import { DowntimeLines } from './downtime-lines.tsx'
import { policyQuery, useSavePolicy } from './policy.queries.ts'
import { toPolicy, toPolicyDraft } from './policy-draft.ts'
import { OftenFields, TroubleFields, UseFields } from './policy-fields.tsx'
import { policyText } from './policy-text.ts'

/** What the schedules of a connection are measured against. */
export function PolicyPage() {
  return (
    <ConnectionPage>
      {(connection) => <Policy key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Policy({ connection }: { readonly connection: Connection }) {
  const { data, error, refetch } = useQuery(policyQuery(connection.id))
  return (
    <Page>
      <PageHeader
        title={policyText.title}
        crumbs={[{ text: text.title, to: paths.schedules(connection.id) }]}
        description={connection.name}
      />
      <p className="max-w-prose text-muted">{policyText.intro}</p>
      {error && !data && <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />}
      {!error && !data && <SkeletonLines count={10} />}
      {data && <PolicyForm connection={connection} reply={data} />}
    </Page>
  )
}

function PolicyForm({
  connection,
  reply,
}: {
  readonly connection: Connection
  readonly reply: ReplyOf<typeof getSchedulePolicy>
}) {
  const canManage = usePermission('connections.manage')
  const [draft, setDraft] = useState(() => toPolicyDraft(reply.policy))
  const save = useSavePolicy(connection.id)
  const fields = {
    connectionId: connection.id,
    draft,
    faults: toFieldErrors(save.error),
    onChange: (patch: Partial<typeof draft>) => {
      save.reset()
      setDraft({ ...draft, ...patch })
    },
  }
  return (
    <>
      <p className="text-sm text-muted">
        {reply.updatedAt === null ? (
          policyText.usual
        ) : (
          <>
            Saved by {reply.updatedBy ?? 'somebody'}, <InstantText instant={reply.updatedAt} />
          </>
        )}
      </p>
      {!canManage && <Notice tone="info">{policyText.readOnly}</Notice>}
      {/* What can't be saved is not typed either, but can be read. */}
      <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-4">
        <legend className="sr-only">{policyText.title}</legend>
        <Part title={policyText.often}>
          <OftenFields {...fields} />
        </Part>
        <Part title={policyText.use}>
          <UseFields {...fields} />
        </Part>
        <Part title={policyText.numbers}>
          <TroubleFields {...fields} />
        </Part>
        <Part title={policyText.downtimes}>
          <DowntimeLines {...fields} />
        </Part>
      </fieldset>
      {save.error && <ActionProblem {...toProblemText(save.error)} />}
      {canManage && (
        <div className="flex flex-wrap items-center justify-end gap-3">
          <span role="status" className="text-sm text-good">
            {save.isSuccess && policyText.saved}
          </span>
          <Button
            variant="primary"
            isPending={save.isPending}
            onPress={() => save.mutate(toPolicy(draft))}
          >
            {policyText.save}
          </Button>
        </div>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Panel label={title}>
      <h2 className="border-b border-line px-4 py-2 font-semibold">{title}</h2>
      <div className="flex flex-col gap-5 p-4">{children}</div>
    </Panel>
  )
}
