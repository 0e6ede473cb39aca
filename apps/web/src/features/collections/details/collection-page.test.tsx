import { getCollectionNeeds, noteCollectionNeeds } from '@curator/console-contract/access'
import { getCollection } from '@curator/console-contract/collections'
import { dataConnection, listDataConnections } from '@curator/console-contract/data-connections'
import { listUserChoices } from '@curator/console-contract/users'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { stubApi } from '../../../testing/setup.ts'
import { text } from '../collections-text.ts'
import { lastMembershipPlan, lastPlan, showCollections } from '../testing/show-collections.tsx'
import { CollectionPage } from './collection-page.tsx'

const show = (tab = '', more: Partial<Parameters<typeof showCollections>[1]> = {}) =>
  showCollections(<CollectionPage />, {
    pattern: routePatterns.collection,
    url: `/c/dev/collections/collection-1${tab && `?tab=${tab}`}`,
    ...more,
  })

test('members stand with their rights in words, their end, and where that is known from', async () => {
  show()
  const row = within(await screen.findByRole('row', { name: /Ada Lovelace/ }))
  expect(row.getByText('Administrator')).toBeTruthy()
  expect(row.getByText(/Set by this console on/)).toBeTruthy()
  const group = within(screen.getByRole('row', { name: /Analysts/ }))
  expect(group.getAllByText('Unknown')).toHaveLength(3)
  expect(screen.getByRole('link', { name: 'Explain access' }).getAttribute('href')).toBe(
    '/c/dev/access?kind=collection&target=collection-1',
  )
})

test('chosen memberships get another end; studios are left out and said so', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: 'Select all rows' }))
  expect(await screen.findByText(/Memberships of studios can be seen/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Change end…' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/Nobody knows the present rights of 1 membership/)).toBeTruthy()
  await user.click(dialog.getByRole('checkbox', { name: 'The membership ends' }))
  await user.click(dialog.getByRole('button', { name: 'Plan the end of 2 memberships' }))
  await waitFor(() =>
    expect(lastMembershipPlan()).toMatchObject({
      memberships: [
        { collectionId: 'collection-1', member: { kind: 'user', id: 'user-1' } },
        { collectionId: 'collection-1', member: { kind: 'group', id: 'group-1' } },
      ],
      action: { kind: 'set', expiresAt: null },
    }),
  )
})

test('chosen memberships are removed', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: 'Select Analysts' }))
  await user.click(screen.getByRole('button', { name: 'Plan to remove 1 membership' }))
  await waitFor(() =>
    expect(lastMembershipPlan()).toMatchObject({
      memberships: [{ member: { kind: 'group' } }],
      action: { kind: 'remove' },
    }),
  )
})

test('a workflow is added and another removed', async () => {
  const { user } = show('workflows')
  await user.click(await screen.findByRole('combobox', { name: 'Workflows to add' }))
  await user.click(await screen.findByRole('option', { name: /Some workflow/ }))
  await user.click(screen.getByRole('button', { name: 'Plan to add 1 workflow' }))
  await waitFor(() =>
    expect(lastPlan()).toMatchObject({
      selection: { kind: 'ids', ids: ['collection-1'] },
      action: { kind: 'assets', addWorkflowIds: ['workflow-5'], removeWorkflowIds: [] },
    }),
  )
})

test('the collection gets another name', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Actions' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Rename…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), ' 2')
  await user.click(dialog.getByRole('button', { name: 'Plan the new name' }))
  await waitFor(() =>
    expect(lastPlan()?.action).toEqual({ kind: 'rename', name: 'Weekly numbers 2' }),
  )
})

test('what it needs is noted', async () => {
  const { user } = show('needs')
  stubApi()
    .reply(getCollectionNeeds, {
      noted: [{ kind: 'credential', id: 'credential-1', name: 'svc-finance' }],
      read: [{ kind: 'credential', id: 'credential-2', name: 'svc-sales', because: 'Load sales' }],
      notedAt: '2026-11-28T12:00:00Z',
      notedByName: 'Grace Hopper',
    })
    .reply(listUserChoices, { timeZones: [], workerTags: [], credentials: [] })
    .reply(listDataConnections, ({ query }) => ({
      items: [
        dataConnection.parse({
          id: 'data-1',
          name: 'Warehouse',
          connectionType: 'SQL',
          dcm: null,
          userCount: 0,
          groupCount: 0,
        }),
      ],
      total: 1,
      page: query.page,
      pageSize: query.pageSize,
      takenAt: '2026-11-28T12:00:00Z',
    }))
    .reply(noteCollectionNeeds, undefined)
  expect(await screen.findByText(/for Load sales/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Note what it needs' }))
  await user.click(screen.getByRole('combobox', { name: 'Data connection to add' }))
  await user.click(await screen.findByRole('option', { name: /Warehouse/ }))
  await user.click(screen.getByRole('button', { name: /Take svc-finance/ }))
  await user.click(screen.getByRole('button', { name: 'Save what it needs' }))
  await screen.findByRole('button', { name: 'Note what it needs' })
  expect(stubApi().requests(noteCollectionNeeds)[0]?.body.needs).toEqual([
    { kind: 'data-connection', id: 'data-1' },
  ])
})

test('what can’t be read is not said to be nothing', async () => {
  show('needs')
  const unknown = ['The Server refused to list workflows (status 400).']
  stubApi().reply(getCollectionNeeds, {
    noted: [],
    read: [],
    notedAt: null,
    notedByName: null,
    unknown,
  })
  expect(await screen.findByText(unknown[0] as string)).toBeTruthy()
  expect(screen.queryByText(text.needsReadNone)).toBeNull()
})

test('a collection that is gone says so and leads back', async () => {
  show()
  stubApi().fail(getCollection, { code: 'not_found', status: 404 })
  expect(await screen.findByText('There is no such collection')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Show all collections' })).toBeTruthy()
})

test('who may only read can’t change anything', async () => {
  show('', { role: 'viewer' })
  await screen.findByRole('row', { name: /Ada Lovelace/ })
  expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull()
  expect(screen.queryByRole('checkbox')).toBeNull()
})
