import type {
  OperationFamily,
  OperationMethod,
  OperationSummary,
} from '@curator/console-contract/api-explorer'
import type { ChangeDanger } from '@curator/console-contract/plans'

export type OperationFilters = {
  readonly find?: string | undefined
  readonly method: readonly OperationMethod[]
  readonly family: readonly OperationFamily[]
  readonly danger: readonly ChangeDanger[]
  /** Whether operations that the Server lacks are listed too. */
  readonly lacking?: 'shown' | undefined
}

export type OperationGroup = {
  readonly area: string
  readonly operations: readonly OperationSummary[]
}

/** Whether every word typed stands somewhere in id, path, summary or area, without case. */
function hasWords(operation: OperationSummary, words: readonly string[]): boolean {
  const { operationId, path, summary, area, method } = operation
  const text = `${operationId} ${method} ${path} ${summary} ${area}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** The operations that fit, in groups by area, in the order they came. */
export function findOperations(
  operations: readonly OperationSummary[],
  filters: OperationFilters,
): OperationGroup[] {
  const words = (filters.find ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const { method, family, danger } = filters
  const groups = new Map<string, OperationSummary[]>()
  for (const operation of operations) {
    const fits =
      (filters.lacking === 'shown' || operation.missing === null) &&
      (method.length === 0 || method.includes(operation.method)) &&
      (family.length === 0 || family.includes(operation.family)) &&
      (danger.length === 0 || danger.includes(operation.danger)) &&
      hasWords(operation, words)
    if (!fits) continue
    const group = groups.get(operation.area)
    if (group) group.push(operation)
    else groups.set(operation.area, [operation])
  }
  return [...groups].map(([area, found]) => ({ area, operations: found }))
}
