import { listStudios } from '@curator/console-contract/studios'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { stubApi } from '../../testing/setup.ts'
import { StudiosPage } from './studios-page.tsx'
import { aStudio, plannedActions, showStudios, untold } from './testing/show-studios.tsx'

const show = (more: Partial<Parameters<typeof showStudios>[1]> = {}) =>
  showStudios(<StudiosPage />, { pattern: routePatterns.studios, url: '/c/dev/studios', ...more })
const rowOf = async (name: string) => {
  const link = await screen.findByRole('link', { name })
  return link.closest<HTMLElement>('[role=row]') as HTMLElement
}

test('the list tells people, workflows and what studios run with', async () => {
  show()
  const finance = await rowOf('Finance')
  for (const text of ['2', '1', 'CORP\\runner', 'Yes']) within(finance).getByText(text)
  within(await rowOf('Trial')).getByText('The Server’s own')
  expect(within(finance).getByRole('link').getAttribute('href')).toBe('/c/dev/studios/s1')
})

test('the address narrows the list, and nothing found says what to do', async () => {
  const { user } = show({ url: '/c/dev/studios?state=empty' })
  await rowOf('Trial')
  expect(screen.queryByRole('link', { name: 'Finance' })).toBeNull()
  await user.type(screen.getByRole('searchbox', { name: 'Search studios' }), 'nowhere')
  await screen.findByText('No studio matches')
  expect(stubApi().requests(listStudios).at(-1)?.query).toMatchObject({
    search: 'nowhere',
    state: ['empty'],
  })
})

test('a list that can’t be read says why and is read again', async () => {
  const { user } = show()
  stubApi().fail(listStudios, {
    code: 'content_not_available',
    status: 409,
    detail: 'The key may not list studios.',
  })
  await screen.findByText(/The key may not list studios/)
  const { length } = stubApi().requests(listStudios)
  await user.click(screen.getByRole('button', { name: /again/i }))
  await screen.findByText(/The key may not list studios/)
  expect(stubApi().requests(listStudios).length).toBeGreaterThan(length)
})

test('an older Server’s studios are names and people, and nothing can be changed', async () => {
  const why = 'Studios can be changed from release 2024.2 on.'
  show({ items: [aStudio(untold)], why })
  const row = await rowOf('Finance')
  expect(within(row).getAllByText('Not told')).toHaveLength(3)
  screen.getByText(why)
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: 'New studio' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Bring a sheet' })).toBeNull()
})

test('viewers look, and are offered no change', async () => {
  const { client } = show({ role: 'viewer' })
  await rowOf('Finance')
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: 'New studio' })).toBeNull()
})

test('several studios get the chosen credential, and keep what was not chosen', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: 'Select Finance' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Select Trial' }))
  await user.click(await screen.findByRole('button', { name: 'Change…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change 2 studios' })
  const action = within(dialog).getByRole('button', { name: 'Plan the change of 2 studios' })
  expect(action.hasAttribute('disabled')).toBe(true)
  await user.click(within(dialog).getByRole('button', { name: /Default credential/ }))
  await user.click(await screen.findByRole('option', { name: 'CORP\\runner' }))
  await user.click(screen.getByRole('button', { name: 'Plan the change of 2 studios' }))
  await screen.findByText('Elsewhere')
  expect(plannedActions()).toEqual([
    { kind: 'update', studioIds: ['s1', 's2'], credentialId: 'c1' },
  ])
})

test('chosen studios are deleted after a warning', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: 'Select Trial' }))
  await user.click(await screen.findByRole('button', { name: 'Delete…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete “Trial”' })
  within(dialog).getByText(/It can’t be undone/)
  await user.click(within(dialog).getByRole('button', { name: 'Plan the deletion of 1 studio' }))
  await screen.findByText('Elsewhere')
  expect(plannedActions()).toEqual([{ kind: 'delete', studioIds: ['s2'] }])
})

test('a new studio is planned with its settings, with nobody in it', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'New studio' }))
  const dialog = await screen.findByRole('dialog', { name: 'New studio' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), ' Lab ')
  await user.click(within(dialog).getByRole('checkbox', { name: 'Its people may share schedules' }))
  await user.click(within(dialog).getByRole('button', { name: 'Plan the studio' }))
  await screen.findByText('Elsewhere')
  expect(plannedActions()).toEqual([
    { kind: 'create', name: 'Lab', credentialId: '', canShareSchedules: true, userIds: [] },
  ])
})
