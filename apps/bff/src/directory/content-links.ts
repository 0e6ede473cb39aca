import type { ContentKind, DirectoryContent } from './directory.ts'

/** What one thing points at, by what it is looked up with. */
export type ContentLink = 'owner' | 'workflow' | 'credential' | 'user' | 'group'

/** Ids that an item points at. A link that a kind does not have is absent: nothing is found by it. */
export type LinksOf<T> = {
  readonly [L in ContentLink]?: (item: T) => readonly string[]
}

const one = (id: string | null): readonly string[] => (id ? [id] : [])

const shared = {
  user: (item: { readonly userIds: readonly string[] }) => item.userIds,
  group: (item: { readonly userGroupIds: readonly string[] }) => item.userGroupIds,
}

export const contentLinks: { readonly [K in ContentKind]: LinksOf<DirectoryContent[K]> } = {
  workflow: { owner: (item) => one(item.ownerId), credential: (item) => item.credentialIds },
  schedule: {
    owner: (item) => one(item.ownerId),
    workflow: (item) => one(item.workflowId),
    credential: (item) => one(item.credentialId),
  },
  collection: {
    owner: (item) => one(item.ownerId),
    workflow: (item) => item.workflowIds,
    ...shared,
  },
  'collection-rights': {},
  credential: shared,
  'data-connection': shared,
}

export const contentKinds = Object.keys(contentLinks) as ContentKind[]

/** What a thing is called; lists are in this order. */
export function toContentName(item: DirectoryContent[ContentKind]): string {
  return 'userName' in item ? item.userName : item.name
}
