import { type Connection, listConnections } from '@curator/console-contract/connections'
import { listSavedViews, type SavedView } from '@curator/console-contract/saved-views'
import { getSession } from '@curator/console-contract/session'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { createUserPlan } from '@curator/console-contract/user-plans'
import {
  getUser,
  listUserChoices,
  listUsers,
  type ServerUser,
} from '@curator/console-contract/users'
import { configure } from '@testing-library/react'
import { routePatterns } from '../../../paths.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { UsersPage } from '../users-page.tsx'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })

export const planId = '0198c0de-0000-7000-8000-00000000000a'

/** So many people, `p0@example.test` and on. */
export function manyUsers(count: number): ServerUser[] {
  return Array.from({ length: count }, (_, index) =>
    aUser({
      id: `user-${index}`,
      email: `p${index}@example.test`,
      firstName: `P${index}`,
      lastName: 'Person',
    }),
  )
}

/** Shows the users page over a stub that pages through `users`, makes plans, and knows two groups and one zone. */
export function showUsers({
  users = manyUsers(3),
  url = '/c/dev/users',
  role = 'administrator',
  connection = aConnection(),
  views = [],
}: {
  readonly users?: readonly ServerUser[]
  readonly url?: string
  readonly role?: Parameters<typeof aSession>[0]
  readonly connection?: Connection
  readonly views?: readonly SavedView[]
} = {}) {
  const groups = ['Analysts', 'Finance'].map((name, index) => ({
    id: `group-${index + 1}`,
    name,
    role: 'Artisan' as const,
    memberCount: 1,
    dateAdded: null,
  }))
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [connection] })
    .reply(listUserChoices, {
      timeZones: [{ value: 'Europe/Berlin', count: 2 }],
      workerTags: [],
      credentials: [{ value: 'credential-1', label: 'svc-finance', count: 1 }],
    })
    .reply(listSavedViews, { items: [...views] })
    .reply(listUserGroups, { items: groups, total: 2, page: 1, pageSize: 200 })
    .reply(listUsers, ({ query: { page, pageSize, search = '' } }) => {
      const found = users.filter(({ email }) => email.includes(search))
      return {
        items: found.slice((page - 1) * pageSize, page * pageSize),
        total: found.length,
        page,
        pageSize,
        takenAt: '2026-11-22T12:00:00Z',
      }
    })
    .reply(getUser, ({ params }) => users.find(({ id }) => id === params.userId) ?? aUser())
    .reply(createUserPlan, { planId })
  return renderPage(<UsersPage />, { pattern: routePatterns.users, url })
}

/** What the last plan was asked for with. */
export const lastPlan = () => stubApi().requests(createUserPlan).at(-1)?.body
