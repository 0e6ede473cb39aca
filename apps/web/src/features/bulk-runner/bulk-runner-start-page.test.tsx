import {
  createRunnerSheet,
  listRecipes,
  listRunnerOperations,
  recipe,
  removeRecipe,
  renameRecipe,
} from '@curator/console-contract/bulk-runner'
import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { planUuid } from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { anOperation, aRunnerSheet } from '../../testing/runner-builders.ts'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { BulkRunnerStartPage } from './bulk-runner-start-page.tsx'

const show = (search = '') =>
  renderPage(<BulkRunnerStartPage />, {
    pattern: '/c/:connectionId/bulk-runner',
    url: `/c/dev/bulk-runner${search}`,
  })
const operation = anOperation()
const secret = anOperation({
  operationId: 'Credentials_AddCredential',
  area: 'credentials',
  method: 'POST',
  path: '/v3/credentials',
  summary: 'Adds a credential.',
  whyNot: 'Its request holds a secret (password).',
})
const saved = recipe.parse({
  id: planUuid,
  name: 'Monthly names',
  operationId: operation.operationId,
  operationText: 'PUT /v3/usergroups/:userGroupId',
  authorName: 'Grace Hopper',
  createdAt: '2026-03-02T09:00:00Z',
  updatedAt: '2026-03-02T09:00:00Z',
  columns: ['Group', 'Title'],
})

beforeEach(() => {
  stubApi()
    .reply(getSession, aSession('operator'))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listRunnerOperations, { items: [operation, secret] })
    .reply(listRecipes, { items: [] })
    .reply(createRunnerSheet, aRunnerSheet())
})

describe('an operation', () => {
  test('is found by words; one that can’t be used says why and can’t be chosen', async () => {
    const { user, router } = show()
    const list = within(await screen.findByRole('listbox', { name: 'Operations' }))
    expect(list.getByText('Its request holds a secret (password).')).toBeTruthy()
    expect(
      list.getByRole('option', { name: /Adds a credential/ }).getAttribute('aria-disabled'),
    ).toBe('true')
    await user.type(
      screen.getByRole('searchbox', { name: 'Search the operations' }),
      'rename group',
    )
    await waitFor(() => expect(list.getAllByRole('option')).toHaveLength(1))
    await user.click(list.getByRole('option'))
    await screen.findByRole('heading', { name: operation.summary })
    expect(router.state.location.search).toBe(`?operation=${operation.operationId}`)
  })

  test('in the address takes a pasted sheet and leads to its fields', async () => {
    const { user, router } = show(`?operation=${operation.operationId}`)
    await user.click(await screen.findByRole('textbox', { name: 'Or paste cells' }))
    await user.paste('Id\tName\ng1\tSales')
    await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/c\/dev\/bulk-runner\/1/))
    expect(stubApi().requests(createRunnerSheet)[0]?.query).toMatchObject({
      connectionId: 'dev',
      operationId: operation.operationId,
    })
  })

  test('that is refused loses nothing of what was pasted', async () => {
    stubApi().fail(createRunnerSheet, {
      code: 'too_many_rows',
      status: 422,
      title: 'The file has too many rows.',
      detail: 'It has 50,000 rows; at most 10,000 fit.',
    })
    const { user } = show(`?operation=${operation.operationId}`)
    const box = await screen.findByRole('textbox', { name: 'Or paste cells' })
    await user.click(box)
    await user.paste('Id\ng1')
    await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
    expect((await screen.findByRole('alert')).textContent).toContain('50,000 rows')
    expect(box).toHaveProperty('value', 'Id\ng1')
  })

  test('that this console does not know is said, and another can be chosen', async () => {
    show('?operation=Gone')
    await screen.findByText(/knows no operation “Gone”/)
    expect(screen.getByRole('listbox', { name: 'Operations' })).toBeTruthy()
  })
})

describe('a recipe', () => {
  beforeEach(() => {
    stubApi().reply(listRecipes, { items: [saved] })
  })

  test('is used for the next sheet', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Use the recipe Monthly names' }))
    await screen.findByText(/It takes the columns Group, Title/)
    await user.click(screen.getByRole('textbox', { name: 'Or paste cells' }))
    await user.paste('Title\tGroup\nA\tg1')
    await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
    await waitFor(() =>
      expect(stubApi().requests(createRunnerSheet)[0]?.query.recipeId).toBe(planUuid),
    )
  })

  test('is renamed and deleted', async () => {
    stubApi()
      .reply(renameRecipe, { ...saved, name: 'Names' })
      .reply(removeRecipe, undefined)
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'More for Monthly names' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    const name = await screen.findByRole('textbox', { name: 'Name of the recipe' })
    await user.clear(name)
    await user.type(name, 'Names{Enter}')
    await waitFor(() => expect(stubApi().requests(renameRecipe)[0]?.body.name).toBe('Names'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(screen.getByRole('button', { name: 'More for Monthly names' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
    await user.click(await screen.findByRole('button', { name: 'Delete the recipe' }))
    await waitFor(() => expect(stubApi().requests(removeRecipe)).toHaveLength(1))
  })
})

test('whoever may only look sees operations and recipes, and no place for a sheet', async () => {
  stubApi()
    .reply(getSession, aSession('viewer'))
    .reply(listRecipes, { items: [saved] })
  show(`?operation=${operation.operationId}`)
  await screen.findByText(/Your role may look/)
  await screen.findByText('Monthly names')
  expect(screen.queryByRole('textbox', { name: 'Or paste cells' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Use the recipe Monthly names' })).toBeNull()
})
