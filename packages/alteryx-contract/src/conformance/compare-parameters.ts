import type { OperationSpec } from '../operation.ts'
import { asText, compareNames, compareText, compareWords } from './compare-shapes.ts'
import type { DeclaredOperation } from './declared-operations.ts'
import type { Finding } from './difference.ts'
import { type Shape, toContractShape, toShape } from './shape.ts'

/** Path and query parameters: names, types, allowed words, and what the Server insists on. */
export function compareParameters(spec: OperationSpec, declared: DeclaredOperation): Finding[] {
  const pathNames = (address: string) =>
    [...address.matchAll(/[{:](\w+)/g)].map(([, name = '']) => name)
  const query = spec.query ? toContractShape(spec.query) : undefined
  const ours = query?.fields ?? new Map<string, Shape>()
  const theirs = new Map(
    declared.parameters.filter((item) => item.in === 'query').map((item) => [item.name, item]),
  )
  return [
    ...compareNames('path parameter', pathNames(spec.path), pathNames(declared.address)),
    ...compareNames('query parameter', ours.keys(), theirs.keys()),
    ...[...ours].flatMap(([name, shape]) => {
      const other = theirs.get(name)
      if (!other) return []
      const isNeeded = other.required === true && !query?.required?.has(name)
      return [
        ...(isNeeded ? compareText('query parameter', name, 'optional', 'required') : []),
        ...compareWords(
          name,
          asText(shape),
          asText(toShape({ type: other.type, enum: other.enum })),
        ),
      ]
    }),
  ]
}
