import {
  createMissingSharesPlan,
  explainAccess,
  findAccessTargets,
  listMissingShares,
} from '@curator/console-contract/access'
import { getCollection } from '@curator/console-contract/collections'
import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { getUser, listUsers } from '@curator/console-contract/users'
import type { HandlerReplyOf } from '@curator/endpoint/endpoint'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { noRights } from '../../memberships/rights.ts'
import { routePatterns } from '../../paths.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { ExplainPage } from './explain/explain-page.tsx'
import { MissingSharesPage } from './missing/missing-shares-page.tsx'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 8_000 })

const takenAt = '2026-11-28T12:00:00Z'
const ada = aUser()
const bob = aUser({ id: 'user-2', email: 'bob@example.test', firstName: 'Bob', lastName: 'Hall' })

type Reply = HandlerReplyOf<typeof explainAccess>
const explanationOf = (
  { email, firstName, id, lastName }: typeof ada,
  change: Partial<Reply['explanation']>,
): Reply['explanation'] => ({
  person: {
    id,
    email,
    name: `${firstName} ${lastName}`,
    isActive: true,
    role: 'Evaluated',
    effectiveRole: 'Viewer',
    roleFrom: 'Analysts',
  },
  verdict: 'no',
  paths: [],
  missingLinks: [],
  unknown: [],
  ...change,
})

const closed = explanationOf(ada, {
  paths: [
    {
      kind: 'group',
      steps: [
        { kind: 'person', id: ada.id, name: 'Ada Lovelace' },
        { kind: 'group', id: 'group-1', name: 'Analysts' },
        { kind: 'collection', id: 'collection-1', name: 'Weekly numbers' },
        { kind: 'workflow', id: 'workflow-1', name: 'Load sales' },
      ],
      rights: noRights,
      rightsSource: 'console',
      expiresAt: '2026-11-01T00:00:00Z',
      isOpen: false,
      why: 'The membership ended.',
    },
  ],
  missingLinks: [
    { words: 'Ada as a member of “Weekly numbers”.', collectionId: 'collection-1' as never },
  ],
  unknown: ['Public workflows can’t be read.'],
})
const open = explanationOf(bob, { verdict: 'yes' })

function showExplain(query = '') {
  stubApi()
    .reply(getSession, aSession('operator'))
    .reply(listConnections, { items: [aConnection()] })
    .reply(getUser, ({ params }) => (params.userId === bob.id ? bob : ada))
    .reply(listUsers, ({ query: { page, pageSize, search = '' } }) => {
      const items = [ada, bob].filter(({ email }) => email.includes(search))
      return { items, total: items.length, page, pageSize, takenAt }
    })
    .reply(findAccessTargets, {
      items: [{ id: 'workflow-1', name: 'Load sales', ownerName: 'Grace Hopper' }],
    })
    .reply(explainAccess, ({ query: { otherUserId, targetId, targetKind } }) => ({
      target: { kind: targetKind, id: targetId, name: 'Load sales', ownerName: 'Grace Hopper' },
      explanation: closed,
      other: otherUserId ? open : null,
      differences: otherUserId ? ['Only Bob is in “Weekly numbers”.'] : [],
      takenAt,
    }))
  return renderPage(<ExplainPage />, {
    pattern: routePatterns.access,
    url: `/c/dev/access${query}`,
  })
}

test('a person and a workflow are chosen; ways are drawn with what stands in them', async () => {
  const { router, user } = showExplain()
  await user.type(await screen.findByRole('combobox', { name: 'Person' }), 'ada')
  await user.click(await screen.findByRole('option', { name: /ada@example/ }))
  await user.click(screen.getByRole('combobox', { name: 'Workflow' }))
  await user.click(await screen.findByRole('option', { name: /Load sales/ }))
  expect(await screen.findByText('Does not reach it')).toBeTruthy()
  expect(router.state.location.search).toBe('?person=user-1&target=workflow-1')
  const way = within(screen.getByRole('list', { name: 'Ways, open ones first' }))
  expect(way.getByText('Closed')).toBeTruthy()
  expect(way.getByText('The membership ended.')).toBeTruthy()
  const steps = within(way.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')
  expect(steps.map(({ textContent }) => textContent)).toEqual([
    'Person Ada Lovelace',
    'Group Analysts',
    'Collection Weekly numbers',
    'Workflow Load sales',
  ])
  expect(screen.getByText(/Public workflows can’t be read/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Open the collection' }).getAttribute('href')).toBe(
    '/c/dev/collections/collection-1',
  )
})

test('a link holds the question and a comparison, and the two can be swapped', async () => {
  const { router, user } = showExplain('?person=user-1&target=workflow-1&other=user-2')
  expect(await screen.findByText('Only Bob is in “Weekly numbers”.')).toBeTruthy()
  expect(screen.getByText('Reaches it')).toBeTruthy()
  await waitFor(() => {
    expect(screen.getByRole('combobox', { name: 'Person' })).toHaveProperty('value', ada.email)
    expect(screen.getByRole('combobox', { name: /Compare/ })).toHaveProperty('value', bob.email)
    expect(screen.getByRole('combobox', { name: 'Workflow' })).toHaveProperty('value', 'Load sales')
  })
  await user.click(screen.getByRole('button', { name: 'Swap the two people' }))
  await waitFor(() =>
    expect(router.state.location.search).toBe('?person=user-2&target=workflow-1&other=user-1'),
  )
  await waitFor(() =>
    expect(stubApi().requests(explainAccess).at(-1)?.query).toMatchObject({
      userId: 'user-2',
      otherUserId: 'user-1',
    }),
  )
})

test('no way to a collection is said in its own words, and not where something was not read', async () => {
  showExplain('?person=user-1&kind=collection&target=c&other=user-2')
  stubApi().fail(getCollection, { code: 'not_found', status: 404 })
  stubApi().reply(explainAccess, {
    target: { kind: 'collection', id: 'c', name: 'Numbers', ownerName: 'Grace Hopper' },
    explanation: explanationOf(ada, { verdict: 'unknown' }),
    other: explanationOf(bob, { verdict: 'no' }),
    differences: [],
    takenAt,
  })
  expect(await screen.findByText(/neither owns the collection nor is in it/)).toBeTruthy()
  expect(screen.getByText(/there may be one/)).toBeTruthy()
})

test('another kind asks for another thing, and a thing that is gone is said', async () => {
  const { router, user } = showExplain('?person=user-1&kind=collection&target=collection-1')
  stubApi()
    .fail(explainAccess, { code: 'not_found', status: 404, title: 'There is no such collection.' })
    .fail(getCollection, { code: 'not_found', status: 404 })
  expect(await screen.findByText('There is no such collection.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Kind/ }))
  await user.click(await screen.findByRole('option', { name: 'Schedule' }))
  await waitFor(() => expect(router.state.location.search).toBe('?person=user-1&kind=schedule'))
  expect(screen.getByText(/^Choose a person and a workflow/)).toBeTruthy()
})

function showMissing(role: 'operator' | 'viewer' = 'operator') {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listMissingShares, ({ query: { page, pageSize } }) => ({
      items: [
        {
          key: 'k1',
          collection: { id: 'collection-1', name: 'Weekly numbers' },
          member: {
            kind: 'directory' as const,
            id: 'S-1-5-1',
            name: 'Sales',
            email: '',
            isOwner: false,
            affectedCount: 3,
          },
          need: { kind: 'credential' as const, id: 'credential-1', name: 'svc-finance' },
          because: ['Load sales'],
          becauseCount: 4,
          certainty: 'certain' as const,
          needsWrapper: true,
        },
      ],
      total: 1,
      page,
      pageSize,
      takenAt,
      certainCount: 1,
      possibleCount: 2,
      unnotedCount: 5,
      unknown: [],
    }))
    .reply(createMissingSharesPlan, { planId: '0198c0de-0000-7000-8000-00000000000a' })
  return renderPage(<MissingSharesPage />, {
    pattern: routePatterns.missingShares,
    url: '/c/dev/access/missing-shares?collectionId=collection-1',
  })
}

test('missing shares are chosen and planned; a directory group is said to be wrapped', async () => {
  const { user } = showMissing()
  expect(await screen.findByText(/Of 5 collections nobody has noted/)).toBeTruthy()
  expect(await screen.findByText('Load sales and 3 more')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Select Sales and svc-finance' }))
  expect(screen.getByText(/the plan wraps it in a custom group/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Plan 1 share' }))
  await waitFor(() =>
    expect(stubApi().requests(createMissingSharesPlan)[0]?.body).toMatchObject({
      selection: { kind: 'ids', ids: ['k1'] },
    }),
  )
  expect(stubApi().requests(listMissingShares)[0]?.query.collectionId).toEqual(['collection-1'])
})

test('the header box chooses everything that matches, seen or not, but what is taken out again', async () => {
  const { user } = showMissing()
  await user.click(await screen.findByRole('checkbox', { name: 'Select all rows' }))
  expect(screen.getByText('1 missing share selected')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Plan 1 share' }))
  await waitFor(() =>
    expect(stubApi().requests(createMissingSharesPlan)[0]?.body).toEqual({
      connectionId: 'dev',
      selection: {
        kind: 'matching',
        filters: { collectionId: ['collection-1'], kind: [], certainty: [] },
        except: [],
      },
    }),
  )
})

test('the tiles tell certain from possible', async () => {
  const { router, user } = showMissing('viewer')
  await user.click(await screen.findByRole('button', { name: /2\s*Possible/ }))
  await waitFor(() => expect(router.state.location.search).toMatch(/certainty=possible/))
  expect(screen.queryByRole('checkbox')).toBeNull()
})
