import { AppError } from '../../core/app-error.ts'
import type { CallMapping } from './row-call.ts'

/** Throws `request_invalid` for a field the operation does not have and a column the sheet does not have. */
export function refuseUnknownSources(
  { fields, operation, recordColumn, sources }: CallMapping,
  header: readonly string[],
): void {
  const known = new Set(fields.map((field) => field.key))
  const unknown = Object.keys(sources).find((key) => !known.has(key))
  if (unknown !== undefined) {
    const detail = `The operation ${operation.operationId} has no field “${unknown}”. Reload the page.`
    throw new AppError('request_invalid', { detail })
  }
  const columns = Object.values(sources).flatMap((source) =>
    source.kind === 'column' ? [source.column] : [],
  )
  const outside = [...columns, recordColumn ?? 0].find((column) => column >= header.length)
  if (outside !== undefined) {
    const detail = `The sheet has ${header.length} columns. Reload the page.`
    throw new AppError('request_invalid', { detail })
  }
}
