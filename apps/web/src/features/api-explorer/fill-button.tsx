import type {
  FormField,
  OperationDetail,
  OperationSummary,
} from '@curator/console-contract/api-explorer'
import type { ConnectionId } from '@curator/console-contract/ids'
import { Download } from 'lucide-react'
import { toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { useSendCall } from './api-explorer.queries.ts'
import { type CallValues, isObject, withMember } from './call-values.ts'

/** Fills the body with what the Server holds now: PUT wants every field, also those that stay. */
export function FillButton({
  connectionId,
  operation,
  readBy,
  values,
  onFilled,
}: {
  readonly connectionId: ConnectionId
  readonly operation: OperationDetail
  readonly readBy: OperationSummary
  readonly values: CallValues
  readonly onFilled: (body: unknown) => void
}) {
  const reading = useSendCall(connectionId)
  const { body } = operation
  if (body?.kind !== 'object') return null
  const isNamed = operation.params.every(({ name }) => values.params[name])
  const fill = () =>
    reading.mutate(
      {
        operationId: readBy.operationId,
        params: toReadParams(operation, readBy, values),
        query: {},
      },
      {
        onSuccess: (reply) => {
          if (reply.kind === 'received') onFilled(toBody(body, JSON.parse(reply.text), values.body))
        },
      },
    )
  const refused = reading.data?.kind === 'refused' ? reading.data.message : undefined
  const problem = refused ?? (reading.error ? toProblemText(reading.error).title : undefined)
  return (
    <div className="flex flex-col items-start gap-1">
      <Button
        size="small"
        icon={Download}
        isDisabled={!isNamed}
        isPending={reading.isPending}
        onPress={fill}
      >
        Fill in what is there now
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}

/** By place: descriptors spell parameters as the Server does, in more than one way. */
function toReadParams(
  operation: OperationDetail,
  readBy: OperationSummary,
  { params }: CallValues,
): Record<string, string> {
  const names = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const written = names(operation.path)
  return Object.fromEntries(
    names(readBy.path).map((name, at) => [name, params[written[at] ?? name] ?? '']),
  )
}

/** What the form asks for, from what was read; secrets and what is not answered stay as entered. */
function toBody(field: FormField, read: unknown, entered: unknown): unknown {
  return field.fields.reduce((body: unknown, { name, isSecret }) => {
    const value = isObject(read) ? read[name] : undefined
    return isSecret || value === undefined || value === null ? body : withMember(body, name, value)
  }, entered)
}
