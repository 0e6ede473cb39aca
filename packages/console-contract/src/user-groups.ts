import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, userGroupId } from './ids.ts'
import { instant } from './instants.ts'
import { pageOf, pageQuery, sortOf } from './paging.ts'
import { serverRoleView } from './server-roles.ts'

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

export const listUserGroups = endpoint({
  method: 'GET',
  path: '/user-groups',
  status: 200,
  query: pageQuery.extend({
    connectionId,
    search: z.string().max(200).optional(),
    sort: sortOf(userGroupSorts).default('name'),
  }),
  response: pageOf(userGroup),
  summary: 'Lists groups from the directory.',
})
