import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { collectionRights, rightsSource } from './collections.ts'
import { collectionId, connectionId, planId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery } from './paging.ts'
import { serverRoleView } from './server-roles.ts'

/*
 * Glossary.
 * path           one way by which a person reaches something: owner, curator, public, or through a collection
 * missing link   what would have to be there for a path to hold
 * need           a credential or data connection that the workflows of a collection use
 * missing share  a need that a person or group of the collection is not given
 */

/** Something that can be reached. */
export const accessTargetKind = z.enum(['workflow', 'schedule', 'collection'])
export type AccessTargetKind = z.output<typeof accessTargetKind>

const step = z.object({
  kind: z.enum([
    'person',
    'group',
    'directory_group',
    'studio',
    'collection',
    'workflow',
    'schedule',
    'role',
  ]),
  id: z.string(),
  name: z.string(),
})

/** One way from a person to the thing, in the order in which it is walked. */
export const accessPath = z.object({
  kind: z.enum(['owner', 'curator', 'public', 'direct', 'group', 'studio']),
  steps: z.array(step),
  /** Rights in the collection, for ways through one. */
  rights: collectionRights.nullable(),
  rightsSource: rightsSource.nullable(),
  expiresAt: instant.nullable(),
  /** Whether the way holds now; `why` says what stands in it (role too low, expired, inactive, not published). */
  isOpen: z.boolean(),
  why: z.string(),
})
export type AccessPath = z.output<typeof accessPath>

export const accessExplanation = z.object({
  person: z.object({
    id: userId,
    name: z.string(),
    email: z.string(),
    isActive: z.boolean(),
    role: serverRoleView,
    /** What the role works out to, and the group it comes from (null: the person's own). */
    effectiveRole: serverRoleView,
    roleFrom: z.string().nullable(),
  }),
  /** `yes`: at least one way is open. `unknown`: something could not be read that may open one. */
  verdict: z.enum(['yes', 'no', 'unknown']),
  /** Open ones first. */
  paths: z.array(accessPath),
  /** What would open a way, the smallest step first, in words; `collectionId` where a membership would do. */
  missingLinks: z.array(z.object({ words: z.string(), collectionId: collectionId.nullable() })),
  /** What could not be read, with the reason. */
  unknown: z.array(z.string()),
})
export type AccessExplanation = z.output<typeof accessExplanation>

/** `not_found` for a person or thing that the directory does not hold. */
export const explainAccess = endpoint({
  method: 'GET',
  path: '/access/explanation',
  status: 200,
  query: z.strictObject({
    connectionId,
    userId,
    targetKind: accessTargetKind,
    targetId: z.string().min(1).max(128),
    /** Somebody to compare with. */
    otherUserId: userId.optional(),
  }),
  response: z.object({
    target: z.object({
      kind: accessTargetKind,
      id: z.string(),
      name: z.string(),
      ownerName: z.string(),
    }),
    explanation: accessExplanation,
    other: accessExplanation.nullable(),
    /** What the two differ in, in words. */
    differences: z.array(z.string()),
    takenAt: instant,
  }),
  summary: 'Every path by which a person reaches a workflow, schedule or collection.',
})

/** Things to explain, by part of the name; at most 50. */
export const findAccessTargets = endpoint({
  method: 'GET',
  path: '/access/targets',
  status: 200,
  query: z.strictObject({
    connectionId,
    kind: accessTargetKind,
    search: z.string().max(200).default(''),
  }),
  response: z.object({
    items: z.array(z.object({ id: z.string(), name: z.string(), ownerName: z.string() })),
  }),
  summary: 'Finds workflows, schedules or collections by name.',
})

const shareKind = z.enum(['credential', 'data-connection'])

/**
 * A person or group of a collection that lacks a share. `certain`: a run would fail. `possible`: it depends on something
 * the Server does not tell. Needs come from workflow versions and schedules (credentials), and from what people noted
 * (data connections: the Server does not tell which workflow uses which).
 */
export const missingShare = z.object({
  /** Names the row for a selection. */
  key: z.string(),
  collection: z.object({ id: collectionId, name: z.string() }),
  member: z.object({
    kind: z.enum(['user', 'group', 'directory']),
    id: z.string(),
    name: z.string(),
    email: z.string(),
    /** Owns the collection, and so runs what is in it, member or not. */
    isOwner: z.boolean(),
    /** People of a group who have no share of their own either; null for a person. */
    affectedCount: z.int().nonnegative().nullable(),
  }),
  need: z.object({ kind: shareKind, id: z.string(), name: z.string() }),
  /** Workflows or schedules that need it, at most 5, and how many there are. */
  because: z.array(z.string()),
  becauseCount: z.int().nonnegative(),
  certainty: z.enum(['certain', 'possible']),
  /** A group of the directory service can't be given a share: a custom group that wraps it has to be. */
  needsWrapper: z.boolean(),
})
export type MissingShare = z.output<typeof missingShare>

/** What the list of missing shares asks. */
export const missingShareFilters = z.strictObject({
  search: z.string().max(200).optional(),
  collectionId: many(collectionId),
  kind: many(shareKind),
  certainty: many(z.enum(['certain', 'possible'])),
})
export type MissingShareFilters = z.output<typeof missingShareFilters>

export const listMissingShares = endpoint({
  method: 'GET',
  path: '/access/missing-shares',
  status: 200,
  query: pageQuery.extend({ connectionId, ...missingShareFilters.shape }),
  response: pageOf(missingShare).extend({
    takenAt: instant,
    certainCount: z.int().nonnegative(),
    possibleCount: z.int().nonnegative(),
    /** Collections whose data connections nobody has noted: nothing is known of them. */
    unnotedCount: z.int().nonnegative(),
    /** What could not be read, with the reason. */
    unknown: z.array(z.string()),
  }),
  summary: 'Who in which collection would fail for want of a share.',
})

/** Missing shares that can be chosen one by one. */
export const maxNamedShares = 10_000
const shareKeys = z.array(z.string().max(500)).max(maxNamedShares)

/** Chosen missing shares: by key, or everything that a list's filters match except some. */
export const missingShareSelection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: shareKeys.min(1) }),
  z.strictObject({
    kind: z.literal('matching'),
    filters: missingShareFilters,
    except: shareKeys.default([]),
  }),
])
export type MissingShareSelection = z.output<typeof missingShareSelection>

/** Missing shares that one plan gives. */
export const maxMissingShares = 100_000

/**
 * Shares what is missing: with the group where a group is the member, with the person otherwise; a directory group is
 * wrapped in a custom group first. Errors: `request_invalid` when nothing of it is missing, `too_many_rows`.
 */
export const createMissingSharesPlan = endpoint({
  method: 'POST',
  path: '/access/missing-shares/plans',
  status: 201,
  body: z.strictObject({ connectionId, selection: missingShareSelection }),
  response: z.object({ planId }),
  summary: 'Plans the shares that are missing.',
})

/** What the workflows of a collection use: read from versions and schedules, and noted by people. */
export const getCollectionNeeds = endpoint({
  method: 'GET',
  path: '/access/needs/:collectionId',
  status: 200,
  params: z.object({ collectionId }),
  query: z.strictObject({ connectionId }),
  response: z.object({
    noted: z.array(z.object({ kind: shareKind, id: z.string(), name: z.string() })),
    read: z.array(
      z.object({ kind: shareKind, id: z.string(), name: z.string(), because: z.string() }),
    ),
    notedAt: instant.nullable(),
    notedByName: z.string().nullable(),
    /** What could not be read, with the reason: `read` may lack something then. */
    unknown: z.array(z.string()).default([]),
  }),
  summary: 'Credentials and data connections that a collection needs.',
})
/** Notes what a collection needs, in place of what was noted before. Nothing is written to the Server. */
export const noteCollectionNeeds = endpoint({
  method: 'PUT',
  path: '/access/needs/:collectionId',
  status: 204,
  params: z.object({ collectionId }),
  body: z.strictObject({
    connectionId,
    needs: z.array(z.strictObject({ kind: shareKind, id: z.string().min(1).max(128) })).max(200),
  }),
  reply: 'empty',
  summary: 'Notes which credentials and data connections a collection needs.',
})
