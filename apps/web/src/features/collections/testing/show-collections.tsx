import { getCollectionNeeds } from '@curator/console-contract/access'
import {
  createCollectionCreation,
  createCollectionPlan,
  createMembershipPlan,
  createTeamPlan,
} from '@curator/console-contract/collection-plans'
import {
  type CollectionMember,
  collectionMember,
  findCollectionAssets,
  getCollection,
  listCollectionMemberships,
  listCollections,
  listLooseWorkflows,
  type ServerCollection,
  serverCollection,
} from '@curator/console-contract/collections'
import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { listUserGroups, userGroup } from '@curator/console-contract/user-groups'
import { listUsers } from '@curator/console-contract/users'
import { configure } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { noRights, rightsPresets } from '../../../memberships/rights.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 8_000 })

const planId = '0198c0de-0000-7000-8000-00000000000a'
const takenAt = '2026-11-28T12:00:00Z'
const ada = aUser()

function aCollection(change: Partial<z.input<typeof serverCollection>> = {}) {
  return serverCollection.parse({
    id: 'collection-1',
    name: 'Weekly numbers',
    owner: { id: 'user-9', name: 'Grace Hopper', email: 'grace@example.test', state: 'active' },
    userCount: 1,
    groupCount: 1,
    studioCount: 1,
    workflowCount: 1,
    scheduleCount: 0,
    createdAt: null,
    nextExpiryAt: null,
    ...change,
  })
}

function aMember(change: Partial<z.input<typeof collectionMember>> = {}): CollectionMember {
  return collectionMember.parse({
    kind: 'user',
    id: ada.id,
    name: 'Ada Lovelace',
    email: ada.email,
    state: 'active',
    sid: '',
    memberCount: null,
    rights: rightsPresets[2].rights,
    expiresAt: '2026-12-31T12:00:00Z',
    source: 'console',
    setAt: takenAt,
    ...change,
  })
}

const members = [
  aMember(),
  aMember({
    kind: 'group',
    id: 'group-1',
    name: 'Analysts',
    email: '',
    state: null,
    rights: null,
    expiresAt: null,
    source: 'unknown',
    setAt: null,
  }),
  aMember({ kind: 'studio', id: 'studio-1', name: 'Finance', email: '', rights: noRights }),
]

const collections = [
  aCollection(),
  aCollection({ id: 'collection-2', name: 'Night shift' }),
  aCollection({ id: 'collection-3', name: 'Old reports' }),
]

/** Shows a page of collections over a stub that knows three of them, one person and one group, and makes plans. */
export function showCollections(
  page: ReactNode,
  {
    pattern,
    url,
    role = 'operator',
    signIn = 'builtin',
    rightsWhy = null,
  }: {
    readonly pattern: string
    readonly url: string
    readonly role?: Parameters<typeof aSession>[0]
    readonly signIn?: 'windows' | 'builtin'
    readonly rightsWhy?: string | null
  },
) {
  const pageOf = <T,>(items: T[], query: { readonly page: number; readonly pageSize: number }) => ({
    items,
    total: items.length,
    page: query.page,
    pageSize: query.pageSize,
    takenAt,
  })
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection({ signIn })] })
    .reply(listCollections, ({ query }) => ({
      ...pageOf(findIn(query.search), query),
      collectionCount: collections.length,
      stateCounts: { empty: 2, no_members: 0, expiring: 1, expired: 0, owner_gone: 0 },
      rightsWhy,
      looseWorkflowCount: 4,
    }))
    .reply(getCollection, {
      collection: aCollection(),
      members,
      workflows: [{ id: 'workflow-1', name: 'Load sales', ownerName: 'Grace Hopper' }],
      schedules: [],
      usesSids: signIn === 'windows',
      rightsWhy,
      takenAt,
    })
    .reply(getCollectionNeeds, { noted: [], read: [], notedAt: null, notedByName: null })
    .reply(listCollectionMemberships, ({ query }) => ({
      ...pageOf(
        members.map((member) => ({
          collection: { id: 'collection-1', name: 'Weekly numbers' },
          member,
        })),
        query,
      ),
      rightsWhy,
    }))
    .reply(listLooseWorkflows, ({ query }) =>
      pageOf(
        [
          {
            id: 'workflow-7',
            name: 'Lonely',
            owner: { id: 'user-9', name: 'Grace Hopper', email: '', state: 'active' as const },
            createdAt: null,
            isPublic: false,
            scheduleCount: 2,
          },
        ],
        query,
      ),
    )
    .reply(findCollectionAssets, ({ query }) => ({
      items: [{ id: `${query.kind}-5`, name: `Some ${query.kind}`, ownerName: 'Grace Hopper' }],
    }))
    .reply(listUsers, ({ query }) => pageOf([ada], query))
    .reply(listUserGroups, ({ query }) => ({
      items: [
        userGroup.parse({
          id: 'group-1',
          name: 'Analysts',
          role: 'Artisan',
          memberCount: 1,
          dateAdded: null,
        }),
      ],
      total: 1,
      page: query.page,
      pageSize: query.pageSize,
    }))
    .reply(createCollectionPlan, { planId })
    .reply(createMembershipPlan, { planId })
    .reply(createCollectionCreation, { planId })
    .reply(createTeamPlan, { planId })
  return renderPage(page, { pattern, url })
}

function findIn(search = ''): ServerCollection[] {
  return collections.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
}

/** What the last plan for collections was asked for with. */
export const lastPlan = () => stubApi().requests(createCollectionPlan).at(-1)?.body
/** What the last plan for memberships was asked for with. */
export const lastMembershipPlan = () => stubApi().requests(createMembershipPlan).at(-1)?.body
