import type {
  DirectoryCollection,
  DirectoryDataConnection,
  DirectorySchedule,
} from '../../directory/directory.ts'
import { isUnavailable, type Known, type ScheduleEvidence, type ShareEvidence } from './evidence.ts'
import type { ServerEvidence, ServerOwner } from './server-evidence.ts'

/** What is shared with whom, by what a schedule names. */
export interface ShareFinder {
  credential(schedule: DirectorySchedule): ScheduleEvidence['credential']
  connections(schedule: DirectorySchedule): Known<readonly ShareEvidence[]>
  collections(schedule: DirectorySchedule): ScheduleEvidence['collections']
}

interface Shared {
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

export function shareFinder(server: ServerEvidence): ShareFinder {
  const { collections, connectionUses, credentials, owners } = server
  const byId = isUnavailable(credentials)
    ? credentials
    : new Map(credentials.map((each) => [each.id, each]))
  const holders = isUnavailable(collections) ? collections : indexCollections(collections)
  const toShare = (name: string, shared: Shared, ownerId: string): ShareEvidence => ({
    name,
    isSharedWithOwner: isShared(shared, ownerId, owners.get(ownerId)),
  })
  return {
    credential: ({ credentialId, ownerId }) => {
      if (credentialId === '') return null
      if (isUnavailable(byId)) return byId
      const found = byId.get(credentialId)
      return found ? toShare(found.userName, found, ownerId) : 'missing'
    },
    connections: ({ ownerId, workflowId }) => {
      if (isUnavailable(connectionUses)) return connectionUses
      const used: readonly DirectoryDataConnection[] = connectionUses.get(workflowId ?? '') ?? []
      return used.map((each) => toShare(each.name, each, ownerId))
    },
    collections: ({ id, workflowId }) => {
      if (isUnavailable(holders)) return holders
      return [...new Set([...(holders.get(id) ?? []), ...(holders.get(workflowId ?? '') ?? [])])]
    },
  }
}

function isShared(shared: Shared, ownerId: string, owner: ServerOwner | undefined): boolean {
  if (shared.userIds.includes(ownerId)) return true
  return owner?.groupIds.some((groupId) => shared.userGroupIds.includes(groupId)) ?? false
}

/** By id of what is in them: ids of schedules and of workflows are never the same. */
function indexCollections(collections: readonly DirectoryCollection[]) {
  const holders = new Map<string, { readonly id: string; readonly name: string }[]>()
  for (const { id, name, scheduleIds, workflowIds } of collections) {
    const collection = { id, name }
    for (const itemId of [...scheduleIds, ...workflowIds]) {
      const held = holders.get(itemId)
      if (held) held.push(collection)
      else holders.set(itemId, [collection])
    }
  }
  return holders
}
