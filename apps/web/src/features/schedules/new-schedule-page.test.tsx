import { createScheduleCreation } from '@curator/console-contract/schedule-plans'
import { getUserDetails } from '@curator/console-contract/user-details'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { aUser } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { NewSchedulePage } from './new-schedule-page.tsx'
import { planId, showSchedules } from './testing/show-schedules.tsx'

const show = (role?: 'viewer') =>
  showSchedules(<NewSchedulePage />, {
    pattern: routePatterns.newSchedule,
    url: '/c/dev/schedules/new',
    ...(role ? { role } : {}),
  })
const none = { items: [], why: null }

test('a new schedule is planned from workflow, name and rule', async () => {
  const { router, user } = show()
  stubApi()
    .reply(getUserDetails, {
      user: aUser(),
      effectiveRole: {
        role: 'Artisan',
        rule: 'own_role',
        sentence: 'Own role.',
        groups: [],
        note: null,
      },
      defaultCredentialName: null,
      collections: none,
      credentials: none,
      dataConnections: none,
      workflows: { items: [{ id: 'workflow-1', name: 'Load GL', createdAt: null }], why: null },
      schedules: none,
      groupsBeforeDeactivation: [],
      takenAt: '2026-11-28T12:00:00Z',
    })
    .reply(createScheduleCreation, { planId } as never)
  const plan = await screen.findByRole('button', { name: 'Plan the new schedule' })
  expect(plan.hasAttribute('disabled')).toBe(true)
  await user.type(screen.getByRole('combobox', { name: 'Owner of the workflow' }), 'ada')
  await user.click(await screen.findByRole('option', { name: /ada@example\.test/ }))
  await user.click(screen.getByRole('combobox', { name: 'Workflow' }))
  await user.click(await screen.findByRole('option', { name: 'Load GL' }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Load GL')
  fireEvent.change(screen.getByLabelText('Starts'), { target: { value: '2027-01-04T06:15' } })
  await user.click(plan)
  await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
  expect(stubApi().requests(createScheduleCreation)[0]?.body).toMatchObject({
    connectionId: 'dev',
    workflowId: 'workflow-1',
    name: 'Load GL',
    rule: { type: 'Daily', startTime: '2027-01-04T06:15', endTime: null },
    priority: 'Default',
    workerTag: '',
    credentialId: '',
  })
})

test('those who may only read are told whom to ask', async () => {
  show('viewer')
  expect(await screen.findByText(/needs the role Operator/)).toBeTruthy()
})
