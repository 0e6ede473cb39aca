import type { DcmFilters } from '@curator/console-contract/dcm-connections'
import type { ConnectionId, DcmConnectionId, DcmRuleId } from '@curator/console-contract/ids'
import type { CapabilityBook } from '../../../alteryx/capabilities.ts'
import type { ConnectionGateways } from '../../../alteryx/connection-gateways.ts'
import type { GatewayDcm, GatewayDcmRule } from '../../../alteryx/dcm-door.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Directories } from '../../../directory/directory.ts'
import { createKeptList, type Kept } from '../../../directory/kept-list.ts'
import { toName } from '../../../plans/planned/words.ts'
import { filterDcm, toDcmView } from './dcm-view.ts'

export interface DcmDeps {
  readonly directories: Directories
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly clock: Clock
  /** What a failed call means, for people. */
  readonly toWords: (error: unknown) => string
}

const call = { priority: 'people' } as const

type Read<T> = (Kept<readonly T[]> & { readonly why: null }) | { readonly why: string }

/** DCM connections of everybody and handling rules, as the Server tells them now. */
export class DcmService {
  readonly #deps: DcmDeps
  readonly #connections: ReturnType<typeof createKeptList<readonly GatewayDcm[]>>
  readonly #rules: ReturnType<typeof createKeptList<readonly GatewayDcmRule[]>>

  constructor(deps: DcmDeps) {
    this.#deps = deps
    const { gateways } = deps
    this.#connections = createKeptList(deps, async (id) => (await gateways.get(id)).dcm.list(call))
    this.#rules = createKeptList(deps, async (id) => (await gateways.get(id)).dcm.listRules(call))
  }

  async list(query: DcmFilters & { readonly page: number; readonly pageSize: number }) {
    const { connectionId, page, pageSize } = query
    const read = await this.readAll(connectionId)
    if (read.why !== null) {
      const readAt = this.#deps.clock.now().toISOString()
      return { items: [], total: 0, page, pageSize, readAt, why: read.why }
    }
    const views = await this.toViews(connectionId, read.value)
    const matching = filterDcm(views, query)
    const items = matching.slice((page - 1) * pageSize, page * pageSize)
    return { items, total: matching.length, page, pageSize, readAt: read.readAt, why: null }
  }

  /** Throws `not_found` and `action_not_available`. */
  async get(connectionId: ConnectionId, id: DcmConnectionId) {
    const read = await this.readAll(connectionId)
    if (read.why !== null) throw new AppError('action_not_available', { detail: read.why })
    const found = read.value.find((each) => each.id === id)
    if (!found) {
      const detail =
        'This DCM connection is not on the Server, or no longer. Look for it in the list.'
      throw new AppError('not_found', { detail })
    }
    const [[connection], rules, receivers] = await Promise.all([
      this.toViews(connectionId, [found]),
      this.#readRules(connectionId),
      this.#toReceivers(connectionId, found),
    ])
    const { dataSource } = found
    const naming = rules.why === null ? rules.value : []
    return {
      connection: connection as NonNullable<typeof connection>,
      schemaName: found.schemaName,
      allowInSdks: found.allowInSdks ?? false,
      dataSource: {
        name: dataSource?.name ?? '',
        driver: dataSource?.drvName ?? '',
        schemaName: dataSource?.schemaName ?? '',
      },
      ...receivers,
      rules: naming
        .filter(
          (rule) => found.connectionId !== '' && rule.targetConnectionId === found.connectionId,
        )
        .map((rule) => ({
          id: rule.id as DcmRuleId,
          sourceTitle: rule.sourceConnectionTitle || rule.sourceConnectionId,
        })),
      readAt: read.readAt,
    }
  }

  async listRules({
    connectionId,
    search,
  }: {
    readonly connectionId: ConnectionId
    readonly search?: string | undefined
  }) {
    const read = await this.#readRules(connectionId)
    const readAt = this.#deps.clock.now().toISOString()
    if (read.why !== null) return { items: [], readAt, why: read.why }
    const wanted = (search ?? '').trim().toLowerCase()
    const items = read.value
      .map((rule) => ({
        id: rule.id as DcmRuleId,
        sourceConnectionId: rule.sourceConnectionId,
        sourceTitle: rule.sourceConnectionTitle,
        targetConnectionId: rule.targetConnectionId,
        targetTitle: rule.targetConnectionTitle,
        createdByEmail: rule.createdBy?.email ?? '',
        lastChangedAt: rule.lastChangedOn,
      }))
      .filter(({ sourceTitle, targetTitle }) =>
        `${sourceTitle} ${targetTitle}`.toLowerCase().includes(wanted),
      )
    return { items, readAt: read.readAt, why: null }
  }

  /** `isFresh`: as it is now, for plans. */
  readAll(connectionId: ConnectionId, isFresh = false): Promise<Read<GatewayDcm>> {
    return this.#read(connectionId, 'DCMEAdmin_GetAllConnectionsAdmin', () =>
      this.#connections(connectionId, isFresh),
    )
  }

  readRules(connectionId: ConnectionId): Promise<Read<GatewayDcmRule>> {
    return this.#readRules(connectionId, true)
  }

  async toViews(connectionId: ConnectionId, connections: readonly GatewayDcm[]) {
    const directory = await this.#deps.directories.get(connectionId)
    const ids = [...new Set(connections.flatMap(({ owner }) => owner?.id ?? []))]
    const users = await directory.findUsersById(ids)
    const owners = new Map(users.map((user) => [user.id as string, user]))
    const nowMs = this.#deps.clock.now().getTime()
    return connections.map((connection) => toDcmView(connection, owners, nowMs))
  }

  #readRules(connectionId: ConnectionId, isFresh = false): Promise<Read<GatewayDcmRule>> {
    return this.#read(connectionId, 'DCMEAdmin_GetAllDCMEConnectionHandlingRules', () =>
      this.#rules(connectionId, isFresh),
    )
  }

  /** Why something can’t be read is an answer here: it depends on release and TLS. */
  async #read<T>(
    connectionId: ConnectionId,
    operationId: string,
    list: () => Promise<Kept<readonly T[]>>,
  ): Promise<Read<T>> {
    const missing = (await this.#deps.capabilities.find(connectionId)).whyMissing(operationId)
    if (missing !== null) return { why: missing }
    try {
      return { ...(await list()), why: null }
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') throw error
      return { why: this.#deps.toWords(error) }
    }
  }

  async #toReceivers(connectionId: ConnectionId, { sharing }: GatewayDcm) {
    const directory = await this.#deps.directories.get(connectionId)
    const { collaboration, execution } = sharing ?? {}
    const ids = [execution, collaboration].flatMap((each) => each?.users.map(({ id }) => id) ?? [])
    const users = new Map(
      (await directory.findUsersById([...new Set(ids)])).map((user) => [user.id as string, user]),
    )
    const toView = (receivers: typeof execution) => ({
      users: (receivers?.users ?? []).map(({ email, id }) => {
        const user = users.get(id)
        return { id, name: user ? `${toName(user)} (${user.email})` : email }
      }),
      groups: [...(receivers?.userGroups ?? [])],
    })
    return { execution: toView(execution), collaboration: toView(collaboration) }
  }
}
