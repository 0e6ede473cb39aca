import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { collectionId, connectionId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'
import { ownerState } from './schedules.ts'

/*
 * Glossary.
 * collection  workflows and schedules that are shown together, and who may do what with them
 * member      a person, a group, a studio or somebody of the directory service (by SID) in a collection
 * rights      the six permission flags of a member
 * expiry      the instant at which a membership ends
 */

/** The six rights of a member, as the Server names them (reference 2.3). */
export const collectionRightKeys = [
  'isAdmin',
  'canAddAssets',
  'canRemoveAssets',
  'canUpdateAssets',
  'canAddUsers',
  'canRemoveUsers',
] as const
export type CollectionRightKey = (typeof collectionRightKeys)[number]
export const collectionRights = z.strictObject({
  isAdmin: z.boolean(),
  canAddAssets: z.boolean(),
  canRemoveAssets: z.boolean(),
  canUpdateAssets: z.boolean(),
  canAddUsers: z.boolean(),
  canRemoveUsers: z.boolean(),
})
export type CollectionRights = z.output<typeof collectionRights>

/** What people read; `word` is what a sheet may say. */
export const collectionRightLabels: Record<
  CollectionRightKey,
  { readonly label: string; readonly word: string }
> = {
  isAdmin: { label: 'Administrator', word: 'admin' },
  canAddAssets: { label: 'Add assets', word: 'add assets' },
  canRemoveAssets: { label: 'Remove assets', word: 'remove assets' },
  canUpdateAssets: { label: 'Update assets', word: 'update assets' },
  canAddUsers: { label: 'Add users', word: 'add users' },
  canRemoveUsers: { label: 'Remove users', word: 'remove users' },
}

/** V3 does not tell rights: `server` says they were read through V1, `console` that this console set them last. */
export const rightsSource = z.enum(['server', 'console', 'unknown'])
export type RightsSource = z.output<typeof rightsSource>

/** `directory`: a person or group of the directory service that the Server only knows by SID (Windows sign-in). */
export const collectionMemberKind = z.enum(['user', 'group', 'studio', 'directory'])
export type CollectionMemberKind = z.output<typeof collectionMemberKind>

/** Somebody in a collection. Studios can be read and not set. */
export const collectionMember = z.object({
  kind: collectionMemberKind,
  /** Id of the person, group or studio; the SID for `directory`. */
  id: z.string(),
  name: z.string(),
  /** Empty for groups and studios. */
  email: z.string(),
  /** Null for what is no person of the Server. */
  state: ownerState.nullable(),
  /** Told for `directory`: a group of the directory service, or a person who has no account on the Server. */
  isGroup: z.boolean().optional(),
  /** SID that Windows sign-in writes with; empty where there is none. */
  sid: z.string(),
  /** People of a group, where it is known. */
  memberCount: z.int().nonnegative().nullable(),
  /** Null when nobody knows them: a change is a blind overwrite then. */
  rights: collectionRights.nullable(),
  expiresAt: instant.nullable(),
  source: rightsSource,
  /** When this console set them; null unless `source` is `console`. */
  setAt: instant.nullable(),
})
export type CollectionMember = z.output<typeof collectionMember>

const named = z.object({ id: z.string(), name: z.string() })

/** A collection of the directory with the names behind its ids. */
export const serverCollection = z.object({
  id: collectionId,
  name: z.string(),
  owner: named.extend({ email: z.string(), state: ownerState }),
  userCount: z.int().nonnegative(),
  groupCount: z.int().nonnegative(),
  studioCount: z.int().nonnegative(),
  workflowCount: z.int().nonnegative(),
  scheduleCount: z.int().nonnegative(),
  createdAt: instant.nullable(),
  /** The membership that ends next, as far as it is known. */
  nextExpiryAt: instant.nullable(),
})
export type ServerCollection = z.output<typeof serverCollection>

export const collectionSorts = [
  'name',
  'owner',
  'userCount',
  'groupCount',
  'workflowCount',
  'scheduleCount',
  'createdAt',
  'nextExpiryAt',
] as const

/**
 * `empty`: neither workflows nor schedules. `no_members`: nobody but the owner. `expiring`: a membership ends within 30
 * days. `expired`: one has ended and is still listed. `owner_gone`: the owner is inactive, without access or missing.
 */
export const collectionState = z.enum(['empty', 'no_members', 'expiring', 'expired', 'owner_gone'])
export type CollectionState = z.output<typeof collectionState>

/** All filters combine, values of one filter mean any of them. `search` looks in name and owner, without regard to case. */
export const collectionFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  state: many(collectionState),
  ownerId: many(z.string().max(128)),
  /** A person or group that is a member. */
  memberId: many(z.string().max(128)),
  workflowId: many(z.string().max(128)),
  sort: sortOf(collectionSorts).default('name'),
})
export type CollectionFilters = z.output<typeof collectionFilters>

/** Why rights can't be read from the Server; null when they are. */
const rightsWhy = z.string().nullable()

/** `directory_not_ready`; `content_not_available` where the Server lists no collections. */
export const listCollections = endpoint({
  method: 'GET',
  path: '/collections',
  status: 200,
  query: collectionFilters.extend(pageQuery.shape),
  response: pageOf(serverCollection).extend({
    takenAt: instant,
    /** All collections of the Server, whatever the filters. */
    collectionCount: z.int().nonnegative(),
    /** How many collections each state names, whatever the filters. */
    stateCounts: z.record(collectionState, z.int().nonnegative()),
    rightsWhy,
    /** Workflows in no collection; null where the Server lists none. */
    looseWorkflowCount: z.int().nonnegative().nullable(),
  }),
  summary: 'Lists collections from the directory.',
})

/** `not_found` for an id that no collection has. */
export const getCollection = endpoint({
  method: 'GET',
  path: '/collections/:collectionId/details',
  status: 200,
  params: z.object({ collectionId }),
  query: z.strictObject({ connectionId }),
  response: z.object({
    collection: serverCollection,
    /** Administrators first, then by name. */
    members: z.array(collectionMember),
    workflows: z.array(named.extend({ ownerName: z.string() })),
    schedules: z.array(named.extend({ ownerName: z.string(), isEnabled: z.boolean() })),
    /** Windows sign-in: members are written by SID. */
    usesSids: z.boolean(),
    rightsWhy,
    takenAt: instant,
  }),
  summary: 'One collection: members with rights and expiry, workflows and schedules.',
})

/** A membership among all collections. */
export const collectionMembership = z.object({ collection: named, member: collectionMember })
export type CollectionMembership = z.output<typeof collectionMembership>

export const membershipSorts = ['expiresAt', 'collection', 'member'] as const
export const membershipFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  /** `expiring`: within `withinDays`. `never`: without an end. `unknown`: nobody knows whether it ends. */
  state: many(z.enum(['expired', 'expiring', 'later', 'never', 'unknown'])),
  withinDays: z.coerce.number().int().min(1).max(3_650).default(30),
  collectionId: many(collectionId),
  sort: sortOf(membershipSorts).default('expiresAt'),
})

/** Who is in which collection, what ends first on top. */
export const listCollectionMemberships = endpoint({
  method: 'GET',
  path: '/collections/memberships',
  status: 200,
  query: membershipFilters.extend(pageQuery.shape),
  response: pageOf(collectionMembership).extend({ takenAt: instant, rightsWhy }),
  summary: 'Lists memberships of all collections with rights and expiry.',
})

/** Workflows that are in no collection. */
export const listLooseWorkflows = endpoint({
  method: 'GET',
  path: '/collections/loose-workflows',
  status: 200,
  query: pageQuery.extend({ connectionId, search: z.string().max(200).optional() }),
  response: pageOf(
    z.object({
      id: z.string(),
      name: z.string(),
      owner: named.extend({ email: z.string(), state: ownerState }),
      createdAt: instant.nullable(),
      isPublic: z.boolean().nullable(),
      scheduleCount: z.int().nonnegative(),
    }),
  ).extend({ takenAt: instant }),
  summary: 'Lists workflows in no collection.',
})

/** Workflows or schedules to choose from, by part of the name; at most 50. */
export const findCollectionAssets = endpoint({
  method: 'GET',
  path: '/collections/assets',
  status: 200,
  query: z.strictObject({
    connectionId,
    kind: z.enum(['workflow', 'schedule']),
    search: z.string().max(200).default(''),
  }),
  response: z.object({ items: z.array(named.extend({ ownerName: z.string() })) }),
  summary: 'Finds workflows or schedules by name.',
})

/** UTF-8 with BOM, RFC 4180, safe against formulas. */
export const exportCollections = endpoint({
  method: 'GET',
  path: '/collections/export',
  status: 200,
  query: collectionFilters,
  reply: 'file',
  summary: 'All collections that match, as CSV.',
})

/** One row for each membership, in the columns that a sheet of collections has: it can be changed and brought back. */
export const exportCollectionMemberships = endpoint({
  method: 'GET',
  path: '/collections/memberships/export',
  status: 200,
  query: membershipFilters,
  reply: 'file',
  summary: 'Memberships that match, as CSV in the shape of a sheet.',
})
