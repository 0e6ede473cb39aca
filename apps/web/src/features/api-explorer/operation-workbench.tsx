import type {
  ApiCall,
  OperationDetail,
  OperationSummary,
} from '@curator/console-contract/api-explorer'
import type { Connection } from '@curator/console-contract/connections'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { download } from '../../lib/download.ts'
import { paths } from '../../paths.ts'
import { useCreateCallPlan, useDownloadReply, useSendCall } from './api-explorer.queries.ts'
import type { HistoryEntry } from './call-history.ts'
import { type CallValues, toCall, toLinkParams } from './call-values.ts'
import { OperationForm } from './operation-form.tsx'
import { ReplyPanel } from './reply/reply-panel.tsx'
import { toFaults } from './to-faults.ts'

/** The form of one operation and its reply, side by side. Fresh for each operation. */
export function OperationWorkbench({
  connection,
  operation,
  readBy,
  initial,
  onValues,
  onSubmitted,
  onCalled,
}: {
  readonly connection: Connection
  readonly operation: OperationDetail
  /** The operation that reads the same object; undefined when there is none. */
  readonly readBy: OperationSummary | undefined
  readonly initial: CallValues
  /** Told what was entered, for the address. */
  readonly onValues: (values: CallValues) => void
  /** Told when a call is made: what was entered is settled. */
  readonly onSubmitted: (values: CallValues) => void
  readonly onCalled: (entry: HistoryEntry) => void
}) {
  const [values, setValues] = useState(initial)
  const sending = useSendCall(connection.id)
  const downloading = useDownloadReply(connection.id)
  const planning = useCreateCallPlan(connection.id)
  const navigate = useNavigate()
  const call: ApiCall = toCall(operation, values)
  const change = (next: CallValues) => {
    setValues(next)
    onValues(next)
  }
  const remember = (status?: number | null) =>
    onCalled({
      operationId: operation.operationId,
      method: operation.method,
      path: toPath(operation.path, values),
      link: toLinkParams(operation, values).toString(),
      ...(status === undefined ? {} : { status }),
    })
  const save = () =>
    downloading.mutate(call, {
      onSuccess: (file) => {
        download(file)
        remember(200)
      },
    })
  const submit = () => {
    onSubmitted(values)
    if (!operation.isRead) {
      planning.mutate(call, {
        onSuccess: ({ planId }) => {
          remember()
          void navigate(paths.plan(planId))
        },
      })
    } else if (operation.reply === 'file') save()
    else sending.mutate(call, { onSuccess: ({ status }) => remember(status) })
  }
  const error = sending.error ?? planning.error ?? downloading.error
  return (
    <div className="grid min-w-0 xl:h-full xl:min-h-0 xl:grid-cols-2">
      <OperationForm
        connection={connection}
        operation={operation}
        readBy={readBy}
        values={values}
        onChange={change}
        onSubmit={submit}
        isPending={sending.isPending || planning.isPending || downloading.isPending}
        error={error}
        faults={toFaults(error, sending.data)}
      />
      <ReplyPanel
        operation={operation}
        reply={sending.data}
        saved={downloading.data}
        isPending={sending.isPending}
        onStop={sending.stop}
        onDownload={save}
        isDownloading={downloading.isPending}
      />
    </div>
  )
}

function toPath(path: string, { params }: CallValues): string {
  return path.replace(/:(\w+)/g, (_, name: string) => params[name] || `:${name}`)
}
