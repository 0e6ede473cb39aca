import type {
  CollectionAsset,
  MemberBefore,
  MemberSeat,
  MemberValues,
  Named,
  PlannedChange,
  Ref,
} from '../change.ts'
import { isKnown, isSameValues, sayExpiry, sayRights } from './member-words.ts'

/** A collection of the Server, or one that an earlier change of the plan creates. */
export type CollectionTarget = Named | { readonly createdBy: number; readonly name: string }

/** Who becomes, is or was a member. */
export interface MemberTarget {
  readonly kind: MemberSeat['memberKind']
  /** For `directory` the id is the SID. */
  readonly ref: Ref
  readonly name: string
  /** What Windows sign-in names a person by. */
  readonly sid?: string
}

export interface SetMember extends MemberValues {
  readonly collection: CollectionTarget
  readonly member: MemberTarget
  readonly before: MemberBefore
}

const toRef = (target: CollectionTarget): Ref =>
  'id' in target ? { id: target.id } : { createdBy: target.createdBy }

const listCreators = (refs: readonly Ref[]) =>
  refs.flatMap((ref) => ('createdBy' in ref ? [ref.createdBy] : []))

const toSeat = (collection: CollectionTarget, member: MemberTarget): MemberSeat => ({
  collection: toRef(collection),
  collectionName: collection.name,
  memberKind: member.kind,
  member: member.ref,
  memberName: member.name,
  sid: member.sid ?? '',
})

/** The user of the console's key becomes the owner. `knownIds`: collections that have this name already. */
export function toCreateCollection(
  seq: number,
  name: string,
  knownIds: readonly string[] = [],
): PlannedChange {
  return {
    seq,
    kind: 'create-collection',
    payload: { name, knownIds },
    before: null,
    fields: [{ field: 'name', label: 'Name', before: null, after: name }],
    sentence: `Create the collection “${name}”.`,
    danger: 'none',
    dependsOn: [],
  }
}

/** Null when it has this name. */
export function toRenameCollection(
  seq: number,
  collection: Named,
  name: string,
): PlannedChange | null {
  if (collection.name === name) return null
  return {
    seq,
    kind: 'update-collection',
    payload: {
      collection: { id: collection.id },
      collectionName: collection.name,
      set: { name },
      ownerEmail: '',
    },
    before: { name: collection.name },
    fields: [{ field: 'name', label: 'Name', before: collection.name, after: name }],
    sentence: `Rename the collection “${collection.name}” to “${name}”.`,
    danger: 'none',
    dependsOn: [],
  }
}

/** Gives a collection that the plan creates to somebody; one of the Server is handed over by `toChangeOwner`. */
export function toHandOverCreated(
  seq: number,
  collection: { readonly createdBy: number; readonly name: string },
  owner: { readonly id: string; readonly email: string },
): PlannedChange {
  return {
    seq,
    kind: 'update-collection',
    payload: {
      collection: { createdBy: collection.createdBy },
      collectionName: collection.name,
      set: { ownerId: owner.id },
      ownerEmail: owner.email,
    },
    before: { name: collection.name },
    fields: [{ field: 'ownerId', label: 'Owner', before: null, after: owner.email }],
    sentence: `Hand over the new collection “${collection.name}” to ${owner.email}.`,
    danger: 'caution',
    dependsOn: [collection.createdBy],
  }
}

/** Can't be undone: a collection made anew has another id, and who was in it has to be set again. */
export function toDeleteCollection(
  seq: number,
  collection: Named & { readonly memberCount: number; readonly assetCount: number },
): PlannedChange {
  const { assetCount, id, memberCount, name } = collection
  const holds = [
    ...(memberCount > 0 ? [`${memberCount} ${memberCount === 1 ? 'member' : 'members'}`] : []),
    ...(assetCount > 0 ? [`${assetCount} ${assetCount === 1 ? 'asset' : 'assets'}`] : []),
  ].join(' and ')
  return {
    seq,
    kind: 'delete-collection',
    payload: { collectionId: id, collectionName: name, force: holds !== '' },
    before: { memberCount, assetCount },
    fields: [],
    sentence: `Delete the collection “${name}”${holds === '' ? ', which is empty' : `, which has ${holds}`}. Workflows and schedules themselves stay.`,
    danger: 'destructive',
    dependsOn: [],
  }
}

/** Adds somebody, or replaces all six rights and the expiry; null when a member is known to have just these. */
export function toSetCollectionMember(seq: number, wanted: SetMember): PlannedChange | null {
  const { before, collection, expiresAt, member, rights } = wanted
  if (isKnown(before) && isSameValues(before, wanted)) return null
  const isSensitive = before !== 'none' || rights.isAdmin
  return {
    seq,
    kind: 'set-collection-member',
    payload: { ...toSeat(collection, member), rights, expiresAt },
    before,
    fields: listValueFields(before, wanted),
    sentence: toSetSentence(wanted),
    danger: isSensitive ? 'caution' : 'none',
    dependsOn: listCreators([toRef(collection), member.ref]),
  }
}

function listValueFields(before: MemberBefore, { expiresAt, rights }: MemberValues) {
  const said = (word: (values: MemberValues) => string) =>
    isKnown(before) ? word(before) : before === 'unknown' ? 'Unknown' : null
  const fields = [
    {
      field: 'rights',
      label: 'Rights',
      before: said((values) => sayRights(values.rights)),
      after: sayRights(rights),
    },
    {
      field: 'expiresAt',
      label: 'Expires',
      before: said((values) => sayExpiry(values.expiresAt)),
      after: sayExpiry(expiresAt),
    },
  ]
  return fields.filter((field) => field.before !== field.after)
}

function toSetSentence({ before, collection, expiresAt, member, rights }: SetMember): string {
  const until = expiresAt === null ? 'without an end' : `until ${sayExpiry(expiresAt)}`
  const values = `${sayRights(rights)}, ${until}`
  const where = `the collection “${collection.name}”`
  if (before === 'none') return `Add ${member.name} to ${where} with ${values}.`
  if (before === 'unknown')
    return `Set what ${member.name} may do in ${where} to ${values}. This is a blind overwrite: nobody knows the rights and the expiry from before.`
  return `Change what ${member.name} may do in ${where} to ${values}.`
}

export function toRemoveCollectionMember(
  seq: number,
  wanted: {
    readonly collection: CollectionTarget
    readonly member: MemberTarget
    readonly before: MemberValues | 'unknown'
  },
): PlannedChange {
  const { before, collection, member } = wanted
  return {
    seq,
    kind: 'remove-collection-member',
    payload: toSeat(collection, member),
    before,
    fields: [{ field: 'member', label: 'Member', before: member.name, after: 'Removed' }],
    sentence: `Remove ${member.name} from the collection “${collection.name}”${before === 'unknown' ? '. Nobody knows the rights from before, so that it can’t be undone' : ''}.`,
    danger: 'caution',
    dependsOn: listCreators([toRef(collection), member.ref]),
  }
}

export interface AssetTarget extends Named {
  readonly kind: CollectionAsset['assetKind']
}

export function toAddCollectionAsset(
  seq: number,
  collection: CollectionTarget,
  asset: AssetTarget,
): PlannedChange {
  return {
    seq,
    kind: 'add-collection-asset',
    payload: toAssetPayload(collection, asset),
    before: null,
    fields: [{ field: asset.kind, label: toLabel(asset), before: null, after: asset.name }],
    sentence: `Put the ${asset.kind} “${asset.name}” into the collection “${collection.name}”.`,
    danger: 'none',
    dependsOn: listCreators([toRef(collection)]),
  }
}

export function toRemoveCollectionAsset(
  seq: number,
  collection: CollectionTarget,
  asset: AssetTarget,
): PlannedChange {
  return {
    seq,
    kind: 'remove-collection-asset',
    payload: toAssetPayload(collection, asset),
    before: null,
    fields: [{ field: asset.kind, label: toLabel(asset), before: asset.name, after: 'Removed' }],
    sentence: `Take the ${asset.kind} “${asset.name}” out of the collection “${collection.name}”.`,
    danger: 'caution',
    dependsOn: listCreators([toRef(collection)]),
  }
}

const toLabel = ({ kind }: AssetTarget) => (kind === 'workflow' ? 'Workflow' : 'Schedule')

const toAssetPayload = (collection: CollectionTarget, asset: AssetTarget): CollectionAsset => ({
  collection: toRef(collection),
  collectionName: collection.name,
  assetKind: asset.kind,
  assetId: asset.id,
  assetName: asset.name,
})
