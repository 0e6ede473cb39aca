import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, planId, userGroupId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'
import { serverRoleName, serverRoleView } from './server-roles.ts'

/*
 * Glossary.
 * group            a custom group of the Server; its role reaches members whose own role is Default
 * directory group  a group of the directory service (Windows sign-in) that is a member of a group, named by its SID
 * drift            the difference between a file of wanted memberships and what the Server has
 */

/** A custom group of the Server. Directory groups are never listed by the Server. */
export const userGroup = z.object({
  id: userGroupId,
  name: z.string(),
  role: serverRoleView,
  memberCount: z.int().nonnegative(),
  dateAdded: instant.nullable(),
})
export type UserGroup = z.output<typeof userGroup>

export const userGroupSorts = ['name', 'role', 'memberCount', 'dateAdded'] as const

export const userGroupFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  role: many(serverRoleName),
  /** `empty`: without members that are users; `unused`: in no collection and with nothing shared. */
  state: many(z.enum(['empty', 'unused'])),
  sort: sortOf(userGroupSorts).default('name'),
})

export const listUserGroups = endpoint({
  method: 'GET',
  path: '/user-groups',
  status: 200,
  query: userGroupFilters.extend(pageQuery.shape),
  response: pageOf(userGroup),
  summary: 'Lists groups from the directory.',
})

const named = z.object({ id: z.string(), name: z.string() })
const maybe = z.object({ items: z.array(named), why: z.string().nullable() })

export const userGroupDetails = z.object({
  group: userGroup,
  /** SIDs of directory groups that are members, with the name the Server knows; empty where it knows none. */
  directoryGroups: z.array(z.object({ sid: z.string(), name: z.string() })),
  /** What the group opens to its members, and what deleting it would take from them. */
  collections: maybe,
  credentials: maybe,
  dataConnections: maybe,
  /** Members whose role this group decides, and what it would be without the group (null: the Server's default). */
  roleLosses: z.array(
    z.object({
      userId,
      name: z.string(),
      email: z.string(),
      role: serverRoleView,
      without: serverRoleView.nullable(),
    }),
  ),
  takenAt: instant,
})
export type UserGroupDetails = z.output<typeof userGroupDetails>

const groupParams = z.object({ userGroupId })

/** `not_found`. Members are listed by `/users?groupId=`. */
export const getUserGroupDetails = endpoint({
  method: 'GET',
  path: '/user-groups/:userGroupId/details',
  status: 200,
  params: groupParams,
  query: z.strictObject({ connectionId }),
  response: userGroupDetails,
  summary: 'One group: what it opens, and what breaks without it.',
})

/** Members of all groups that match, one row each, as CSV. */
export const exportMemberships = endpoint({
  method: 'GET',
  path: '/user-groups/export',
  status: 200,
  query: userGroupFilters.extend({ groupId: many(userGroupId) }),
  reply: 'file',
  summary: 'Memberships as CSV: group, e-mail, first and last name, role of the group.',
})

/** People x groups: at most 200 people and 50 groups of a page of the matrix. */
export const getMembershipMatrix = endpoint({
  method: 'POST',
  path: '/user-groups/matrix',
  status: 200,
  body: z.strictObject({
    connectionId,
    userIds: z.array(userId).min(1).max(200),
    groupIds: z.array(userGroupId).min(1).max(50),
  }),
  response: z.object({
    people: z.array(
      z.object({
        userId,
        name: z.string(),
        email: z.string(),
        /** Of the groups asked for, those the person is in. */
        groupIds: z.array(userGroupId),
      }),
    ),
    groups: z.array(userGroup),
    takenAt: instant,
  }),
  summary: 'Who is in which group.',
})

/** One row of a file of members, as it was understood. A file without a group column is about one chosen group. */
export const membershipRow = z.object({
  line: z.int().min(1),
  email: z.string(),
  groupName: z.string(),
  userId: userId.nullable(),
  groupId: userGroupId.nullable(),
  faults: z.array(z.string()),
})
export type MembershipRow = z.output<typeof membershipRow>

/**
 * The body is the file or paste as it is: CSV, TSV, XLSX, or lines of e-mails. Nothing is kept. At most 10,000 rows.
 * Errors: `file_unreadable`, `file_too_large`, `too_many_rows`.
 */
export const readMemberships = endpoint({
  method: 'POST',
  path: '/user-groups/memberships',
  status: 200,
  query: z.strictObject({
    connectionId,
    fileName: z.string().min(1).max(255),
    /** The group of rows that name none. */
    groupId: userGroupId.optional(),
    /** `people`: a list of people for whatever is chosen later; groups in it are not looked at. */
    about: z.enum(['memberships', 'people']).default('memberships'),
  }),
  body: z.instanceof(Uint8Array),
  encoding: 'bytes',
  response: z.object({
    /** Faulty rows and the first 200 others, in the order of the file. */
    items: z.array(membershipRow),
    rowCount: z.int().nonnegative(),
    faultCount: z.int().nonnegative(),
    notices: z.array(z.string()),
    /** Everybody named without a fault, each once. */
    people: z.array(z.object({ userId, email: z.string() })),
    /** Wanted members of each group named without a fault. */
    groups: z.array(
      z.object({
        groupId: userGroupId,
        name: z.string(),
        wanted: z.array(userId),
        /** Wanted and not in the group. */
        missing: z.array(userId),
        /** In the group and not wanted: only `match` removes them. */
        surplus: z.array(userId),
        memberCount: z.int().nonnegative(),
      }),
    ),
    takenAt: instant,
  }),
  summary: 'Reads a file of members and compares it with the Server.',
})

const groupName = z.string().trim().min(1, 'Give the group a name.').max(255)
const memberIds = z.array(userId).max(50_000)

/**
 * What is to be done with groups. `members`: the same people into or out of all chosen groups. `matrix`: single
 * memberships. `match`: the file is the truth; refused with `removal_cap_exceeded` when it would remove more than
 * `removalCapPercent` of the present members of the groups it names. `merge`: members go into one group, the others are
 * deleted where asked. `directory`: directory groups by SID, on Windows sign-in only.
 */
export const groupAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('create'),
    name: groupName,
    role: serverRoleName,
    memberIds,
  }),
  z.strictObject({
    kind: z.literal('update'),
    groupIds: z.array(userGroupId).min(1).max(1_000),
    /** For a single group only. */
    name: groupName.optional(),
    role: serverRoleName.optional(),
  }),
  z.strictObject({ kind: z.literal('delete'), groupIds: z.array(userGroupId).min(1).max(1_000) }),
  z.strictObject({
    kind: z.literal('members'),
    groupIds: z.array(userGroupId).min(1).max(100),
    add: memberIds,
    remove: memberIds,
  }),
  z.strictObject({
    kind: z.literal('matrix'),
    cells: z
      .array(z.strictObject({ userId, groupId: userGroupId, isMember: z.boolean() }))
      .min(1)
      .max(10_000),
  }),
  z.strictObject({
    kind: z.literal('match'),
    groups: z
      .array(z.strictObject({ groupId: userGroupId, memberIds }))
      .min(1)
      .max(1_000),
    removalCapPercent: z.int().min(0).max(100).default(10),
  }),
  z.strictObject({
    kind: z.literal('copy'),
    fromGroupId: userGroupId,
    name: groupName,
    role: serverRoleName,
  }),
  z.strictObject({
    kind: z.literal('merge'),
    fromGroupIds: z.array(userGroupId).min(1).max(100),
    intoGroupId: userGroupId,
    deleteMerged: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('directory'),
    groupId: userGroupId,
    addSids: z
      .array(z.string().regex(/^S-1-[0-9-]{3,180}$/, 'A SID looks like S-1-5-21-….'))
      .max(500),
    removeSids: z.array(z.string().max(200)).max(500),
  }),
])
export type GroupAction = z.output<typeof groupAction>

/**
 * Rows are people for memberships, groups for everything else; who or what can't be changed is in it with the reason.
 * Errors: `request_invalid`, `not_found`, `removal_cap_exceeded`, `action_not_available` (sign-in type),
 * `directory_not_ready`.
 */
export const createGroupPlan = endpoint({
  method: 'POST',
  path: '/user-groups/plans',
  status: 201,
  body: z.strictObject({ connectionId, action: groupAction }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with groups and their members.',
})
