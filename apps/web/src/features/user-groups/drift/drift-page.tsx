import type { Connection } from '@curator/console-contract/connections'
import type { readMemberships } from '@curator/console-contract/user-groups'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { formatCount, formatCounted } from '../../../lib/format-count.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { FileFaults } from '../../../people/file-faults.tsx'
import { useReadMemberships } from '../../../people/people.queries.ts'
import { SheetForm } from '../../../sheets/sheet-form.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { countGroups, text } from '../user-groups-text.ts'
import { DriftForm } from './drift-form.tsx'
import { DriftGroups } from './drift-groups.tsx'

/** A file of wanted memberships beside what the Server has. */
export function DriftPage() {
  return (
    <ConnectionPage>
      {(connection) => <Drift key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Drift({ connection }: { readonly connection: Connection }) {
  const canPlan = usePermission('plans.write')
  const reading = useReadMemberships(connection.id, 'memberships')
  const [fileName, setFileName] = useState('')
  const { data } = reading
  return (
    <Page>
      <PageHeader
        title="Compare groups with a file"
        crumbs={[{ text: text.title, to: paths.userGroups(connection.id) }]}
        description={text.driftIntro}
        action={
          data && (
            <Button icon={FileSpreadsheet} onPress={() => reading.reset()}>
              Bring another file
            </Button>
          )
        }
      />
      {!canPlan && <Notice tone="info">{text.noPlan}</Notice>}
      {canPlan && !data && (
        <div className="flex flex-col gap-3">
          <p className="text-muted">{text.driftHint}</p>
          <SheetForm
            pasteExample={'Email\tGroup'}
            isPending={reading.isPending}
            onSheet={(name, bytes) => {
              setFileName(name)
              reading.mutate({ fileName: name, bytes })
            }}
          />
          {reading.error && <ActionProblem {...toProblemText(reading.error)} />}
        </div>
      )}
      {data && <DriftResult connection={connection} fileName={fileName} read={data} />}
    </Page>
  )
}

function DriftResult({
  connection,
  fileName,
  read,
}: {
  readonly connection: Connection
  readonly fileName: string
  readonly read: ReplyOf<typeof readMemberships>
}) {
  const { faultCount, groups, items, notices, rowCount } = read
  return (
    <div className="flex flex-col gap-4">
      <p role="status">
        “{fileName}” has {formatCounted(rowCount, 'membership', 'memberships')} of{' '}
        {countGroups(groups.length)}
        {faultCount > 0 && `; ${formatCount(faultCount)} can’t be used`}.
      </p>
      {notices.map((notice) => (
        <Notice key={notice} tone="info">
          {notice}
        </Notice>
      ))}
      <FileFaults rows={items.filter(({ faults }) => faults.length > 0)} />
      {groups.length > 0 && (
        <>
          <DriftGroups connectionId={connection.id} groups={groups} />
          <DriftForm connectionId={connection.id} groups={groups} />
        </>
      )}
    </div>
  )
}
