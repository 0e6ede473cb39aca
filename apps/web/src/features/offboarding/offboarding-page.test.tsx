import { createOffboardingPlan, updateOffboardingTask } from '@curator/console-contract/offboarding'
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { stubApi } from '../../testing/setup.ts'
import { plan, showOffboarding } from './testing/show-offboarding.tsx'

beforeEach(() => sessionStorage.clear())

test('takes the people of the address, shows what follows, and plans it', async () => {
  const { user, router } = showOffboarding('?users=user-1')
  expect(await screen.findByText('Ada Byron owns workflows and has no successor.')).toBeTruthy()
  expect(screen.getByText(/1 person can’t be offboarded like this/)).toBeTruthy()
  await waitFor(() => expect(router.state.location.search).not.toContain('users='))
  await user.click(screen.getByRole('button', { name: 'Plan offboarding of 1 person' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${plan}`))
  expect(stubApi().requests(createOffboardingPlan)[0]?.body).toMatchObject({
    leavers: [{ userId: 'user-1', successorId: null }],
  })
})

test('keeps the list when the page is loaded again', async () => {
  const first = showOffboarding('?users=user-1')
  await screen.findByRole('button', { name: 'Take Ada Byron off the list' })
  first.unmount()
  const { user } = showOffboarding()
  await user.click(await screen.findByRole('button', { name: 'Take Ada Byron off the list' }))
  expect(await screen.findByText('Nobody leaves yet')).toBeTruthy()
})

test('a task is ticked and leaves the list of open ones', async () => {
  const { user } = showOffboarding('?tab=tasks')
  await user.click(await screen.findByRole('checkbox', { name: /Delete the account/ }))
  expect(await screen.findByText('Nothing is left to do')).toBeTruthy()
  expect(screen.getByText(/Ticked\. It stands under/)).toBeTruthy()
  expect(stubApi().requests(updateOffboardingTask)[0]).toMatchObject({ body: { isDone: true } })
})

test('who may only look sees the to-do list and plans nothing', async () => {
  showOffboarding('?tab=tasks', 'viewer')
  const box = await screen.findByRole('checkbox', { name: /Delete the account/ })
  expect(box).toHaveProperty('disabled', true)
  expect(screen.queryByRole('button', { name: 'Plan deletion' })).toBeNull()
})
