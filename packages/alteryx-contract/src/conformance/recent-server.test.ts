import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OperationSpec } from '../operation.ts'
import { operations } from '../registry.ts'
import { checkConformance } from './check-conformance.ts'
import type { Difference } from './difference.ts'
import { explainedDifferences } from './explained-differences.ts'
import { swaggerDocument } from './swagger-document.ts'

// The document of a recent Server is no part of this repository; where it stands beside it, the contract has to fit.
const file = new URL('../../../../../shared/reference/server-v3.swagger.json', import.meta.url)

describe.runIf(existsSync(file))('the contract against a recent Server', () => {
  const result = () =>
    checkConformance(
      operations,
      swaggerDocument.parse(JSON.parse(readFileSync(file, 'utf8')) as unknown),
    )

  test('compares each of its 97 operations, and nothing is left unexplained', () => {
    const { unexplained, otherAreas, comparedCount } = result()
    expect({ unexplained, otherAreas, comparedCount }).toEqual({
      unexplained: [],
      otherAreas: [],
      comparedCount: 97,
    })
  })

  test('every explanation explains something, place by place', () => {
    const toKey = (
      spec: OperationSpec | undefined,
      { kind, subject }: Pick<Difference, 'kind' | 'subject'>,
      at: string,
    ) => `${spec?.operationId} ${spec?.summary} ${kind} ${subject} ${at}`
    const used = new Set(result().explained.map((found) => toKey(found.spec, found, found.at)))
    const idle = explainedDifferences.flatMap((entry) =>
      entry.at.map((at) => toKey(entry.spec, entry, at)),
    )
    expect(idle.filter((key) => !used.has(key))).toEqual([])
  })
})
