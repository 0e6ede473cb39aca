import type { OperationSpec } from '../operation.ts'
import { compareBody } from './compare-body.ts'
import { compareParameters } from './compare-parameters.ts'
import { compareReply } from './compare-reply.ts'
import { compareText } from './compare-shapes.ts'
import {
  type DeclaredOperation,
  listDeclared,
  toAddress,
  toAddressKey,
  toArea,
} from './declared-operations.ts'
import type { Difference } from './difference.ts'
import { type ExplainedDifference, explainedDifferences } from './explained-differences.ts'
import type { SwaggerDocument } from './swagger-document.ts'

/** What a comparison found. */
export interface Conformance {
  /** Operations of the document that were compared; one with two views counts once. */
  readonly comparedCount: number
  /** What nobody has explained; empty when the contract fits. */
  readonly unexplained: readonly Difference[]
  readonly explained: readonly (Difference & { readonly reason: string })[]
  /** Areas of the document that no descriptor stands in, with their operations. */
  readonly otherAreas: readonly {
    readonly area: string
    readonly operationIds: readonly string[]
  }[]
}

/**
 * Compares descriptors with a Server's own document. Within the areas that the descriptors stand in, everything is
 * compared; other areas are only listed. The document is the one of V3: the token endpoint, V1 and V2 are left out.
 */
export function checkConformance(
  operations: readonly OperationSpec[],
  document: SwaggerDocument,
  explanations: readonly ExplainedDifference[] = explainedDifferences,
): Conformance {
  const specs = operations.filter((spec) => spec.path.startsWith('/v3/'))
  const areas = new Set(specs.map((spec) => toArea(toAddress(spec))))
  const declared = new Map(listDeclared(document).map((item) => [toAddressKey(item.address), item]))
  const known = new Set(specs.map((spec) => toAddressKey(toAddress(spec))))
  const findOf = (spec: OperationSpec) => declared.get(toAddressKey(toAddress(spec)))
  const extra = [...declared].filter(([key]) => !known.has(key)).map(([, item]) => item)
  const differences = [
    ...specs.flatMap((spec) => compareOperation(spec, findOf(spec), document)),
    ...extra.filter((item) => areas.has(toArea(item.address))).map(toExtra),
  ]
  const judged = differences.map((difference) => ({
    difference,
    reason: explanations.find((entry) => explains(entry, difference))?.reason,
  }))
  return {
    comparedCount: new Set(specs.map(findOf).filter((item) => item !== undefined)).size,
    unexplained: judged.flatMap(({ difference, reason }) =>
      reason === undefined ? difference : [],
    ),
    explained: judged.flatMap(({ difference, reason }) =>
      reason === undefined ? [] : { ...difference, reason },
    ),
    otherAreas: groupByArea(extra.filter((item) => !areas.has(toArea(item.address)))),
  }
}

function compareOperation(
  spec: OperationSpec,
  declared: DeclaredOperation | undefined,
  document: SwaggerDocument,
): Difference[] {
  const { operationId } = spec
  const address = toAddress(spec)
  const whole = { kind: 'missing', subject: 'operation', at: '', contract: '', server: '' } as const
  const findings = declared
    ? [
        ...compareText('operation id', '', operationId, declared.operationId),
        ...compareParameters(spec, declared),
        ...compareBody(spec, declared, document.definitions),
        ...compareReply(spec, declared, document.definitions),
      ]
    : [{ ...whole, contract: operationId }]
  return findings.map((finding) => ({ ...finding, operationId, address, spec }))
}

function toExtra({ operationId, address }: DeclaredOperation): Difference {
  const whole = { kind: 'extra', subject: 'operation', at: '', contract: '' } as const
  return { ...whole, operationId, address, server: operationId }
}

function explains(entry: ExplainedDifference, difference: Difference): boolean {
  return (
    entry.spec === difference.spec &&
    entry.kind === difference.kind &&
    entry.subject === difference.subject &&
    entry.at.includes(difference.at) &&
    (entry.contract ?? difference.contract) === difference.contract &&
    (entry.server ?? difference.server) === difference.server
  )
}

function groupByArea(operations: readonly DeclaredOperation[]): Conformance['otherAreas'] {
  const areas = new Map<string, string[]>()
  for (const { address, operationId } of operations) {
    const area = toArea(address)
    areas.set(area, [...(areas.get(area) ?? []), operationId])
  }
  return [...areas].map(([area, operationIds]) => ({ area, operationIds }))
}
