import type { Connection } from '@curator/console-contract/connections'
import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import {
  maxSelected,
  type UserAction,
  type UserSelection,
  userAction,
} from '@curator/console-contract/user-plans'
import { z } from 'zod'
import type { FindReach } from '../../access/reach-book.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import type { UserHistoryStore } from '../../store/user-history.store.ts'
import { checkAction } from './planning/check-action.ts'
import { gatherFacts } from './planning/gather-facts.ts'
import { planUsers } from './planning/user-plan.ts'
import { toUserTitle } from './planning/user-plan-titles.ts'

interface UserPlansDeps {
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly history: UserHistoryStore
  readonly findReach: FindReach
  readonly clock: Clock
  /** How people sign in to the Server of a connection. */
  readonly findSignIn: (connectionId: ConnectionId) => Promise<Connection['signIn']>
}

export interface UserPlanRequest {
  readonly connectionId: ConnectionId
  readonly selection?: UserSelection | undefined
  readonly action: UserAction
}

/** What the plan keeps to plan the same again: a selection by filters may match others by then. */
const keptOptions = z.object({ action: userAction, userIds: z.array(z.string()) })

/** Plans for users: any action for any selection. */
export class UserPlansService {
  readonly #deps: UserPlansDeps

  constructor(deps: UserPlansDeps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async createPlan(request: UserPlanRequest, authorId: string) {
    const { action, connectionId, selection } = request
    const directory = await this.#deps.directories.get(connectionId)
    needTakenAt(directory)
    const userIds = await listChosen(directory, action, selection)
    return this.#plan(connectionId, action, userIds, authorId)
  }

  /** Plans the people of these rows again. */
  async replan(plan: PlanRecord, lines: readonly number[], authorId: string) {
    const { action, userIds } = keptOptions.parse(plan.options)
    const chosen = lines.flatMap((line) => userIds[line - 1] ?? [])
    return this.#plan(connectionIdSchema.parse(plan.connectionId), action, chosen, authorId)
  }

  async #plan(
    connectionId: ConnectionId,
    action: UserAction,
    userIds: readonly string[],
    authorId: string,
  ) {
    const { clock, createPlan, directories, findReach, findSignIn, history } = this.#deps
    const directory = await directories.get(connectionId)
    const directoryTakenAt = needTakenAt(directory)
    const signIn = await findSignIn(connectionId)
    checkAction(action, userIds.length, signIn)
    const now = clock.now().toISOString()
    const sources = { connectionId, directory, history, signIn, findReach, now }
    const facts = await gatherFacts(sources, action, userIds)
    return createPlan(
      {
        connectionId,
        authorId,
        slice: 'users',
        title: toUserTitle(action, facts),
        sheetId: null,
        options: { action, userIds },
        directoryTakenAt,
      },
      planUsers(action, facts).chunks(),
    )
  }
}

function needTakenAt(directory: Directory): string {
  const { takenAt } = directory.status()
  if (takenAt !== null) return takenAt
  const detail = 'Refresh the connection, then try again.'
  throw new AppError('directory_not_ready', { detail })
}

/** Ids in the order of the selection, each once. */
async function listChosen(
  directory: Directory,
  action: UserAction,
  selection: UserSelection | undefined,
): Promise<string[]> {
  if (action.kind === 'edit') return action.rows.map(({ userId }) => userId)
  if (!selection) throw noSelection('Choose whom it is about.')
  if (selection.kind === 'ids') return [...new Set<string>(selection.ids)]
  const except = new Set<string>(selection.except)
  const matching = await directory.listUserIds(selection.filters)
  const chosen = matching.filter((id) => !except.has(id))
  if (chosen.length === 0) throw noSelection('Nobody matches any more. Choose again.')
  if (chosen.length <= maxSelected) return chosen
  const detail = `${chosen.length.toLocaleString('en')} users match, and one plan may change ${maxSelected.toLocaleString('en')}. Narrow the list and make several plans.`
  throw new AppError('too_many_rows', { detail })
}

function noSelection(message: string): AppError {
  return new AppError('request_invalid', {
    fields: [{ path: 'body.selection', rule: 'required', message }],
  })
}
