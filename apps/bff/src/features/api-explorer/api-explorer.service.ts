import { setImmediate } from 'node:timers/promises'
import type {
  ApiCall,
  CallReply,
  OperationDetail,
  OperationSummary,
} from '@curator/console-contract/api-explorer'
import type { ConnectionId, PlanId } from '@curator/console-contract/ids'
import type { FileReply } from '@curator/endpoint/endpoint'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { ProtectedCall, ServerReply } from '../../alteryx/calls.gateway.ts'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import { largestFileBytes } from '../../alteryx/file-parts.ts'
import {
  checkCall,
  findOperation,
  listOperations,
  type OperationDescription,
} from '../../alteryx/operation-catalog.ts'
import { toReadCall } from '../../alteryx/read-operation.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { PlanChunk } from '../../plans/change.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { type Before, planCall, toSubject } from './call-plan.ts'
import { compareOperations, isRead, toDetail, toSummary } from './operation-views.ts'
import { toPlainFault } from './plain-fault.ts'
import { toRefusedReply } from './refused-reply.ts'
import { cutReply } from './reply-cut.ts'

export interface ApiExplorerOptions {
  readonly gateways: ConnectionGateways
  readonly capabilities: CapabilityBook
  readonly createPlan: CreatePlan
  readonly clock: Clock
}

/** A file in a plan is kept in the store with it. */
const largestPlannedFile = 5 * 1_048_576

/** Operations of a connection's Server, calls that change nothing, and plans of those that do. */
export class ApiExplorerService {
  readonly #options: ApiExplorerOptions

  constructor(options: ApiExplorerOptions) {
    this.#options = options
  }

  async listOperations(connectionId: ConnectionId) {
    const capabilities = await this.#options.capabilities.find(connectionId)
    const items: OperationSummary[] = listOperations()
      .map((operation) => toSummary(operation, capabilities.whyMissing(operation.operationId)))
      .sort(compareOperations)
    return { items, source: capabilities.source }
  }

  /** Throws `not_found` for an operation that nobody knows. */
  async getOperation(connectionId: ConnectionId, operationId: string): Promise<OperationDetail> {
    const operation = findOperation(operationId)
    if (!operation) {
      const detail = `No release of Alteryx Server that the console knows has “${operationId}”.`
      throw new AppError('not_found', { detail })
    }
    const capabilities = await this.#options.capabilities.find(connectionId)
    return toDetail(operation, capabilities.whyMissing(operationId))
  }

  /** Sends a read; what the Server refuses is a reply. `signal` aborts when nobody waits any longer. */
  async send(connectionId: ConnectionId, call: ApiCall, signal: AbortSignal): Promise<CallReply> {
    const operation = await this.#check(connectionId, call)
    requireRead(operation)
    const startedMs = this.#options.clock.monotonicMs()
    try {
      return await toReceivedReply(await this.#ask(connectionId, call, signal))
    } catch (error) {
      if (!(error instanceof AlteryxFailure) || signal.aborted) throw error
      const tookMs = Math.round(this.#options.clock.monotonicMs() - startedMs)
      return toRefusedReply(operation, error.facts, tookMs)
    }
  }

  /** The whole reply of a read. Throws `AlteryxFailure`. */
  async download(
    connectionId: ConnectionId,
    call: ApiCall,
    signal: AbortSignal,
  ): Promise<FileReply> {
    requireRead(await this.#check(connectionId, call))
    const { file, text } = await this.#ask(connectionId, call, signal)
    if (file) return { ...file, contentType: 'application/octet-stream' }
    const bytes = new TextEncoder().encode(text)
    return { fileName: `${call.operationId}.json`, contentType: 'application/json', bytes }
  }

  /** A plan of one call. Secrets are sealed before anything is stored. */
  async createPlan(connectionId: ConnectionId, authorId: string, call: ApiCall): Promise<PlanId> {
    const operation = await this.#check(connectionId, call)
    if (isRead(operation)) throw wrongWay('This call changes nothing: send it without a plan.')
    if (largestFileBytes(call.body) > largestPlannedFile) {
      const detail = 'A file in a plan may have at most 5 MB. Bring it to the Server another way.'
      throw new AppError('file_too_large', { detail })
    }
    const gateways = await this.#options.gateways.get(connectionId)
    return this.#plan(connectionId, authorId, operation, gateways.calls.protect(call))
  }

  /** The same call once more, against the Server as it is now. */
  replan(
    plan: { readonly connectionId: string; readonly options: Readonly<Record<string, unknown>> },
    authorId: string,
  ): Promise<PlanId> {
    const call = plan.options.call as ProtectedCall
    const operation = findOperation(call.operationId)
    if (!operation) throw unknownOperation(call.operationId)
    return this.#plan(plan.connectionId as ConnectionId, authorId, operation, call)
  }

  async #plan(
    connectionId: ConnectionId,
    authorId: string,
    operation: OperationDescription,
    call: ProtectedCall,
  ): Promise<PlanId> {
    const before = await this.#readBefore(connectionId, operation, call)
    const request = {
      connectionId,
      authorId,
      slice: 'api-explorer',
      title: `Call ${toSubject(operation, call)}`.slice(0, 200),
      sheetId: null,
      options: { call },
      directoryTakenAt: this.#options.clock.now().toISOString(),
    }
    return this.#options.createPlan(request, oneChunk(planCall(operation, call, before)))
  }

  /** What a PUT or PATCH is going to change, where the Server can show it. Never throws for a Server that can't. */
  async #readBefore(
    connectionId: ConnectionId,
    operation: OperationDescription,
    call: ProtectedCall,
  ): Promise<Before> {
    const isUpdate = operation.method === 'PUT' || operation.method === 'PATCH'
    const read = isUpdate ? toReadCall(operation, call) : undefined
    if (!read) return { object: null, why: null }
    try {
      const { text } = await this.#ask(connectionId, read)
      return { object: JSON.parse(text) as Record<string, unknown>, why: null }
    } catch (error) {
      if (!(error instanceof AlteryxFailure || error instanceof SyntaxError)) throw error
      const said = error instanceof AlteryxFailure ? ` ${error.facts.message}` : ''
      return { object: null, why: `What is there now could not be read.${said}` }
    }
  }

  async #ask(
    connectionId: ConnectionId,
    call: ApiCall,
    signal?: AbortSignal,
  ): Promise<ServerReply> {
    const gateways = await this.#options.gateways.get(connectionId)
    return gateways.calls.send(call, { priority: 'people', signal })
  }

  /** Throws `operation_missing`, and `request_invalid` with every fault at its place. */
  async #check(connectionId: ConnectionId, call: ApiCall): Promise<OperationDescription> {
    const operation = findOperation(call.operationId)
    if (!operation) throw unknownOperation(call.operationId)
    const capabilities = await this.#options.capabilities.find(connectionId)
    const why = capabilities.whyMissing(call.operationId)
    if (why !== null) throw new AppError('operation_missing', { detail: why })
    const faults = checkCall(call)
    if (faults.length === 0) return operation
    const fields = faults
      .map(toPlainFault)
      .map((fault) => ({ ...fault, path: `body.call.${fault.path}` }))
    throw new AppError('request_invalid', { fields })
  }
}

async function toReceivedReply(reply: ServerReply): Promise<CallReply> {
  const { status, contentType, tookMs, file } = reply
  const { text, itemCount, cut } = await cutReply(reply.text, () => setImmediate())
  const sizeBytes = file ? file.bytes.length : Buffer.byteLength(reply.text)
  const fileName = file?.fileName ?? null
  return {
    kind: 'received',
    status,
    contentType,
    tookMs,
    sizeBytes,
    text,
    itemCount,
    cut,
    fileName,
  }
}

function requireRead(operation: OperationDescription): void {
  if (isRead(operation)) return
  throw wrongWay('This call changes something on the Server: make a plan of it.')
}

function wrongWay(message: string): AppError {
  const fields = [{ path: 'body.call.operationId', rule: 'wrong_way', message }]
  return new AppError('request_invalid', { detail: message, fields })
}

function unknownOperation(operationId: string): AppError {
  const detail = `No release of Alteryx Server that the console knows has “${operationId}”.`
  return new AppError('operation_missing', { detail })
}

async function* oneChunk(chunk: PlanChunk): AsyncGenerator<PlanChunk> {
  yield chunk
}
