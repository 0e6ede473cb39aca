import {
  type DataConnectionAction,
  type DataConnectionSelection,
  dataConnectionAction,
  maxSelectedDataConnections,
  maxShareChanges,
} from '@curator/console-contract/data-connection-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import { openDirectory } from '../../directory/open-directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { findReceivers } from '../../shares/share-rows.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { type DataConnectionFacts, planDataConnections } from './data-connection-plan.ts'
import { searchDataConnections } from './data-connection-search.ts'

interface Deps {
  readonly directories: Directories
  readonly createPlan: CreatePlan
}

/** What a plan keeps to plan the same again: a selection by filters may match others by then. */
const fromSheet = z.object({ about: z.literal('sheet') })
const keptAction = z.object({ action: dataConnectionAction, ids: z.array(z.string()) })

/** Plans for data connections: any action for any selection. */
export class DataConnectionPlansService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async createPlan(
    request: {
      readonly connectionId: ConnectionId
      readonly selection: DataConnectionSelection
      readonly action: DataConnectionAction
    },
    authorId: string,
  ) {
    const { action, connectionId, selection } = request
    const { directory } = await openDirectory(this.#deps.directories, connectionId)
    return this.#plan(connectionId, action, await listChosen(directory, selection), authorId)
  }

  /** Plans the same again: what is as wanted by now writes nothing. */
  async replan(plan: PlanRecord, authorId: string) {
    if (fromSheet.safeParse(plan.options).success)
      throw new AppError('action_not_available', {
        detail: 'The sheet is not kept. Bring it again: what is as wanted by now writes nothing.',
      })
    const { action, ids } = keptAction.parse(plan.options)
    return this.#plan(plan.connectionId as ConnectionId, action, ids, authorId)
  }

  async #plan(
    connectionId: ConnectionId,
    action: DataConnectionAction,
    ids: readonly string[],
    authorId: string,
  ) {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    refuseTooMany(action, ids.length)
    const facts = await gatherFacts(directory, action, ids)
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'data-connections',
        title: toTitle(action, facts),
        sheetId: null,
        options: { action, ids },
        directoryTakenAt: takenAt,
      },
      planDataConnections(action, facts).chunks(),
    )
  }
}

async function listChosen(
  directory: Directory,
  selection: DataConnectionSelection,
): Promise<readonly string[]> {
  if (selection.kind === 'ids') return [...new Set<string>(selection.ids)]
  const except = new Set<string>(selection.except)
  const found = await searchDataConnections(directory, selection.filters)
  return found.map(({ id }) => id).filter((id) => !except.has(id))
}

function refuseTooMany(action: DataConnectionAction, count: number): void {
  const toError = (path: string, rule: string, message: string) =>
    new AppError('request_invalid', { fields: [{ path, rule, message }] })
  if (count === 0)
    throw toError('body.selection', 'required', 'Nothing matches any more. Choose again.')
  if (action.kind === 'rename' && count > 1)
    throw toError('body.selection', 'single', 'Only one data connection at a time can be renamed.')
  const isShare = action.kind === 'share' || action.kind === 'unshare'
  const changeCount = isShare ? count * action.receivers.length : count
  if (count <= maxSelectedDataConnections && changeCount <= maxShareChanges) return
  const detail = `This would be ${changeCount.toLocaleString('en')} changes, and one plan may have ${maxShareChanges.toLocaleString('en')}. Choose fewer and make several plans.`
  throw new AppError('too_many_rows', { detail })
}

async function gatherFacts(
  directory: Directory,
  action: DataConnectionAction,
  ids: readonly string[],
): Promise<DataConnectionFacts> {
  const { items, why } = await directory.findContent('data-connection', { ids })
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  const known = new Set(items.map(({ id }) => id))
  const wanted = 'receivers' in action ? action.receivers : []
  const receivers = await findReceivers(directory, wanted)
  const found = new Set(receivers.map(({ id, kind }) => `${kind} ${id}`))
  return {
    connections: items,
    goneIds: ids.filter((id) => !known.has(id)),
    receivers,
    goneReceiverIds: wanted
      .filter(({ id, kind }) => !found.has(`${kind} ${id}`))
      .map(({ id }) => id),
  }
}

function toTitle(action: DataConnectionAction, { connections, receivers }: DataConnectionFacts) {
  const [only] = connections
  const count = connections.length
  const what = count === 1 && only ? `“${only.name}”` : `${count} data connections`
  const [receiver] = receivers
  const whom =
    receivers.length === 1 && receiver ? receiver.subject : `${receivers.length} people and groups`
  switch (action.kind) {
    case 'share':
      return `Share ${what} with ${whom}`
    case 'unshare':
      return `Take ${what} from ${whom}`
    case 'rename':
      return `Rename ${what} to “${action.name}”`
    case 'delete':
      return `Delete ${what}`
  }
}
