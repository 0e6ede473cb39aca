import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accessSheetBody, accessSheetQuery, accessSheetReading } from './access-sheets.ts'
import { collectionFilters, collectionRights } from './collections.ts'
import { collectionId, connectionId, planId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { serverRoleName } from './server-roles.ts'

/** Collections that one plan may change; together with the members at most `maxCollectionChanges` changes. */
export const maxSelectedCollections = 10_000
export const maxCollectionChanges = 100_000

/** Chosen collections: by id, or everything that a list's filters match except some. */
export const collectionSelection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ids'),
    ids: z.array(collectionId).min(1).max(maxSelectedCollections),
  }),
  z.strictObject({
    kind: z.literal('matching'),
    filters: collectionFilters.omit({ connectionId: true }),
    except: z.array(collectionId).max(maxSelectedCollections).default([]),
  }),
])
export type CollectionSelection = z.output<typeof collectionSelection>

/** Somebody who can be put into a collection. `directory`: by SID, on Windows sign-in only. */
export const memberRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), id: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal('group'), id: z.string().min(1).max(128) }),
  z.strictObject({
    kind: z.literal('directory'),
    id: z.string().regex(/^S-1-[0-9-]{3,180}$/, 'A SID looks like S-1-5-21-….'),
  }),
])
export type MemberRef = z.output<typeof memberRef>
const members = z.array(memberRef).min(1).max(10_000)

const collectionName = z.string().trim().min(1, 'Give the collection a name.').max(255)
const assetIds = z.array(z.string().min(1).max(128)).max(10_000)

/**
 * What is to be done with the chosen collections. `set_members` adds members or replaces their six rights and expiry
 * (null: never): rights that nobody knows are overwritten blindly, and the plan says so. `memberships` changes single
 * ones: what is left out stays, which needs rights that are known. `copy` gives the chosen ones the members of another,
 * `match` also removes whom it does not have. `delete` takes what is in them along.
 */
export const collectionAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set_members'),
    members,
    rights: collectionRights,
    expiresAt: instant.nullable(),
  }),
  z.strictObject({ kind: z.literal('remove_members'), members }),
  z.strictObject({
    kind: z.literal('assets'),
    addWorkflowIds: assetIds,
    removeWorkflowIds: assetIds,
    addScheduleIds: assetIds,
    removeScheduleIds: assetIds,
  }),
  z.strictObject({ kind: z.literal('owner'), ownerId: userId }),
  /** Of exactly one chosen collection. */
  z.strictObject({ kind: z.literal('rename'), name: collectionName }),
  z.strictObject({
    kind: z.literal('copy'),
    fromCollectionId: collectionId,
    mode: z.enum(['add', 'match']),
  }),
  z.strictObject({ kind: z.literal('delete') }),
])
export type CollectionAction = z.output<typeof collectionAction>

/**
 * One row for each collection, or for each membership where members change; what can't be changed is in it with the
 * reason. Errors: `request_invalid`, `not_found`, `too_many_rows`, `action_not_available`, `directory_not_ready`.
 */
export const createCollectionPlan = endpoint({
  method: 'POST',
  path: '/collections/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    selection: collectionSelection,
    action: collectionAction,
  }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with collections.',
})

/** Single memberships of any collections, as they are chosen in the list of memberships. Errors as above. */
export const createMembershipPlan = endpoint({
  method: 'POST',
  path: '/collections/memberships/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    memberships: z
      .array(z.strictObject({ collectionId, member: memberRef }))
      .min(1)
      .max(maxCollectionChanges),
    action: z.discriminatedUnion('kind', [
      /** What is left out stays as it is; an expiry of null means never. */
      z.strictObject({
        kind: z.literal('set'),
        rights: collectionRights.optional(),
        expiresAt: instant.nullable().optional(),
      }),
      z.strictObject({ kind: z.literal('remove') }),
    ]),
  }),
  response: z.object({ planId }),
  summary: 'Plans other rights, another expiry or the end of memberships.',
})

/**
 * A new collection with what goes into it, as one plan. The user of the console's key becomes the owner first;
 * `ownerId` hands it over. Needs the right to create collections (the Server answers 401 without it).
 */
export const createCollectionCreation = endpoint({
  method: 'POST',
  path: '/collections/creations',
  status: 201,
  body: z.strictObject({
    connectionId,
    name: collectionName,
    ownerId: userId.nullable(),
    members: z
      .array(
        z.strictObject({
          member: memberRef,
          rights: collectionRights,
          expiresAt: instant.nullable(),
        }),
      )
      .max(10_000),
    workflowIds: assetIds,
    scheduleIds: assetIds,
  }),
  response: z.object({ planId }),
  summary: 'Plans a new collection.',
})

/** Recipe for a new team: a group with its people, a collection, and the group's rights in it, as one plan. */
export const createTeamPlan = endpoint({
  method: 'POST',
  path: '/collections/teams/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    /** A group of this name that exists already is used. */
    groupName: z.string().trim().min(1, 'Give the group a name.').max(255),
    role: serverRoleName,
    memberIds: z.array(userId).max(10_000),
    /** A collection of this name that exists already is used. */
    collectionName,
    ownerId: userId.nullable(),
    rights: collectionRights,
    expiresAt: instant.nullable(),
    workflowIds: assetIds,
  }),
  response: z.object({ planId }),
  summary: 'Plans a group, a collection and the rights that join them.',
})

/**
 * Columns: collection, action (`create`, `delete`, `add`, `remove`; blank adds, and creates a collection the Server does
 * not have when the row says nothing but its name and owner), new name, owner, member (e-mail, group name or SID), rights
 * (words of `collectionRightLabels`, `all`, `none`, separated by commas), expires (date or instant; `<clear>`: never),
 * workflow, schedule (name or id).
 */
export const readCollectionSheet = endpoint({
  method: 'POST',
  path: '/collections/sheets/readings',
  status: 200,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: accessSheetReading,
  summary: 'Reads a sheet of collections.',
})
export const createCollectionSheetPlan = endpoint({
  method: 'POST',
  path: '/collections/sheets/plans',
  status: 201,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: z.object({ planId }),
  summary: 'Plans what a sheet of collections asks for.',
})
/** An empty sheet with its columns and an example row, as XLSX or CSV. */
export const getCollectionSheetTemplate = endpoint({
  method: 'GET',
  path: '/collections/sheets/template',
  status: 200,
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: 'file',
  summary: 'A template for sheets of collections.',
})
