import type { RunnerOperation } from '@curator/console-contract/bulk-runner'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import {
  findOperation,
  findSpec,
  listOperations,
  type OperationDescription,
} from '../../alteryx/operation-catalog.ts'
import { AppError } from '../../core/app-error.ts'

/** Why an operation can't be called over rows, on whatever Server; null when it can. */
export function whyNotOverRows(operation: OperationDescription): string | null {
  const { bodyKind, operationId, reply } = operation
  const secrets = findSpec({ operationId, params: {}, query: {} })?.secrets?.request ?? []
  if (secrets.length > 0)
    return `Its request holds a secret (${secrets.join(', ')}), and a sheet would keep it in clear text. Call it in the API explorer, where secrets are sealed.`
  if (bodyKind === 'multipart')
    return 'It takes a file, and a cell can’t hold one. Call it in the API explorer.'
  if (reply === 'file')
    return 'It answers with a file, and a table of results can’t hold files. Call it in the API explorer.'
  return null
}

/** Operations as people choose them; each knows whether it can be used on this connection. */
export async function listRunnerOperations(
  capabilities: CapabilityBook,
  id: ConnectionId,
): Promise<RunnerOperation[]> {
  const { whyMissing } = await capabilities.find(id)
  return listOperations()
    .map((operation) => toRunnerOperation(operation, whyMissing(operation.operationId)))
    .sort((a, b) => toOrder(a).localeCompare(toOrder(b), 'en'))
}

export function toRunnerOperation(
  operation: OperationDescription,
  missing: string | null,
): RunnerOperation {
  const { area, danger, family, method, operationId, path, summary } = operation
  const whyNot = missing ?? whyNotOverRows(operation)
  return { area, danger, family, method, operationId, path, summary, whyNot }
}

/** V3 first, then by what it is about. */
function toOrder({ family, area, path, method }: RunnerOperation): string {
  return `${family === 'V3' ? 0 : 1} ${area} ${path} ${method}`
}

/** Throws `not_found` for an operation this console does not know. */
export function getOperation(operationId: string): OperationDescription {
  const operation = findOperation(operationId)
  if (operation) return operation
  throw new AppError('not_found', {
    detail: `This console knows no operation “${operationId}”. Choose another one.`,
  })
}

/** Throws `operation_missing` when the Server lacks it, `operation_not_for_rows` when no Server's can be used. */
export async function requireUsable(
  capabilities: CapabilityBook,
  id: ConnectionId,
  operation: OperationDescription,
): Promise<void> {
  const missing = (await capabilities.find(id)).whyMissing(operation.operationId)
  if (missing !== null) throw new AppError('operation_missing', { detail: missing })
  const whyNot = whyNotOverRows(operation)
  if (whyNot !== null) throw new AppError('operation_not_for_rows', { detail: whyNot })
}
