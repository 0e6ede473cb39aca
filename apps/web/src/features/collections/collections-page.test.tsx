import { createCollectionCreation } from '@curator/console-contract/collection-plans'
import { exportCollections, listCollections } from '@curator/console-contract/collections'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { noRights, rightsPresets } from '../../memberships/rights.ts'
import { routePatterns } from '../../paths.ts'
import { stubApi } from '../../testing/setup.ts'
import { CollectionsPage } from './collections-page.tsx'
import { lastPlan, showCollections } from './testing/show-collections.tsx'

const list = { pattern: routePatterns.collections, url: '/c/dev/collections' }
const show = (more: Partial<Parameters<typeof showCollections>[1]> = {}) =>
  showCollections(<CollectionsPage />, { ...list, ...more })

const choose = async (user: ReturnType<typeof show>['user'], name: string) =>
  user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }))

test('tiles narrow the list, and the address says so', async () => {
  const { router, user } = show()
  await user.click(await screen.findByRole('button', { name: /2\s*Empty/ }))
  await waitFor(() => expect(router.state.location.search).toBe('?state=empty'))
  await waitFor(() =>
    expect(stubApi().requests(listCollections).at(-1)?.query.state).toEqual(['empty']),
  )
  expect(screen.getByText(/neither workflows nor schedules/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'In no collection: 4' })).toBeTruthy()
})

test('two collections get members with rights and an end', async () => {
  const { user } = show()
  await choose(user, 'Weekly numbers')
  await choose(user, 'Night shift')
  await user.click(await screen.findByRole('button', { name: 'Set members…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('combobox', { name: 'People' }), 'ada')
  await user.click(await screen.findByRole('option', { name: /ada@example/ }))
  await user.type(dialog.getByRole('combobox', { name: 'Groups' }), 'Ana')
  await user.click(await screen.findByRole('option', { name: /Analysts/ }))
  await user.click(dialog.getByRole('button', { name: 'Contributor' }))
  await user.click(dialog.getByRole('checkbox', { name: 'Add users' }))
  await user.click(dialog.getByRole('checkbox', { name: 'The membership ends' }))
  const plan = dialog.getByRole('button', { name: 'Plan 2 members of 2 collections' })
  expect(plan.hasAttribute('disabled')).toBe(true)
  await user.type(dialog.getByLabelText(/^Ends at \(/), '2027-01-31T18:00')
  await user.click(plan)
  expect(await screen.findByText('Elsewhere')).toBeTruthy()
  expect(lastPlan()).toMatchObject({
    selection: { kind: 'ids', ids: ['collection-1', 'collection-2'] },
    action: {
      kind: 'set_members',
      members: [
        { kind: 'user', id: 'user-1' },
        { kind: 'group', id: 'group-1' },
      ],
      rights: { ...rightsPresets[1].rights, canAddUsers: true },
      expiresAt: new Date('2027-01-31T18:00').toISOString(),
    },
  })
})

test('everything that matches but one is deleted after a dialog that says what it means', async () => {
  const { user } = show({ url: '/c/dev/collections?search=s' })
  await user.click(await screen.findByRole('checkbox', { name: 'Select all rows' }))
  await choose(user, 'Night shift')
  await user.click(await screen.findByRole('button', { name: 'Actions' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/lose what they reach only through it/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Plan the deletion of 2 collections' }))
  await waitFor(() =>
    expect(lastPlan()).toMatchObject({
      selection: { kind: 'matching', filters: { search: 's' }, except: ['collection-2'] },
      action: { kind: 'delete' },
    }),
  )
})

test('members are copied from another collection, to match it', async () => {
  const { user } = show()
  await choose(user, 'Weekly numbers')
  await user.click(await screen.findByRole('button', { name: 'Actions' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Copy members from…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('combobox', { name: 'Collection to copy from' }))
  await user.click(await screen.findByRole('option', { name: /Old reports/ }))
  await user.click(dialog.getByRole('button', { name: /Members that are in already/ }))
  await user.click(await screen.findByRole('option', { name: /Match/ }))
  await user.click(dialog.getByRole('button', { name: 'Plan the members of “Weekly numbers”' }))
  await waitFor(() =>
    expect(lastPlan()?.action).toEqual({
      kind: 'copy',
      fromCollectionId: 'collection-3',
      mode: 'match',
    }),
  )
})

test.each([
  ['workflow', 'addWorkflowIds'],
  ['schedule', 'addScheduleIds'],
] as const)('a %s is added', async (kind, key) => {
  const { user } = show()
  await choose(user, 'Weekly numbers')
  await user.click(await screen.findByRole('button', { name: 'Actions' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Workflows and schedules…' }))
  const dialog = within(await screen.findByRole('dialog'))
  const label = `${kind === 'workflow' ? 'Workflows' : 'Schedules'} to add`
  await user.click(dialog.getByRole('combobox', { name: label }))
  await user.click(await screen.findByRole('option', { name: new RegExp(`Some ${kind}`) }))
  await user.click(dialog.getByRole('button', { name: 'Plan what is in “Weekly numbers”' }))
  await waitFor(() =>
    expect(lastPlan()?.action).toEqual({
      kind: 'assets',
      addWorkflowIds: [],
      removeWorkflowIds: [],
      addScheduleIds: [],
      removeScheduleIds: [],
      [key]: [`${kind}-5`],
    }),
  )
})

test('where rights can’t be read, the page and the dialog say that a change is blind', async () => {
  const { user } = show({ rightsWhy: 'This key may not use V1.', signIn: 'windows' })
  expect(await screen.findByText(/This key may not use V1/)).toBeTruthy()
  await choose(user, 'Weekly numbers')
  await user.click(await screen.findByRole('button', { name: 'Set members…' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/it is overwritten blindly/)).toBeTruthy()
  await user.type(dialog.getByRole('textbox', { name: /^SIDs/ }), 'S-1-5-21-1-2-3-512')
  await user.click(dialog.getByRole('button', { name: 'Plan 1 member of “Weekly numbers”' }))
  await waitFor(() =>
    expect(lastPlan()?.action).toMatchObject({
      members: [{ kind: 'directory', id: 'S-1-5-21-1-2-3-512' }],
    }),
  )
})

test('a new collection is planned with its first member', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'New collection' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), ' Numbers ')
  await user.type(dialog.getByRole('combobox', { name: 'Groups' }), 'Ana')
  await user.click(await screen.findByRole('option', { name: /Analysts/ }))
  await user.click(dialog.getByRole('button', { name: 'Plan the collection with 1 member' }))
  await waitFor(() =>
    expect(stubApi().requests(createCollectionCreation)[0]?.body).toMatchObject({
      name: 'Numbers',
      ownerId: null,
      members: [{ member: { kind: 'group', id: 'group-1' }, rights: noRights, expiresAt: null }],
      workflowIds: [],
    }),
  )
})

test('what was refused stands in the dialog', async () => {
  const { user } = show()
  stubApi().fail(createCollectionCreation, {
    code: 'name_taken',
    status: 409,
    title: 'There is one of this name.',
  })
  await user.click(await screen.findByRole('button', { name: 'New collection' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Numbers')
  await user.click(dialog.getByRole('button', { name: 'Plan the collection' }))
  expect(await dialog.findByText('There is one of this name.')).toBeTruthy()
})

test('the export takes the filters along', async () => {
  const { user } = show({ url: '/c/dev/collections?state=empty&sort=-owner' })
  stubApi().fail(exportCollections, { code: 'internal', status: 500 })
  await user.click(await screen.findByRole('button', { name: 'Export CSV' }))
  await screen.findByText('It failed.')
  expect(stubApi().requests(exportCollections)[0]?.query).toMatchObject({
    state: ['empty'],
    sort: '-owner',
  })
})

test('who may only read sees collections and no way to change them', async () => {
  show({ role: 'viewer' })
  await screen.findByRole('link', { name: 'Weekly numbers' })
  expect(screen.queryByRole('button', { name: 'New collection' })).toBeNull()
  expect(screen.queryByRole('checkbox')).toBeNull()
})
