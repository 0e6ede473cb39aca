import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import {
  createGroupPlan,
  getMembershipMatrix,
  getUserGroupDetails,
  listUserGroups,
  type UserGroup,
  type UserGroupDetails,
  userGroup,
  userGroupDetails,
} from '@curator/console-contract/user-groups'
import { listUsers } from '@curator/console-contract/users'
import { configure } from '@testing-library/react'
import type { ReactNode } from 'react'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })

const groups: UserGroup[] = ['Analysts', 'Finance'].map((name, index) =>
  userGroup.parse({
    id: `group-${index + 1}`,
    name,
    role: 'Artisan',
    memberCount: 1,
    dateAdded: null,
  }),
)
export const ada = aUser({ groups: [{ id: 'group-1', name: 'Analysts' }] })

/** Analysts: opens one collection, decides Ada's role, and credentials can't be read. */
const details: UserGroupDetails = userGroupDetails.parse({
  group: groups[0],
  directoryGroups: [{ sid: 'S-1-5-21-1-2-3-512', name: '' }],
  collections: { items: [{ id: 'c1', name: 'Weekly numbers' }], why: null },
  credentials: { items: [], why: 'The Server refused it.' },
  dataConnections: { items: [], why: null },
  roleLosses: [
    { userId: ada.id, name: 'Ada Lovelace', email: ada.email, role: 'Artisan', without: null },
  ],
  takenAt: '2026-11-22T12:00:00Z',
})

/** Shows a page of groups over a stub that knows two groups and one person. */
export function showGroups(
  page: ReactNode,
  {
    pattern,
    url,
    role = 'administrator',
    signIn = 'windows',
  }: {
    readonly pattern: string
    readonly url: string
    readonly role?: Parameters<typeof aSession>[0]
    readonly signIn?: 'windows' | 'builtin' | 'unknown'
  },
) {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection({ signIn })] })
    .reply(listUserGroups, ({ query: { page, pageSize } }) => ({
      items: groups,
      total: groups.length,
      page,
      pageSize,
    }))
    .reply(listUsers, ({ query: { page, pageSize } }) => ({
      items: [ada],
      total: 1,
      page,
      pageSize,
      takenAt: '2026-11-22T12:00:00Z',
    }))
    .reply(getUserGroupDetails, details)
    .reply(getMembershipMatrix, {
      people: [
        { userId: ada.id, name: 'Ada Lovelace', email: ada.email, groupIds: ['group-1' as never] },
      ],
      groups,
      takenAt: '2026-11-22T12:00:00Z',
    })
    .reply(createGroupPlan, { planId: '0198c0de-0000-7000-8000-00000000000a' })
  return renderPage(page, { pattern, url })
}

/** What the last plan was asked for with. */
export const lastAction = () => stubApi().requests(createGroupPlan).at(-1)?.body.action
