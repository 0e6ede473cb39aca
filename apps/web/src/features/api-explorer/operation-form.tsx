import type { OperationDetail, OperationSummary } from '@curator/console-contract/api-explorer'
import type { Connection } from '@curator/console-contract/connections'
import { FileDown, ListChecks, Send } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { bodyKindText, text } from './api-explorer-text.ts'
import { BodyEditor } from './body-editor.tsx'
import type { CallValues } from './call-values.ts'
import { FillButton } from './fill-button.tsx'
import { OperationHead } from './operation-head.tsx'
import { ParameterFields } from './parameter-fields.tsx'
import { CopyMenu } from './snippets/copy-menu.tsx'

/** Everything that goes into a call, and the button that sends or plans it. Ctrl+Enter does the same. */
export function OperationForm({
  connection,
  operation,
  readBy,
  values,
  onChange,
  onSubmit,
  isPending,
  error,
  faults,
}: {
  readonly connection: Connection
  readonly operation: OperationDetail
  readonly readBy: OperationSummary | undefined
  readonly values: CallValues
  readonly onChange: (values: CallValues) => void
  readonly onSubmit: () => void
  readonly isPending: boolean
  readonly error: unknown
  readonly faults: Readonly<Record<string, string>>
}) {
  const [isBroken, setIsBroken] = useState(false)
  /** A new form after values came from elsewhere: fields that keep text of their own start over. */
  const [fillCount, setFillCount] = useState(0)
  const mayPlan = usePermission('plans.write')
  const isOffered = operation.missing === null && (operation.isRead || mayPlan)
  const { icon, label } = actionOf(operation)
  return (
    <form
      aria-label={`Call ${operation.operationId}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (isOffered && !isBroken) onSubmit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          event.currentTarget.requestSubmit()
      }}
      className="flex min-w-0 flex-col gap-5 p-4 xl:min-h-0 xl:overflow-auto"
    >
      <OperationHead operation={operation} />
      <ParameterFields
        title="Path"
        place="params"
        fields={operation.params}
        values={values.params}
        onChange={(params) => onChange({ ...values, params })}
        faults={faults}
      />
      <ParameterFields
        title="Query"
        place="query"
        fields={operation.query}
        values={values.query}
        onChange={(query) => onChange({ ...values, query })}
        faults={faults}
      />
      {operation.body && (
        <>
          {readBy && (
            <FillButton
              connectionId={connection.id}
              operation={operation}
              readBy={readBy}
              values={values}
              onFilled={(body) => {
                onChange({ ...values, body })
                setFillCount((count) => count + 1)
              }}
            />
          )}
          <BodyEditor
            key={fillCount}
            field={operation.body}
            note={bodyKindText[operation.bodyKind]}
            value={values.body}
            onChange={(body) => onChange({ ...values, body })}
            onBrokenChange={setIsBroken}
            faults={faults}
          />
        </>
      )}
      {Boolean(error) && <ActionProblem {...toProblemText(error)} />}
      <p className="text-sm text-muted">{text.linkHint}</p>
      {!operation.isRead && !mayPlan && <Notice tone="info">{text.mayNotWrite}</Notice>}
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-3 max-xl:bottom-0">
        <Button
          type="submit"
          variant={operation.danger === 'destructive' ? 'danger' : 'primary'}
          icon={icon}
          isPending={isPending}
          isDisabled={!isOffered || isBroken}
        >
          {label}
        </Button>
        <CopyMenu baseUrl={connection.baseUrl} operation={operation} values={values} />
      </div>
    </form>
  )
}

function actionOf({ isRead, reply }: OperationDetail) {
  if (!isRead) return { icon: ListChecks, label: 'Plan this call' }
  return reply === 'file'
    ? { icon: FileDown, label: 'Download the file' }
    : { icon: Send, label: 'Send' }
}
