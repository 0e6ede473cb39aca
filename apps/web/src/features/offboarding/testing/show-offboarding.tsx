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
import { configure } from '@testing-library/react'
import { routePatterns } from '../../../paths.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { OffboardingPage } from '../offboarding-page.tsx'

// A simulated browser draws slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })

export const plan = planId.parse('0198c0de-0000-7000-8000-00000000000a')
export const ada = aUser({
  id: 'user-1',
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@example.test',
})
export const takenAt = '2026-11-28T08:00:00.000Z'
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

/** The page over a stub with Ada, who leaves without a successor, and one open task. */
export function showOffboarding(search = '', role: Parameters<typeof aSession>[0] = 'operator') {
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
