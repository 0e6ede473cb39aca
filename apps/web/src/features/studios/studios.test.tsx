import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { createStudioPlan, listStudios, studio } from '@curator/console-contract/studios'
import { listUserChoices } from '@curator/console-contract/users'
import { configure, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { StudiosPage } from './studios-page.tsx'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })

const planId = '0198c0de-0000-7000-8000-00000000000a'
const aStudio = (id: string, name: string, canShareSchedules: boolean) =>
  studio.parse({ id, name, userCount: 2, workflowCount: 1, credential: null, canShareSchedules })

test('several studios get the chosen credential, and keep what was not chosen', async () => {
  const items = [aStudio('s1', 'Finance', true), aStudio('s2', 'Trial', false)]
  const readAt = '2026-11-29T01:00:00Z'
  stubApi()
    .reply(getSession, aSession('operator'))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listStudios, { items, total: 2, page: 1, pageSize: 100, readAt, why: null })
    .reply(listUserChoices, {
      timeZones: [],
      workerTags: [],
      credentials: [{ value: 'c1', label: 'CORP\\runner', count: 0 }],
    })
    .reply(createStudioPlan, { planId: planId as never })
  const { user } = renderPage(<StudiosPage />, {
    pattern: routePatterns.studios,
    url: '/c/dev/studios',
  })
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
  expect(stubApi().requests(createStudioPlan)[0]?.body).toEqual({
    connectionId: 'dev',
    action: { kind: 'update', studioIds: ['s1', 's2'], credentialId: 'c1' },
  })
})
