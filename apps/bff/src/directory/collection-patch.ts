import type { CollectionRights } from '@curator/console-contract/collections'
import { type GatewayMember, isSameMember } from '../alteryx/collection-calls.ts'
import type { ContentTable } from './content-table.ts'
import type { DirectoryCollection, DirectoryMember } from './directory.ts'

/** What own writes tell of collections. */
export type CollectionPatch =
  /** New, or with another name or owner; what is in it stays. */
  | {
      readonly kind: 'collection'
      readonly collection: Pick<DirectoryCollection, 'id' | 'name' | 'ownerId' | 'createdAt'>
    }
  | { readonly kind: 'collection-removed'; readonly collectionId: string }
  | {
      readonly kind: 'collection-member'
      readonly collectionId: string
      readonly member: GatewayMember & { readonly name: string }
      readonly rights: CollectionRights
      readonly expiresAt: string | null
    }
  | {
      readonly kind: 'collection-member-removed'
      readonly collectionId: string
      readonly member: GatewayMember
    }
  | {
      readonly kind: 'collection-asset'
      readonly collectionId: string
      readonly asset: 'workflow' | 'schedule'
      readonly assetId: string
      readonly isIn: boolean
    }

/**
 * Puts an own write into the collections that are known; others are left to the next refresh. Where the Server tells no
 * rights, those of a member are not known afterwards, either: somebody else may change them unseen.
 */
export function patchCollection(
  table: ContentTable<DirectoryCollection>,
  patch: CollectionPatch,
  tellsRights: boolean,
): void {
  const change = (id: string, toItem: (item: DirectoryCollection) => DirectoryCollection) => {
    for (const item of table.find({ ids: [id] })) table.replace(toItem(item))
  }
  switch (patch.kind) {
    case 'collection': {
      const [known] = table.find({ ids: [patch.collection.id] })
      const createdAt = patch.collection.createdAt ?? known?.createdAt ?? null
      table.put({ ...nothingIn, ...known, ...patch.collection, createdAt })
      return
    }
    case 'collection-removed':
      table.remove(patch.collectionId)
      return
    case 'collection-member':
      change(patch.collectionId, (item) =>
        withMembers(item, addMember(item.members, patch, tellsRights)),
      )
      return
    case 'collection-member-removed':
      change(patch.collectionId, (item) =>
        withMembers(
          item,
          item.members.filter((each) => !isSeatOf(each, patch.member)),
        ),
      )
      return
    case 'collection-asset': {
      const list = patch.asset === 'workflow' ? 'workflowIds' : 'scheduleIds'
      change(patch.collectionId, (item) => {
        const others = item[list].filter((id) => id !== patch.assetId)
        return { ...item, [list]: patch.isIn ? [...others, patch.assetId] : others }
      })
    }
  }
}

const nothingIn = { members: [], userIds: [], userGroupIds: [], workflowIds: [], scheduleIds: [] }

/** Ids of people and groups follow from the members. */
export function withMembers(
  item: DirectoryCollection,
  members: readonly DirectoryMember[],
): DirectoryCollection {
  const idsOf = (kind: DirectoryMember['kind']) =>
    members.filter((member) => member.kind === kind).map(({ id }) => id)
  return { ...item, members, userIds: idsOf('user'), userGroupIds: idsOf('group') }
}

function addMember(
  members: readonly DirectoryMember[],
  patch: Extract<CollectionPatch, { kind: 'collection-member' }>,
  tellsRights: boolean,
): DirectoryMember[] {
  const { member } = patch
  const rights = tellsRights ? patch.rights : null
  const expiresAt = tellsRights ? patch.expiresAt : null
  const at = members.findIndex((each) => isSeatOf(each, member))
  const known = members[at]
  if (known) return members.with(at, { ...known, rights, expiresAt })
  const name = member.kind === 'directory' ? member.name : ''
  // Whether a SID is that of a person is told by the Server alone: until the next refresh it may be a group.
  return [...members, { ...member, name, isGroup: member.kind !== 'user', rights, expiresAt }]
}

const isSeatOf = (seat: DirectoryMember, member: GatewayMember) =>
  seat.kind !== 'studio' && isSameMember({ ...seat, kind: seat.kind }, member)
