import type { UserId } from '@curator/console-contract/ids'
import type { Leaver } from '@curator/console-contract/offboarding'
import { AppError } from '../../core/app-error.ts'
import type {
  ContentKind,
  Directory,
  DirectoryCollection,
  DirectoryCredential,
  DirectoryDataConnection,
  DirectorySchedule,
  DirectoryUser,
  DirectoryWorkflow,
} from '../../directory/directory.ts'
import { judgeRole, type RoleJudgement } from '../../directory/effective-role.ts'
import { type Curators, readCurators } from '../../plans/planned/read-curators.ts'

/** What a person has, of themselves or through a group. */
export interface Reach {
  readonly collections: readonly DirectoryCollection[]
  readonly credentials: readonly DirectoryCredential[]
  readonly dataConnections: readonly DirectoryDataConnection[]
}

/** A person of an offboarding with what the directory knows. */
export interface PersonFacts {
  readonly user: DirectoryUser
  readonly role: RoleJudgement
  readonly reach: Reach
}

/** Everything that the plan of one leaver rests on. */
export interface LeaverFacts extends PersonFacts {
  readonly successor: PersonFacts | null
  readonly workflows: readonly DirectoryWorkflow[]
  readonly schedules: readonly DirectorySchedule[]
  readonly collections: readonly DirectoryCollection[]
  /** Schedules of other people on the leaver's workflows. */
  readonly schedulesOfOthers: readonly DirectorySchedule[]
}

/** Facts of all leavers of a plan, and why some kinds of content could not be read. */
export interface OffboardingFacts {
  readonly leavers: readonly LeaverFacts[]
  readonly why: Partial<Record<ContentKind, string>>
  readonly curators: Curators
  /** Names by id, for what others own. */
  readonly workflowNames: ReadonlyMap<string, string>
  readonly workflowOwners: ReadonlyMap<string, string>
  readonly credentialNames: ReadonlyMap<string, string>
}

/** Asks the directory once for all leavers. Throws `not_found` for somebody who is not there. */
export async function gatherFacts(
  directory: Directory,
  leavers: readonly Leaver[],
): Promise<OffboardingFacts> {
  const ids = [...new Set(leavers.flatMap((each) => [each.userId, each.successorId ?? []].flat()))]
  const users = new Map(
    (await directory.findUsersById(ids)).map((user) => [user.id as string, user]),
  )
  const groupIds = [
    ...new Set([...users.values()].flatMap((user) => user.groups.map(({ id }) => id))),
  ]
  const sharedWith = { userIds: ids, userGroupIds: groupIds }
  const ownerIds = leavers.map((each) => each.userId)
  const [groups, workflows, schedules, owned, collections, credentials, connections] =
    await Promise.all([
      directory.findGroupsById(groupIds),
      directory.findContent('workflow', { ownerIds }),
      directory.findContent('schedule', { ownerIds }),
      directory.findContent('collection', { ownerIds }),
      directory.findContent('collection', { sharedWith }),
      directory.findContent('credential', {}),
      directory.findContent('data-connection', { sharedWith }),
    ])
  const onWorkflows = await directory.findContent('schedule', {
    workflowIds: workflows.items.map(({ id }) => id),
  })
  const foreign = await directory.findContent('workflow', {
    ids: schedules.items.flatMap(({ workflowId }) => workflowId ?? []),
  })
  const groupRoles = new Map(groups.map((group) => [group.id as string, group.role as string]))
  const toPerson = createPersonMaker(users, groupRoles, {
    collections: collections.items,
    credentials: credentials.items,
    dataConnections: connections.items,
  })
  const curators = await readCurators(directory)
  const named = [...workflows.items, ...foreign.items]
  return {
    leavers: leavers.map(({ userId, successorId }) => ({
      ...toPerson(userId),
      successor: successorId ? toPerson(successorId) : null,
      workflows: workflows.items.filter(({ ownerId }) => ownerId === userId),
      schedules: schedules.items.filter(({ ownerId }) => ownerId === userId),
      collections: owned.items.filter(({ ownerId }) => ownerId === userId),
      schedulesOfOthers: onWorkflows.items.filter(
        ({ ownerId, workflowId }) =>
          ownerId !== userId &&
          workflows.items.some((each) => each.id === workflowId && each.ownerId === userId),
      ),
    })),
    why: toWhy({
      workflow: workflows.why,
      schedule: schedules.why,
      collection: owned.why ?? collections.why,
      credential: credentials.why,
      'data-connection': connections.why,
    }),
    curators,
    workflowNames: new Map(named.map(({ id, name }) => [id, name])),
    workflowOwners: new Map(named.map(({ id, ownerId }) => [id, ownerId])),
    credentialNames: new Map(credentials.items.map(({ id, userName }) => [id, userName])),
  }
}

/** Puts together what is known of a person by id. */
function createPersonMaker(
  users: ReadonlyMap<string, DirectoryUser>,
  groupRoles: ReadonlyMap<string, string>,
  shared: Reach,
): (id: UserId) => PersonFacts {
  return (id) => {
    const user = users.get(id)
    if (!user) throw new AppError('not_found', { detail: notThere })
    const reaches = isReaching(user)
    const roles = user.groups.flatMap((group) => groupRoles.get(group.id) ?? [])
    return {
      user,
      role: judgeRole(user.role, roles),
      reach: {
        collections: shared.collections.filter(reaches),
        credentials: shared.credentials.filter(reaches),
        dataConnections: shared.dataConnections.filter(reaches),
      },
    }
  }
}

const notThere =
  'Somebody in the list is not on this Server, or no longer. Refresh the directory and choose again.'

/** Whether something is shared with a person, of themselves or through one of the groups. */
function isReaching(user: DirectoryUser) {
  const groupIds = new Set<string>(user.groups.map(({ id }) => id))
  return (shared: {
    readonly userIds: readonly string[]
    readonly userGroupIds: readonly string[]
  }) => shared.userIds.includes(user.id) || shared.userGroupIds.some((id) => groupIds.has(id))
}

function toWhy(
  why: Readonly<Partial<Record<ContentKind, string | null>>>,
): Partial<Record<ContentKind, string>> {
  return Object.fromEntries(
    Object.entries(why).flatMap(([kind, reason]) => (reason === null ? [] : [[kind, reason]])),
  )
}
