import type {
  CollectionMember,
  CollectionRecord,
} from '@curator/alteryx-sandbox/collections/collection-record'
import { toFrequency } from '@curator/alteryx-sandbox/schedules/schedule-views'
import type { World } from '@curator/alteryx-sandbox/world'
import { toScheduleInstant } from '../src/alteryx/local-instant.ts'
import type {
  ContentFound,
  ContentKind,
  ContentQuery,
  DirectoryContent,
  DirectoryMember,
} from '../src/directory/directory.ts'

/** What a practice world holds beside people, as the directory would answer it. */
export function findWorldContent<K extends ContentKind>(
  world: World,
  kind: K,
  query: ContentQuery,
): ContentFound<K> {
  const items = lists[kind](world).filter((item) => fits(item, query))
  items.sort((a, b) => toName(a).localeCompare(toName(b)))
  return { items, why: null }
}

type Lists = { readonly [K in ContentKind]: (world: World) => DirectoryContent[K][] }

/** As V1 shows them: with rights. */
function toMembers(world: World, collection: CollectionRecord): DirectoryMember[] {
  const seats = (
    kind: DirectoryMember['kind'],
    members: ReadonlyMap<string, CollectionMember>,
  ): DirectoryMember[] =>
    [...members].map(([id, { expirationDate: expiresAt, rights }]) => {
      const object = kind === 'user' ? world.directoryGroups.get(id) : undefined
      const more = { id, rights, expiresAt }
      return object
        ? {
            ...more,
            kind: 'directory',
            sid: id,
            name: object.displayName,
            isGroup: object.category === 'Group',
          }
        : { ...more, kind, sid: '', name: '', isGroup: kind !== 'user' }
    })
  return [
    ...seats('user', collection.users),
    ...seats('group', collection.userGroups),
    ...seats('studio', collection.subscriptions),
  ]
}

const toInstant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

const lists: Lists = {
  workflow: (world) =>
    [...world.workflows.values()].map(({ id, name, ownerId, dateCreated, isPublic, versions }) => ({
      id,
      name,
      ownerId,
      createdAt: dateCreated,
      isPublic,
      credentialIds: versions.flatMap((version) =>
        version.workflowCredentialType === 'Specific' ? [version.credentialId] : [],
      ),
    })),
  schedule: (world) =>
    [...world.schedules.values()].map((schedule) => ({
      id: schedule.id,
      name: schedule.name,
      ownerId: schedule.ownerId,
      workflowId: schedule.workflowId,
      isEnabled: schedule.enabled,
      credentialId: schedule.credentialId,
      nextRunAt: toInstant(schedule.nextRunMs),
      lastRunAt: schedule.lastRunTime,
      lastError: schedule.lastError ?? '',
      frequency: toFrequency(schedule.rule),
      timeZone: schedule.timeZone,
      priority: schedule.priority,
      workerTag: schedule.workerTag,
      state: schedule.state,
      comment: schedule.comment,
      startAt: toScheduleInstant(schedule.rule.startTime, schedule.timeZone),
      endAt: toScheduleInstant(schedule.rule.endTime ?? '', schedule.timeZone),
      createdAt: toScheduleInstant(schedule.creationTime, ''),
      lastModifiedAt: toScheduleInstant(schedule.lastModifiedDate, ''),
      runCount: schedule.runCount,
      versionId: world.workflows.get(schedule.workflowId ?? '')?.publishedVersionId ?? null,
    })),
  collection: (world) =>
    [...world.collections.values()].map((collection) => ({
      id: collection.id,
      name: collection.name,
      ownerId: collection.ownerId,
      createdAt: collection.dateAdded,
      members: toMembers(world, collection),
      userIds: [...collection.users.keys()].filter((id) => !world.directoryGroups.has(id)),
      userGroupIds: [...collection.userGroups.keys()],
      workflowIds: [...collection.workflows.keys()],
      scheduleIds: [...collection.schedules.keys()],
    })),
  'collection-rights': () => [],
  credential: (world) =>
    [...world.credentials.values()].map(({ id, userName }) => ({
      id,
      userName,
      userIds: world.credentialShares.receiversOf(id, 'user'),
      userGroupIds: world.credentialShares.receiversOf(id, 'userGroup'),
    })),
  'data-connection': (world) =>
    [...world.dataConnections.values()].map(({ id, name, connectionType, ...more }) => ({
      id,
      name,
      connectionType,
      dcm: more.dcmConnectionId
        ? { id: more.dcmConnectionId, title: more.dcmConnectionTitle ?? '' }
        : null,
      userIds: world.connectionShares.receiversOf(id, 'user'),
      userGroupIds: world.connectionShares.receiversOf(id, 'userGroup'),
    })),
}

type AnyContent = DirectoryContent[ContentKind]
type Loose = Readonly<Record<string, string | readonly string[] | null | undefined>>

const toName = (item: AnyContent) => ('name' in item ? item.name : item.userName)

/** A condition that a kind does not know holds for nothing. */
function fits(item: AnyContent, query: ContentQuery): boolean {
  const fields = item as unknown as Loose
  const isAnyOf = (field: string, wanted: readonly string[] | undefined) => {
    const held = fields[field]
    return wanted === undefined || [held ?? []].flat().some((id) => wanted.includes(id))
  }
  const { sharedWith } = query
  return (
    isAnyOf('id', query.ids) &&
    isAnyOf('ownerId', query.ownerIds) &&
    isAnyOf('workflowId' in fields ? 'workflowId' : 'workflowIds', query.workflowIds) &&
    isAnyOf('credentialId' in fields ? 'credentialId' : 'credentialIds', query.credentialIds) &&
    (!sharedWith ||
      isAnyOf('userIds', sharedWith.userIds) ||
      isAnyOf('userGroupIds', sharedWith.userGroupIds))
  )
}
