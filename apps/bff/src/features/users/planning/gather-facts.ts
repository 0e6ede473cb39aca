import type { ConnectionId } from '@curator/console-contract/ids'
import { copiedReach, type UserAction } from '@curator/console-contract/user-plans'
import { type FindReach, noReach, ReachBook } from '../../../access/reach-book.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Directory, DirectoryUser } from '../../../directory/directory.ts'
import { readCurators } from '../../../plans/planned/read-curators.ts'
import type { UserHistoryStore } from '../../../store/user-history.store.ts'
import { toAccessBefore } from './access-before.ts'
import type { AccessBefore, OwnedCounts, SignIn, UserPlanFacts } from './user-plan-facts.ts'

export interface FactSources {
  readonly connectionId: ConnectionId
  readonly directory: Directory
  readonly history: Pick<UserHistoryStore, 'findEndsOfAccess'>
  readonly signIn: SignIn
  readonly findReach: FindReach
  /** A UTC instant. */
  readonly now: string
}

/** Asks for everything that planning the action for these people needs. Throws `not_found`. */
export async function gatherFacts(
  sources: FactSources,
  action: UserAction,
  userIds: readonly string[],
): Promise<UserPlanFacts> {
  const { connectionId, directory, history, signIn } = sources
  const [users, [model], curators, owned, accessBefore, idsByEmail] = await Promise.all([
    directory.findUsersById(userIds),
    action.kind === 'copy' ? directory.findUsersById([action.fromUserId]) : [],
    readCurators(directory),
    action.kind === 'delete' ? readOwned(directory, userIds) : nothingOwned,
    action.kind === 'reactivate' ? readAccessBefore(history, connectionId, userIds) : noAccess,
    readEmails(directory, action),
  ])
  if (action.kind === 'copy' && !model) {
    const detail = 'The person to copy from is not on this Server, or no longer. Choose another.'
    throw new AppError('not_found', { detail })
  }
  const known = new Map<string, DirectoryUser>(users.map((user) => [user.id, user]))
  const groups = await readGroups(directory, action, model, accessBefore)
  return {
    signIn,
    rows: userIds.map((userId) => ({ userId, user: known.get(userId) ?? null })),
    groups,
    ...curators,
    idsByEmail,
    model: model ?? null,
    owned: owned.counts,
    ownedWhy: owned.why,
    accessBefore,
    reach: new ReachBook(takesReach(action) ? await sources.findReach(connectionId) : noReach),
    now: sources.now,
  }
}

const takesReach = (action: UserAction) =>
  action.kind === 'copy' && copiedReach.some((part) => action.parts.includes(part))

const nothingOwned = { counts: new Map<string, OwnedCounts>(), why: null }
const noAccess = new Map<string, AccessBefore>()

/** Groups that the action names must be there; those that only come back may be gone. */
async function readGroups(
  directory: Directory,
  action: UserAction,
  model: DirectoryUser | undefined,
  accessBefore: ReadonlyMap<string, AccessBefore>,
) {
  const named = action.kind === 'groups' ? [...action.add, ...action.remove] : []
  const copied = action.kind === 'copy' ? (model?.groups.map(({ id }) => id) ?? []) : []
  const lost = [...accessBefore.values()].flatMap((before) => before.groups.map(({ id }) => id))
  const found = await directory.findGroupsById([...new Set([...named, ...copied, ...lost])])
  const groups = new Map(found.map((group) => [group.id as string, group]))
  if (named.every((id) => groups.has(id))) return groups
  const detail =
    'A group is not on this Server, or no longer. Refresh the directory and choose again.'
  throw new AppError('not_found', { detail })
}

async function readOwned(directory: Directory, ownerIds: readonly string[]) {
  const kinds = ['workflow', 'schedule', 'collection'] as const
  const counts = new Map<string, Record<(typeof kinds)[number], number>>()
  const reasons: string[] = []
  for (const kind of kinds) {
    const { items, why } = await directory.findContent(kind, { ownerIds })
    if (why !== null) reasons.push(why)
    for (const { ownerId } of items) {
      const held = counts.get(ownerId) ?? { workflow: 0, schedule: 0, collection: 0 }
      held[kind] += 1
      counts.set(ownerId, held)
    }
  }
  return { counts, why: reasons.length > 0 ? reasons.join(' ') : null }
}

async function readAccessBefore(
  history: FactSources['history'],
  connectionId: ConnectionId,
  userIds: readonly string[],
): Promise<Map<string, AccessBefore>> {
  const ends = await history.findEndsOfAccess(connectionId, userIds)
  return new Map(ends.map((end) => [end.userId, toAccessBefore(end)]))
}

/** Who has the e-mails that the action gives. */
async function readEmails(directory: Directory, action: UserAction) {
  const wanted =
    action.kind === 'edit'
      ? action.rows.flatMap(({ values }) => values.email ?? [])
      : action.kind === 'set'
        ? [action.values.email ?? []].flat()
        : []
  const holders = new Map<string, string[]>()
  if (wanted.length === 0) return holders
  for (const { email, id } of await directory.findUsersByEmail(wanted)) {
    const key = email.trim().toLowerCase()
    holders.set(key, [...(holders.get(key) ?? []), id])
  }
  return holders
}
