import type { Connection } from '@curator/console-contract/connections'
import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import { createGroupPlan, type GroupAction } from '@curator/console-contract/user-groups'
import { AppError } from '../../core/app-error.ts'
import type { Directories, Directory, DirectoryGroup } from '../../directory/directory.ts'
import { groupBy } from '../../plans/changes/group-by.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { findLosses } from './group-losses.ts'
import { type GroupFacts, listDrift, planGroups } from './group-plan.ts'
import { toGroupTitle } from './group-titles.ts'

const bodySchema = createGroupPlan.body

interface GroupPlansDeps {
  readonly directories: Directories
  readonly createPlan: CreatePlan
  /** How people sign in to the Server of a connection. */
  readonly findSignIn: (connectionId: ConnectionId) => Promise<Connection['signIn']>
}

/** Plans for groups and their members. */
export class GroupPlansService {
  readonly #deps: GroupPlansDeps

  constructor(deps: GroupPlansDeps) {
    this.#deps = deps
  }

  /** Throws `not_found` for a group that is gone, `removal_cap_exceeded`, `action_not_available`. */
  async createPlan(connectionId: ConnectionId, action: GroupAction, authorId: string) {
    const directory = await this.#deps.directories.get(connectionId)
    const { takenAt } = directory.status()
    if (takenAt === null) {
      const detail = 'Refresh the connection, then try again.'
      throw new AppError('directory_not_ready', { detail })
    }
    await this.#refuseUnlessAvailable(connectionId, action)
    const facts = await gatherFacts(directory, action)
    if (action.kind === 'match') refuseOverCap(action, facts)
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'user-groups',
        title: toGroupTitle(action, facts),
        sheetId: null,
        options: { connectionId, action },
        directoryTakenAt: takenAt,
      },
      planGroups(action, facts).chunks(),
    )
  }

  /** Plans the same again: what is as wanted by now writes nothing. */
  async replan(plan: PlanRecord, authorId: string) {
    const { connectionId, action } = bodySchema.parse(plan.options)
    return this.createPlan(connectionIdSchema.parse(connectionId), action, authorId)
  }

  async #refuseUnlessAvailable(connectionId: ConnectionId, action: GroupAction): Promise<void> {
    if (action.kind === 'update' && action.name !== undefined && action.groupIds.length > 1) {
      const fields = [
        {
          path: 'action.name',
          rule: 'single_group',
          message: 'Only one group at a time can be renamed.',
        },
      ]
      throw new AppError('request_invalid', { fields })
    }
    if (action.kind !== 'directory') return
    const signIn = await this.#deps.findSignIn(connectionId)
    if (signIn === 'windows' || signIn === 'unknown') return
    throw new AppError('action_not_available', {
      detail: 'Directory groups can be members on Servers with Windows sign-in only.',
    })
  }
}

async function gatherFacts(directory: Directory, action: GroupAction): Promise<GroupFacts> {
  const ids = listGroupIds(action)
  const groups = new Map<string, DirectoryGroup>(
    (await directory.findGroupsById(ids)).map((group) => [group.id, group]),
  )
  if (ids.some((id) => !groups.has(id))) {
    const detail =
      'A group is not on this Server, or no longer. Refresh the directory and choose again.'
    throw new AppError('not_found', { detail })
  }
  const name = 'name' in action ? action.name : undefined
  const [users, namesakes, losses] = await Promise.all([
    directory.findUsersById([...listUserIds(action, groups)]),
    name === undefined ? [] : directory.findGroupsByName([name]),
    findLosses(
      directory,
      listDeleted(action).flatMap((id) => groups.get(id) ?? []),
    ),
  ])
  return {
    groups,
    users: new Map(users.map((user) => [user.id, user])),
    named: groupBy(namesakes, (group) => group.name.trim().toLowerCase()),
    losses,
  }
}

function listGroupIds(action: GroupAction): string[] {
  switch (action.kind) {
    case 'create':
      return []
    case 'copy':
      return [action.fromGroupId]
    case 'update':
    case 'delete':
    case 'members':
      return [...new Set(action.groupIds)]
    case 'matrix':
      return [...new Set(action.cells.map(({ groupId }) => groupId))]
    case 'match':
      return [...new Set(action.groups.map(({ groupId }) => groupId))]
    case 'merge':
      return [...new Set([...action.fromGroupIds, action.intoGroupId])]
    case 'directory':
      return [action.groupId]
  }
}

function listUserIds(
  action: GroupAction,
  groups: ReadonlyMap<string, DirectoryGroup>,
): Set<string> {
  const membersOf = (ids: readonly string[]) => ids.flatMap((id) => groups.get(id)?.memberIds ?? [])
  switch (action.kind) {
    case 'create':
      return new Set(action.memberIds)
    case 'copy':
      return new Set(membersOf([action.fromGroupId]))
    case 'members':
      return new Set([...action.add, ...action.remove])
    case 'matrix':
      return new Set(action.cells.map(({ userId }) => userId))
    case 'match':
      return new Set(listDrift(action, { groups }).map(({ userId }) => userId))
    case 'merge':
      return new Set(membersOf(action.fromGroupIds))
    default:
      return new Set()
  }
}

function listDeleted(action: GroupAction): readonly string[] {
  if (action.kind === 'delete') return action.groupIds
  return action.kind === 'merge' && action.deleteMerged ? action.fromGroupIds : []
}

/** A file that is by mistake half empty must not empty the groups. */
function refuseOverCap(action: Extract<GroupAction, { kind: 'match' }>, facts: GroupFacts): void {
  const removed = listDrift(action, facts).filter(({ isMember }) => !isMember).length
  const present = action.groups.reduce(
    (sum, { groupId }) => sum + (facts.groups.get(groupId)?.memberIds.length ?? 0),
    0,
  )
  if (removed * 100 <= present * action.removalCapPercent) return
  throw new AppError('removal_cap_exceeded', {
    detail: `The file would remove ${removed} of ${present} memberships; the limit is ${action.removalCapPercent} %. Look whether it is complete, or raise the limit.`,
  })
}
