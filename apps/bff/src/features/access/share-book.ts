import { setImmediate } from 'node:timers/promises'
import type { ConnectionId } from '@curator/console-contract/ids'
import { type MissingShareFact, ShareFinder } from '../../access/find-missing-shares.ts'
import { listNeeds } from '../../access/list-needs.ts'
import {
  type CollectionOfNeeds,
  listDirectoryGroups,
  type RunnerFacts,
  type SharedThingFacts,
  toThingKey,
} from '../../access/share-facts.ts'
import type { AccessBook, AccessCollection } from '../../collections/access-book.ts'
import type { Directory, DirectoryUser } from '../../directory/directory.ts'
import type { CollectionNeedStore, CollectionNote } from '../../store/collection-need.store.ts'
import { toPersonName } from './person-name.ts'

/** Everything that is known of missing shares of one connection at one revision. */
export interface ShareBook {
  readonly takenAt: string
  readonly missing: readonly MissingShareFact[]
  readonly people: ReadonlyMap<string, DirectoryUser>
  readonly unnotedCount: number
  readonly unknown: readonly string[]
}

interface Kept {
  readonly revision: number
  readonly notesVersion: string
  /** The next membership that ends: from then on it is another list. */
  readonly validUntil: string | null
  readonly book: Promise<ShareBook>
}

const kept = new WeakMap<Directory, Kept>()

/** Works it out once for each revision of the directory and of the notes. Throws `directory_not_ready`. */
export async function openShareBook(
  connectionId: ConnectionId,
  access: AccessBook,
  needs: CollectionNeedStore,
  now: string,
): Promise<ShareBook> {
  const notesVersion = await needs.readVersion(connectionId)
  const held = kept.get(access.directory)
  const isFresh =
    held?.revision === access.revision &&
    held.notesVersion === notesVersion &&
    (held.validUntil === null || now < held.validUntil)
  if (isFresh) return held.book
  const book = needs.list(connectionId).then((notes) => work(access, notes, now))
  const { directory, revision } = access
  const entry: Kept = { revision, notesVersion, validUntil: findNextEnd(access, now), book }
  kept.set(directory, entry)
  book.catch(() => kept.get(directory) === entry && kept.delete(directory))
  return book
}

async function work(
  access: AccessBook,
  notes: readonly CollectionNote[],
  now: string,
): Promise<ShareBook> {
  const { collections, unread } = await joinNeeds(access, notes)
  const people = await findPeople(access, collections)
  const missing = await findAll(
    new ShareFinder({
      people: new Map([...people].map(([id, user]) => [id, toRunner(user, access)])),
      groups: access.groups,
      directoryGroups: listDirectoryGroups(access.collections),
      now,
    }),
    collections,
  )
  return {
    takenAt: access.takenAt,
    missing,
    people,
    unnotedCount: access.collections.length - countNoted(access, notes),
    unknown: [...unread, ...listUnknown(access, notes)],
  }
}

/** Collections gone through before others get a turn: with 500 members each some ten milliseconds of work. */
const atOnce = 20

async function findAll(finder: ShareFinder, collections: readonly CollectionOfNeeds[]) {
  const missing: MissingShareFact[] = []
  for (const [at, collection] of collections.entries()) {
    if (at % atOnce === atOnce - 1) await setImmediate()
    for (const each of finder.find(collection)) missing.push(each)
  }
  return missing
}

const countNoted = ({ byId }: AccessBook, notes: readonly CollectionNote[]) =>
  notes.filter(({ collectionId }) => byId.has(collectionId)).length

async function joinNeeds(
  access: AccessBook,
  notes: readonly CollectionNote[],
): Promise<{
  readonly collections: readonly CollectionOfNeeds[]
  readonly unread: readonly string[]
}> {
  const held = await readHeld(access.directory, access.collections)
  const workflowsById = new Map(held.workflows.map((each) => [each.id, each]))
  const schedulesById = new Map(held.schedules.map((each) => [each.id, each]))
  const noted = new Map(notes.map((note) => [note.collectionId, note.needs]))
  const things = listThings(access)
  const collections = access.collections.map((collection) => ({
    id: collection.id,
    name: collection.name,
    ownerId: collection.ownerId,
    members: collection.members,
    needs: listNeeds(
      {
        workflows: collection.workflowIds.flatMap((id) => workflowsById.get(id) ?? []),
        schedules: collection.scheduleIds.flatMap((id) => schedulesById.get(id) ?? []),
      },
      noted.get(collection.id) ?? [],
      things,
    ),
  }))
  return { collections, unread: held.unread }
}

/** Workflows and schedules of collections. `unread` says why those of one kind can’t be told: then none are there. */
export async function readHeld(
  directory: Directory,
  collections: readonly Pick<AccessCollection, 'workflowIds' | 'scheduleIds'>[],
) {
  const workflowIds = [...new Set(collections.flatMap((each) => each.workflowIds))]
  const scheduleIds = [...new Set(collections.flatMap((each) => each.scheduleIds))]
  const [workflows, schedules] = await Promise.all([
    directory.findContent('workflow', { ids: workflowIds }),
    directory.findContent('schedule', { ids: scheduleIds }),
  ])
  return {
    workflows: workflows.items,
    schedules: schedules.items,
    unread: [
      ...(workflowIds.length > 0 && workflows.why !== null ? [workflows.why] : []),
      ...(scheduleIds.length > 0 && schedules.why !== null ? [schedules.why] : []),
    ],
  }
}

/** Why the list that a need would be found in is not there; null: it was read. */
export const whyUnread = ({ whys }: AccessBook, { kind }: Pick<SharedThingFacts, 'kind'>) =>
  kind === 'credential' ? whys.credentials : whys.dataConnections

/** Credentials and data connections by what names them. */
export function listThings(access: AccessBook): Map<string, SharedThingFacts> {
  const credentials = access.credentials.map(
    ({ userName, ...rest }): SharedThingFacts => ({ kind: 'credential', name: userName, ...rest }),
  )
  const connections = access.dataConnections.map(
    (each): SharedThingFacts => ({ kind: 'data-connection', ...each }),
  )
  return new Map([...credentials, ...connections].map((thing) => [toThingKey(thing), thing]))
}

/** Owners and members of collections that need anything, one by one and in groups. */
async function findPeople(access: AccessBook, collections: readonly CollectionOfNeeds[]) {
  const needy = collections.filter(({ needs }) => needs.length > 0)
  const ids = collectIds(needy, 'user')
  for (const { ownerId } of needy) ids.add(ownerId)
  for (const groupId of collectIds(needy, 'group'))
    for (const id of access.groups.get(groupId)?.memberIds ?? []) ids.add(id)
  const people = new Map<string, DirectoryUser>()
  const asked: string[] = []
  for (const id of ids) {
    const known = access.people.get(id)
    if (known) people.set(id, known)
    else asked.push(id)
  }
  for (const user of await access.directory.findUsersById(asked)) people.set(user.id, user)
  return people
}

function collectIds(collections: readonly CollectionOfNeeds[], kind: 'user' | 'group') {
  const ids = new Set<string>()
  for (const { members } of collections)
    for (const member of members) if (member.kind === kind) ids.add(member.id)
  return ids
}

const toRunner = (user: DirectoryUser, { groups }: AccessBook): RunnerFacts => ({
  id: user.id,
  name: toPersonName(user),
  email: user.email,
  isActive: user.isActive,
  role: user.role,
  groupRoles: user.groups.map(({ id }) => groups.get(id)?.role ?? ''),
  defaultCredentialId: user.defaultCredentialId,
})

function listUnknown(access: AccessBook, notes: readonly CollectionNote[]) {
  const { byId, whys } = access
  const things = listThings(access)
  const gone = notes
    .filter(({ collectionId }) => byId.has(collectionId))
    .flatMap(({ needs }) => needs)
    .filter((need) => !things.has(toThingKey(need)) && whyUnread(access, need) === null).length
  return [
    ...[whys.collections, whys.credentials, whys.dataConnections].filter((why) => why !== null),
    ...(gone === 0
      ? []
      : [`${gone === 1 ? 'One noted need is' : `${gone} noted needs are`} not on the Server.`]),
  ]
}

function findNextEnd({ collections }: AccessBook, now: string): string | null {
  let next: string | null = null
  for (const { members } of collections)
    for (const { expiresAt } of members)
      if (expiresAt !== null && expiresAt > now && (next === null || expiresAt < next))
        next = expiresAt
  return next
}
