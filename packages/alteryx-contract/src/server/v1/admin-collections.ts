import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readInstant, readList, readText, serverId } from '../../values.ts'
import { readPerson } from '../v3/directory-person.ts'

const added = { dateAdded: readInstant, addedById: readText }
const object = <T extends z.ZodRawShape>(shape: T) =>
  z
    .object(shape)
    .nullish()
    .transform((value) => value ?? null)

/** The six rights of V3 in three groups; the only place where the Server shows them (server-v1v2 4.2). */
const permissions = object({
  collection: object({ isAdmin: readFlag }),
  applications: object({ canAdd: readFlag, canRemove: readFlag, canUpdate: readFlag }),
  users: object({ canAdd: readFlag, canRemove: readFlag }),
})
const membership = { ...added, expirationDate: readInstant, permissions }

/** A collection with the rights and expiration dates of its members. */
export const adminCollection = z.object({
  /** Where it is stored; everything else points to `collectionId`. */
  id: serverId,
  collectionId: serverId,
  name: readText,
  ownerId: readText,
  dateAdded: readInstant,
  apps: readList(z.object({ appId: serverId, ...added })),
  schedules: readList(z.object({ scheduleId: serverId, ...added })),
  insights: readList(z.object({ insightId: serverId, ...added })),
  users: readList(z.object({ userId: readText, activeDirectoryObject: readPerson, ...membership })),
  subscriptions: readList(
    z.object({ subscriptionId: serverId, optOutUsers: readList(z.string()), ...membership }),
  ),
  userGroups: readList(z.object({ userGroupId: serverId, ...membership })),
})
export type AdminCollection = z.output<typeof adminCollection>

/** Pages count from 1. How long a page is that nobody asked for is not known (server-v1v2 3). The id is ours. */
export const listAdminCollections = operation({
  method: 'GET',
  path: '/admin/v1/collections',
  status: 200,
  operationId: 'AdminV1_GetCollections',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists collections with the rights and expiration dates of their members.',
  query: z.object({
    page: z.coerce.number().int().optional(),
    pageSize: z.coerce.number().int().optional(),
  }),
  response: z.array(adminCollection),
})
