import type { FieldChange } from '@curator/console-contract/plans'
import type { ProtectedCall } from '../../alteryx/calls.gateway.ts'
import type { ServerCall } from '../../alteryx/operation-catalog.ts'
import type { PlanChunk, PlannedChange, PlannedRow } from '../../plans/change.ts'
import { describeCall } from '../../plans/changes/call-operation.change.ts'
import type { SheetRowRecord } from '../../store/sheet.store.ts'
import { toCallTarget } from './call-request.ts'
import { type CallMapping, toRecordId, toRowCall } from './row-call.ts'

export interface CallPlannerOptions {
  readonly mapping: CallMapping
  /** Seals what is secret in a call. */
  readonly protect: (call: ServerCall) => ProtectedCall
}

/** Turns batches of rows into the pieces of a plan: one call for each row that is ready. */
export async function* planCalls(
  batches: AsyncIterable<readonly SheetRowRecord[]>,
  { mapping, protect }: CallPlannerOptions,
): AsyncGenerator<PlanChunk> {
  let lastSeq = 0
  for await (const batch of batches) {
    const changes: PlannedChange[] = []
    const rows = batch.map((row): PlannedRow => {
      const recordId = toRecordId(mapping, row)
      const refusal = refuse(row)
      if (refusal) return { line: row.line, subject: recordId, changeSeqs: [], ...refusal }
      lastSeq += 1
      const { call } = toRowCall(mapping, row.cells)
      changes.push(toChange(lastSeq, mapping, protect(call), row.cells))
      const subject = `${recordId} · /${toCallTarget(call).target}`
      return { line: row.line, subject, verdict: 'update', reasons: [], changeSeqs: [lastSeq] }
    })
    yield { rows, changes }
  }
}

function refuse(row: SheetRowRecord): Pick<PlannedRow, 'verdict' | 'reasons'> | null {
  if (row.isExcluded) return { verdict: 'skip', reasons: ['You left this row out.'] }
  if (row.faults.length === 0) return null
  return { verdict: 'invalid', reasons: row.faults.map((fault) => fault.message) }
}

function toChange(
  seq: number,
  mapping: CallMapping,
  payload: ProtectedCall,
  cells: readonly string[],
): PlannedChange {
  return {
    seq,
    kind: 'call-operation',
    payload,
    before: null,
    fields: toFieldChanges(mapping, cells),
    sentence: describeCall(payload),
    danger: mapping.operation.danger,
    dependsOn: [],
  }
}

/** What travels beside the address: values of query and body as the sheet has them. */
function toFieldChanges({ fields, sources }: CallMapping, cells: readonly string[]): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    const source = sources[field.key]
    if (!source || field.place === 'path') return []
    const after = source.kind === 'column' ? (cells[source.column] ?? '') : source.value
    return after === '' ? [] : [{ field: field.key, label: field.name, before: null, after }]
  })
}
