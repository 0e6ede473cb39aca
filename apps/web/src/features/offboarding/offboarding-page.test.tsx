import { listConnections } from '@curator/console-contract/connections'
import { planId, userId } from '@curator/console-contract/ids'
import {
  createOffboardingPlan,
  listOffboardingTasks,
  type OffboardingTask,
  previewOffboarding,
  updateOffboardingTask,
} from '@curator/console-contract/offboarding'
import { getSession } from '@curator/console-contract/session'
import { getUser } from '@curator/console-contract/users'
import { configure, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { OffboardingPage } from './offboarding-page.tsx'

// A simulated browser draws slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })
beforeEach(() => sessionStorage.clear())

const plan = planId.parse('0198c0de-0000-7000-8000-00000000000a')
const ada = aUser({ id: 'user-1', firstName: 'Ada', lastName: 'Byron', email: 'ada@example.test' })
const takenAt = '2026-11-28T08:00:00.000Z'
const task: OffboardingTask = {
  id: 'set delete',
  planId: plan,
  leaver: { id: userId.parse('user-1'), name: 'Ada Byron', email: 'ada@example.test' },
  kind: 'account',
  sentence: 'Delete the account of Ada Byron (ada@example.test).',
  dueAt: takenAt,
  createdAt: takenAt,
  doneAt: null,
  doneByName: null,
}

function show(search = '', role: Parameters<typeof aSession>[0] = 'operator') {
  let tasks = [task]
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(getUser, ada)
    .reply(listOffboardingTasks, ({ query: { state } }) => {
      const items = tasks.filter(({ doneAt }) => !state.includes(doneAt ? 'open' : 'done'))
      const openCount = tasks.filter(({ doneAt }) => !doneAt).length
      return { items, total: items.length, openCount, page: 1, pageSize: 50 }
    })
    .reply(updateOffboardingTask, ({ body: { isDone } }) => {
      const done = { ...task, doneAt: isDone ? takenAt : null, doneByName: isDone ? 'Kim' : null }
      tasks = [done]
      return done
    })
    .reply(previewOffboarding, {
      takenAt,
      items: [
        {
          person: { id: ada.id, name: 'Ada Byron', email: ada.email },
          successor: null,
          isActive: true,
          steps: ['Deactivate Ada Byron'],
          counts: { workflows: 1, schedules: 0, collections: 0, groups: 2 },
          sideEffects: [
            {
              severity: 'blocked',
              kind: 'successor',
              sentence: 'Ada Byron owns workflows and has no successor.',
              details: [],
            },
          ],
          tasks: [],
        },
      ],
    })
    .reply(createOffboardingPlan, { planId: plan })
  return renderPage(<OffboardingPage />, {
    pattern: routePatterns.offboarding,
    url: `/c/dev/offboarding${search}`,
  })
}

test('takes the people of the address, shows what follows, and plans it', async () => {
  const { user, router } = show('?users=user-1')
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
  const first = show('?users=user-1')
  await screen.findByRole('button', { name: 'Take Ada Byron off the list' })
  first.unmount()
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Take Ada Byron off the list' }))
  expect(await screen.findByText('Nobody leaves yet')).toBeTruthy()
})

test('a task is ticked and leaves the list of open ones', async () => {
  const { user } = show('?tab=tasks')
  await user.click(await screen.findByRole('checkbox', { name: /Delete the account/ }))
  expect(await screen.findByText('Nothing is left to do')).toBeTruthy()
  expect(screen.getByText(/Ticked\. It stands under/)).toBeTruthy()
  expect(stubApi().requests(updateOffboardingTask)[0]).toMatchObject({ body: { isDone: true } })
})

test('who may only look sees the to-do list and plans nothing', async () => {
  show('?tab=tasks', 'viewer')
  const box = await screen.findByRole('checkbox', { name: /Delete the account/ })
  expect(box).toHaveProperty('disabled', true)
  expect(screen.queryByRole('button', { name: 'Plan deletion' })).toBeNull()
})
