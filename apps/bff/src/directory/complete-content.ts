import { noContent, type StoredContent } from './content-tables.ts'
import type { ContentKind, DirectoryCollection, DirectoryMember } from './directory.ts'

/** What snapshots up to version 3 hold. */
export const firstKinds: readonly ContentKind[] = [
  'workflow',
  'schedule',
  'collection',
  'credential',
  'data-connection',
]

/** What version 2 did not tell of schedules. */
const untold = {
  comment: '',
  startAt: null,
  endAt: null,
  createdAt: null,
  lastModifiedAt: null,
  runCount: null,
  versionId: null,
} as const

/** Content of an older snapshot in the present shape: what it lacks stands empty until the Server is read. */
export function completeContent(content: StoredContent): StoredContent {
  const { collection, schedule } = content
  return {
    ...noContent,
    ...content,
    schedule: { ...schedule, items: schedule.items.map((item) => ({ ...untold, ...item })) },
    collection: { ...collection, items: collection.items.map(toMembers) },
    'data-connection': {
      ...content['data-connection'],
      items: content['data-connection'].items.map((item) => ({ ...item, dcm: item.dcm ?? null })),
    },
  }
}

/** Up to version 3 a collection told ids of people and groups alone. */
function toMembers(item: DirectoryCollection): DirectoryCollection {
  if (item.members !== undefined) return item
  const seat = (kind: 'user' | 'group') => (id: string) =>
    ({
      kind,
      id,
      sid: '',
      name: '',
      isGroup: kind === 'group',
      rights: null,
      expiresAt: null,
    }) satisfies DirectoryMember
  const people = (item.userIds ?? []).map(seat('user'))
  return { ...item, members: [...people, ...(item.userGroupIds ?? []).map(seat('group'))] }
}
