import { type CollectionPatch, patchCollection, withMembers } from './collection-patch.ts'
import { contentKinds, contentLinks } from './content-links.ts'
import { ContentTable } from './content-table.ts'
import type {
  ContentFound,
  ContentKind,
  ContentQuery,
  DirectoryContent,
  DirectoryPatch,
  DirectorySchedule,
} from './directory.ts'

/** Everything a Server holds beside people, as it is read and as snapshots keep it. */
export type StoredContent = { readonly [K in ContentKind]: ContentFound<K> }

/** A table for each kind, and why one could not be read. */
export class ContentTables {
  readonly #tables: { readonly [K in ContentKind]: ContentTable<DirectoryContent[K]> }
  readonly #whys: Readonly<Record<ContentKind, string | null>>

  constructor(content: StoredContent) {
    const open = <K extends ContentKind>(kind: K) =>
      new ContentTable<DirectoryContent[K]>(content[kind].items, contentLinks[kind])
    this.#tables = {
      workflow: open('workflow'),
      schedule: open('schedule'),
      collection: open('collection'),
      'collection-rights': open('collection-rights'),
      credential: open('credential'),
      'data-connection': open('data-connection'),
    }
    this.#whys = toRecord((kind) => content[kind].why)
  }

  find<K extends ContentKind>(kind: K, query: ContentQuery): ContentFound<K> {
    return { items: this.#tables[kind].find(query), why: this.#whys[kind] }
  }

  all(): StoredContent {
    return toRecord((kind) => this.find(kind, {})) as StoredContent
  }

  /** Everyone who owns a workflow, schedule or collection. */
  *ownerIds(): Generator<string> {
    for (const kind of ['workflow', 'schedule', 'collection'] as const)
      yield* this.#tables[kind].idsOf('owner')
  }

  setOwner({ content, ids, ownerId }: Extract<DirectoryPatch, { kind: 'owner' }>): void {
    const table = this.#tables[content] as ContentTable<DirectoryContent[typeof content]>
    for (const item of table.find({ ids })) table.replace({ ...item, ownerId })
  }

  setEnabled(scheduleId: string, isEnabled: boolean): void {
    const { schedule } = this.#tables
    for (const item of schedule.find({ ids: [scheduleId] }))
      schedule.replace({ ...item, isEnabled })
  }

  putSchedule(schedule: DirectorySchedule): void {
    this.#tables.schedule.put(schedule)
  }

  /** It is in no collection any more, either. */
  removeSchedule(scheduleId: string): void {
    const { collection, schedule } = this.#tables
    schedule.remove(scheduleId)
    for (const item of collection.all().filter((each) => each.scheduleIds.includes(scheduleId)))
      collection.replace({
        ...item,
        scheduleIds: item.scheduleIds.filter((id) => id !== scheduleId),
      })
  }

  renameDataConnection({ id, name }: { readonly id: string; readonly name: string }): void {
    const table = this.#tables['data-connection']
    for (const item of table.find({ ids: [id] })) table.put({ ...item, name })
  }

  removeDataConnection(id: string): void {
    this.#tables['data-connection'].remove(id)
  }

  putCredential({ id, userName }: { readonly id: string; readonly userName: string }): void {
    this.#tables.credential.put({ id, userName, userIds: [], userGroupIds: [] })
  }

  removeCredential(credentialId: string): void {
    this.#tables.credential.remove(credentialId)
  }

  setShare({
    isShared,
    receiver,
    receiverId,
    shared,
    sharedId,
  }: Extract<DirectoryPatch, { kind: 'share' }>): void {
    const list = receiver === 'user' ? 'userIds' : 'userGroupIds'
    const table = this.#tables[shared] as ContentTable<DirectoryContent[typeof shared]>
    for (const item of table.find({ ids: [sharedId] })) {
      const others = item[list].filter((id) => id !== receiverId)
      table.replace({ ...item, [list]: isShared ? [...others, receiverId] : others })
    }
  }

  patchCollection(patch: CollectionPatch): void {
    patchCollection(this.#tables.collection, patch, this.#whys['collection-rights'] === null)
  }

  /** Nothing is shared with a person who is gone. */
  forgetUser(userId: string): void {
    this.#forgetMember('user', userId)
    for (const table of this.#shared())
      for (const item of table.pointingAt('user', userId))
        table.replace({ ...item, userIds: item.userIds.filter((id) => id !== userId) })
  }

  forgetGroup(groupId: string): void {
    this.#forgetMember('group', groupId)
    for (const table of this.#shared())
      for (const item of table.pointingAt('group', groupId))
        table.replace({ ...item, userGroupIds: item.userGroupIds.filter((id) => id !== groupId) })
  }

  #forgetMember(kind: 'user' | 'group', id: string): void {
    const { collection } = this.#tables
    for (const item of collection.pointingAt(kind, id))
      collection.replace(
        withMembers(
          item,
          item.members.filter((member) => member.kind !== kind || member.id !== id),
        ),
      )
  }

  #shared() {
    const { credential, 'data-connection': dataConnection } = this.#tables
    return [credential, dataConnection] as unknown as ContentTable<DirectoryContent['credential']>[]
  }
}

/** Content of a model that has not read anything. */
export const noContent: StoredContent = toRecord(() => ({
  items: [],
  why: 'It has not been read yet.',
}))

function toRecord<T>(make: (kind: ContentKind) => T): Record<ContentKind, T> {
  return Object.fromEntries(contentKinds.map((kind) => [kind, make(kind)])) as Record<
    ContentKind,
    T
  >
}
