import { createSchedulePlan } from '@curator/console-contract/schedule-plans'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { stubApi } from '../../../testing/setup.ts'
import { SchedulesPage } from '../schedules-page.tsx'
import {
  lastPlan,
  listOf,
  manySchedules,
  planId,
  showSchedules,
} from '../testing/show-schedules.tsx'

const show = (url = '/c/dev/schedules') =>
  showSchedules(<SchedulesPage />, { pattern: routePatterns.schedules, url })
type User = ReturnType<typeof show>['user']

const chooseTwo = async (user: User) => {
  await user.click(await screen.findByLabelText('Select Schedule 0'))
  await user.click(screen.getByLabelText('Select Schedule 2'))
}
const act = async (user: User, name: RegExp) => {
  await user.click(screen.getByRole('button', { name: 'Actions' }))
  await user.click(await screen.findByRole('menuitem', { name }))
}
const two = { kind: 'ids', ids: ['schedule-0', 'schedule-2'] }

describe('what is done with chosen schedules', () => {
  test('is planned for all that match except some', async () => {
    const { router, user } = show('/c/dev/schedules?state=failing')
    await screen.findByLabelText('Select Schedule 0')
    await user.click(screen.getByLabelText('Select all rows'))
    await user.click(screen.getByLabelText('Select Schedule 1'))
    await act(user, /^Switch off/)
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
    expect(lastPlan()).toMatchObject({
      selection: { kind: 'matching', filters: { state: ['failing'] }, except: ['schedule-1'] },
      action: { kind: 'set', values: { isEnabled: false } },
    })
  })

  test('hands them to another owner', async () => {
    const { user } = show()
    await chooseTwo(user)
    await act(user, /^Change owner/)
    const dialog = await screen.findByRole('dialog', { name: 'Edit 2 schedules' })
    const plan = within(dialog).getByRole('button', { name: 'Plan the change of 2 schedules' })
    expect(plan.hasAttribute('disabled')).toBe(true)
    await user.type(within(dialog).getByRole('combobox', { name: 'Owner' }), 'ada')
    await user.click(await screen.findByRole('option', { name: /ada@example\.test/ }))
    await user.click(plan)
    await waitFor(() =>
      expect(lastPlan()).toMatchObject({
        selection: two,
        action: { kind: 'set', values: { ownerId: 'user-1' } },
      }),
    )
  })

  test.each<[RegExp, string, object]>([
    [
      /^Shift/,
      'Plan the shift of 2 schedules',
      { kind: 'shift', minutes: 15, acceptInferred: false },
    ],
    [
      /^Spread/,
      'Plan the spread of 2 schedules',
      { kind: 'spread', everyMinutes: 5, acceptInferred: false },
    ],
    [
      /^Change time zone/,
      'Plan the time zone of 2 schedules',
      { kind: 'zone', timeZone: 'UTC', keep: 'local', acceptInferred: false },
    ],
    [/^Hold/, 'Plan to hold 2 schedules', { kind: 'hold', note: '' }],
    [
      /^Delete/,
      'Plan to switch off and later delete 2 schedules',
      { kind: 'delete', afterDays: 30 },
    ],
  ])('%s makes a plan of it', async (name, button, action) => {
    const { user } = show()
    await chooseTwo(user)
    await act(user, name)
    await user.click(await screen.findByRole('button', { name: button }))
    await waitFor(() => expect(lastPlan()).toMatchObject({ selection: two, action }))
  })

  test('says at an action why this Server can’t do it', async () => {
    const { user } = show()
    listOf(manySchedules(3), [{ action: 'shift', why: 'It has no PATCH.' }])
    await chooseTwo(user)
    await act(user, /^Shift/)
    expect(screen.getByRole('menuitem', { name: /^Shift/ }).textContent).toContain(
      'It has no PATCH.',
    )
    expect(screen.queryByRole('dialog', { name: /^Shift/ })).toBeNull()
  })

  test('says why there is no plan, and stays', async () => {
    const { router, user } = show()
    stubApi().fail(createSchedulePlan, {
      code: 'action_not_available',
      status: 409,
      detail: 'This release can’t change a schedule.',
    })
    await chooseTwo(user)
    await act(user, /^Switch on/)
    expect(await screen.findByText(/can’t change a schedule/)).toBeTruthy()
    expect(router.state.location.pathname).toBe('/c/dev/schedules')
  })
})
