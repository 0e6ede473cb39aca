import { getStudio } from '@curator/console-contract/studios'
import { readMemberships } from '@curator/console-contract/user-groups'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { stubApi } from '../../testing/setup.ts'
import { StudioPage } from './studio-page.tsx'
import { aStudio, plannedActions, showStudios, untold } from './testing/show-studios.tsx'

const show = (more: Partial<Parameters<typeof showStudios>[1]> = {}) =>
  showStudios(<StudioPage />, { pattern: routePatterns.studio, url: '/c/dev/studios/s1', ...more })

test('a studio shows its people and workflows', async () => {
  show()
  await screen.findByRole('heading', { name: 'Finance' })
  screen.getByText('2 people, on DEV')
  const people = screen.getByRole('region', { name: 'People' })
  const ada = within(people).getByRole('link', { name: 'Ada Lovelace' })
  expect(ada.getAttribute('href')).toBe('/c/dev/users/u1')
  within(screen.getByRole('region', { name: 'Workflows' })).getByText('Month end')
})

test('another name and setting are planned together', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Change…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change “Finance”' })
  const action = within(dialog).getByRole('button', { name: 'Plan the change of 1 studio' })
  expect(action.hasAttribute('disabled')).toBe(true)
  const name = within(dialog).getByRole('textbox', { name: 'Name' })
  await user.clear(name)
  expect(action.hasAttribute('disabled')).toBe(true)
  await user.type(name, 'Money')
  await user.click(within(dialog).getByRole('button', { name: /Their people may share schedules/ }))
  await user.click(await screen.findByRole('option', { name: 'No' }))
  await user.click(screen.getByRole('button', { name: 'Plan the change of 1 studio' }))
  await screen.findByText('Elsewhere')
  expect(plannedActions()).toEqual([
    { kind: 'update', studioIds: ['s1'], name: 'Money', canShareSchedules: false },
  ])
})

test('chosen people move into another studio', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: 'Select ben@example.test' }))
  await user.click(screen.getByRole('button', { name: 'Move 1 person…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Move 1 person out of “Finance”' })
  within(dialog).getByText(/Whoever moves takes their workflows along/)
  await user.click(within(dialog).getByRole('button', { name: /Studio they go into/ }))
  const options = await screen.findAllByRole('option')
  expect(options.map(({ textContent }) => textContent)).toEqual(['Trial'])
  await user.click(screen.getByRole('option', { name: 'Trial' }))
  await user.click(screen.getByRole('button', { name: 'Plan to move 1 person' }))
  await screen.findByText('Elsewhere')
  expect(plannedActions()).toEqual([{ kind: 'move', studioId: 's2', userIds: ['u2'] }])
})

test('people of a pasted list move in', async () => {
  stubApi().reply(readMemberships, {
    items: [],
    rowCount: 1,
    faultCount: 0,
    notices: [],
    people: [{ userId: 'u9' as never, email: 'cleo@example.test' }],
    groups: [],
    takenAt: '2026-11-29T01:00:00Z',
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Move people in…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Move people into “Finance”' })
  await user.click(within(dialog).getByRole('button', { name: 'Paste or file' }))
  await user.type(within(dialog).getByRole('textbox', { name: /paste/i }), 'cleo@example.test')
  await user.click(within(dialog).getByRole('button', { name: 'Use the pasted cells' }))
  await user.click(await screen.findByRole('button', { name: 'Plan to move 1 person' }))
  await screen.findByText('Elsewhere')
  expect(plannedActions()).toEqual([{ kind: 'move', studioId: 's1', userIds: ['u9'] }])
})

test('an older Server’s studio shows people alone, and offers no change', async () => {
  const why = 'Studios can be changed from release 2024.2 on.'
  const { client } = show({ items: [aStudio(untold)], why })
  await screen.findByText(why)
  await waitFor(() => expect(client.isFetching()).toBe(0))
  screen.getByText('Ada Lovelace')
  within(screen.getByRole('region', { name: 'Workflows' })).getByText('Not told')
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: /Change|Delete|Move/ })).toBeNull()
})

test('a studio that is gone says so', async () => {
  show()
  stubApi().fail(getStudio, { code: 'not_found', status: 404, detail: 'Look for it in the list.' })
  await screen.findByText('There is no such studio')
  screen.getByText('Look for it in the list.')
})
