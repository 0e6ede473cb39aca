import { createTeamPlan } from '@curator/console-contract/collection-plans'
import {
  exportCollectionMemberships,
  listCollectionMemberships,
} from '@curator/console-contract/collections'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { rightsPresets } from '../../memberships/rights.ts'
import { routePatterns } from '../../paths.ts'
import { stubApi } from '../../testing/setup.ts'
import { LooseWorkflowsPage } from './loose/loose-workflows-page.tsx'
import { MembershipsPage } from './memberships/memberships-page.tsx'
import { TeamPage } from './team/team-page.tsx'
import { lastMembershipPlan, lastPlan, showCollections } from './testing/show-collections.tsx'

test('memberships that end are narrowed, chosen and extended', async () => {
  const { user, router } = showCollections(<MembershipsPage />, {
    pattern: routePatterns.collectionMemberships,
    url: '/c/dev/collections/memberships?state=expiring&state=expired',
  })
  await user.click(
    await screen.findByRole('checkbox', { name: 'Select Ada Lovelace in Weekly numbers' }),
  )
  await user.click(screen.getByRole('button', { name: 'Change end…' }))
  const dialog = within(await screen.findByRole('dialog'))
  const box = dialog.getByLabelText(/^Ends at \(/)
  await user.clear(box)
  await user.type(box, '2027-06-30T12:00')
  await user.click(dialog.getByRole('button', { name: 'Plan the end of 1 membership' }))
  await waitFor(() =>
    expect(lastMembershipPlan()?.action).toEqual({
      kind: 'set',
      expiresAt: new Date('2027-06-30T12:00').toISOString(),
    }),
  )
  expect(stubApi().requests(listCollectionMemberships)[0]?.query.state).toEqual([
    'expiring',
    'expired',
  ])
  expect(router.state.location.pathname).toMatch(/^\/plans\//)
})

test('a filter of memberships is taken away, and the export asks for what is shown', async () => {
  const { user } = showCollections(<MembershipsPage />, {
    pattern: routePatterns.collectionMemberships,
    url: '/c/dev/collections/memberships?state=never&withinDays=7',
  })
  stubApi().fail(exportCollectionMemberships, { code: 'internal', status: 500 })
  await user.click(await screen.findByRole('button', { name: /Remove filter Ends/ }))
  await user.click(screen.getByRole('button', { name: 'Export memberships' }))
  await screen.findByText('It failed.')
  expect(stubApi().requests(exportCollectionMemberships)[0]?.query).toMatchObject({
    state: [],
    withinDays: 7,
  })
})

test('workflows in no collection are added to one', async () => {
  const { user } = showCollections(<LooseWorkflowsPage />, {
    pattern: routePatterns.looseWorkflows,
    url: '/c/dev/collections/loose-workflows',
  })
  await user.click(await screen.findByRole('checkbox', { name: 'Select Lonely' }))
  await user.click(screen.getByRole('button', { name: 'Add 1 workflow to a collection…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('combobox', { name: 'Collection' }))
  await user.click(await screen.findByRole('option', { name: /Night shift/ }))
  await user.click(dialog.getByRole('button', { name: 'Plan to add 1 workflow' }))
  await waitFor(() =>
    expect(lastPlan()).toMatchObject({
      selection: { kind: 'ids', ids: ['collection-2'] },
      action: { kind: 'assets', addWorkflowIds: ['workflow-7'] },
    }),
  )
})

test('a team is planned with its group, its collection and what joins them', async () => {
  const { user } = showCollections(<TeamPage />, {
    pattern: routePatterns.collectionTeam,
    url: '/c/dev/collections/team',
  })
  await user.type(await screen.findByRole('textbox', { name: 'Name of the group' }), 'Team A')
  await user.type(screen.getByRole('combobox', { name: 'People of the team' }), 'ada')
  await user.click(await screen.findByRole('option', { name: /ada@example/ }))
  await user.type(screen.getByRole('textbox', { name: 'Name of the collection' }), 'Work of A')
  await user.click(screen.getByRole('button', { name: 'Contributor' }))
  await user.click(screen.getByRole('button', { name: 'Plan the team with 1 person' }))
  await waitFor(() =>
    expect(stubApi().requests(createTeamPlan)[0]?.body).toEqual({
      connectionId: 'dev',
      groupName: 'Team A',
      role: 'Evaluated',
      memberIds: ['user-1'],
      collectionName: 'Work of A',
      ownerId: null,
      rights: rightsPresets[1].rights,
      expiresAt: null,
      workflowIds: [],
    }),
  )
})

test('who may only read makes no team', async () => {
  showCollections(<TeamPage />, {
    pattern: routePatterns.collectionTeam,
    url: '/c/dev/collections/team',
    role: 'viewer',
  })
  expect(await screen.findByText(/Your role may look/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Plan the team/ })).toBeNull()
})
