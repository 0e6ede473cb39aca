import {
  type Conformance,
  checkConformance,
} from '@curator/alteryx-contract/conformance/check-conformance'
import type { Difference } from '@curator/alteryx-contract/conformance/difference'
import { swaggerDocument } from '@curator/alteryx-contract/conformance/swagger-document'
import { operations as contract } from '@curator/alteryx-contract/registry'
import type {
  ContractDifference,
  OperationCapability,
} from '@curator/console-contract/connection-capabilities'
import { AppError } from '../core/app-error.ts'
import type { Capabilities } from './capabilities.ts'
import { estimateRelease } from './estimate-release.ts'
import { explainMissing } from './instead-sentences.ts'
import { listOperations, type OperationDescription } from './operation-catalog.ts'

/** What a Server's Swagger document says it can do. Throws `alteryx_reply_unreadable`. */
export function readCapabilities(bytes: Uint8Array, readAt: string): Capabilities {
  const result = checkConformance(contract, parse(bytes))
  const missing = new Set(
    result.unexplained.filter(isMissingOperation).map(({ operationId }) => operationId),
  )
  const operations = listOperations().map((operation) => {
    if (operation.family !== 'V3') return toCapability(operation, 'not_described')
    return toCapability(operation, missing.has(operation.operationId) ? 'missing' : 'available')
  })
  return {
    source: 'document',
    readAt,
    failure: null,
    release: estimateRelease(
      operations
        .filter(({ state }) => state !== 'not_described')
        .map((operation) => ({ ...operation, isThere: operation.state === 'available' })),
    ),
    operations,
    extras: listExtras(result),
    differences: [
      ...result.unexplained.filter((item) => item.subject !== 'operation').map(toDifference),
      ...result.explained.filter((item) => item.subject !== 'operation').map(toDifference),
    ],
    whyMissing: toLookUp(operations),
  }
}

/** Nothing is known, so nothing is held back. */
export function assumeCapabilities(failure: unknown): Capabilities {
  const operations = listOperations().map((operation) => toCapability(operation, 'not_described'))
  return {
    source: 'assumed',
    readAt: null,
    failure,
    release: { atLeast: null, olderThan: null },
    operations,
    extras: [],
    differences: [],
    whyMissing: () => null,
  }
}

function parse(bytes: Uint8Array) {
  let value: unknown
  try {
    // A byte order mark in front is dropped by the decoder.
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw unreadable('What stands at swagger/docs/3 is no JSON.', cause)
  }
  const document = swaggerDocument.safeParse(value)
  if (document.success) return document.data
  throw unreadable('What stands at swagger/docs/3 is no Swagger 2.0 document.', document.error)
}

const unreadable = (detail: string, cause: unknown) =>
  new AppError('alteryx_reply_unreadable', { detail, cause })

const isMissingOperation = (item: Difference) =>
  item.kind === 'missing' && item.subject === 'operation'

function toCapability(
  operation: OperationDescription,
  state: OperationCapability['state'],
): OperationCapability {
  const { operationId, family, area, method, path, summary, since, until } = operation
  const advice = state === 'missing' ? explainMissing(operation) : null
  return { operationId, family, area, method, path, summary, since, until, state, advice }
}

function listExtras({ unexplained, otherAreas }: Conformance): Capabilities['extras'] {
  const known = unexplained
    .filter((item) => item.kind === 'extra' && item.subject === 'operation')
    .map(({ operationId, address }) => ({ operationId, address }))
  const elsewhere = otherAreas.flatMap(({ area, operationIds }) =>
    operationIds.map((operationId) => ({ operationId, address: area })),
  )
  return [...known, ...elsewhere]
}

function toDifference(item: Difference & { readonly reason?: string }): ContractDifference {
  const { operationId, address, subject, at, kind, contract: ours, server, reason } = item
  const place = [subject, at].filter(Boolean).join(' ')
  const sentences = {
    missing: `The console knows the ${place}, the Server does not describe it.`,
    extra: `The Server describes the ${place}, which the console does not use.`,
    different: `For the ${place} the console has “${ours}”, the Server says “${server}”.`,
  }
  return { operationId, address, sentence: sentences[kind], reason: reason ?? null }
}

function toLookUp(operations: readonly OperationCapability[]): Capabilities['whyMissing'] {
  const missing = new Map(
    operations.flatMap((item) =>
      item.state === 'missing' ? [[item.operationId, item] as const] : [],
    ),
  )
  return (operationId) => {
    const found = missing.get(operationId)
    return found ? `“${found.summary}” (${found.method} ${found.path}). ${found.advice}` : null
  }
}
