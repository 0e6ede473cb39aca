import type { OperationDetail, OperationSummary } from '@curator/console-contract/api-explorer'
import type { OperationDescription } from '../../alteryx/operation-catalog.ts'
import { findReadOf } from '../../alteryx/read-operation.ts'
import { toBodyField, toParameterFields } from './form-fields.ts'

/** Whether a call changes nothing, so that it needs no plan. */
export function isRead({ method, danger }: OperationDescription): boolean {
  return method === 'GET' && danger === 'none'
}

/** An operation as it stands in the list; `missing` says why the Server lacks it. */
export function toSummary(
  operation: OperationDescription,
  missing: string | null,
): OperationSummary {
  const { operationId, family, area, method, path, summary, role, danger } = operation
  return {
    operationId,
    family,
    area,
    method,
    path,
    summary,
    // The token endpoint alone is open to anyone, and it is no operation of the catalog.
    role: role === 'user' ? 'user' : 'Curator',
    danger,
    isRead: isRead(operation),
    missing,
  }
}

/** An operation with the fields of its form. */
export function toDetail(operation: OperationDescription, missing: string | null): OperationDetail {
  const { since, until, needsTls, bodyKind, reply, replyNote } = operation
  return {
    ...toSummary(operation, missing),
    since,
    until,
    needsTls,
    bodyKind,
    params: toParameterFields(operation.params),
    query: toParameterFields(operation.query),
    body: toBodyField(operation),
    reply,
    replyNote,
    readBy: findReadOf(operation)?.operationId ?? null,
  }
}

/** By area, then path, then method: what belongs together stands together. */
export function compareOperations(a: OperationSummary, b: OperationSummary): number {
  return (
    a.area.localeCompare(b.area) ||
    a.path.localeCompare(b.path) ||
    methods.indexOf(a.method) - methods.indexOf(b.method)
  )
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
