import { userId } from '@curator/console-contract/ids'
import {
  type Comparison,
  comparePeople,
  createOffboardingPlan,
  previewOffboarding,
  readLeavers,
  updateOffboardingTask,
} from '@curator/console-contract/offboarding'
import { createUserPlan } from '@curator/console-contract/user-plans'
import { getUser } from '@curator/console-contract/users'
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { aUser } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { ada, plan, showOffboarding, takenAt } from './testing/show-offboarding.tsx'

beforeEach(() => sessionStorage.clear())

const adaPerson = { id: ada.id, name: 'Ada Byron', email: ada.email }
const ben = aUser({ id: 'user-2', firstName: 'Ben', lastName: 'Okri', email: 'ben@example.test' })
const benPerson = { id: ben.id, name: 'Ben Okri', email: ben.email }
const none = { onlyPerson: [], both: [], onlyModel: [], why: null }
const difference: Comparison = {
  person: adaPerson,
  model: benPerson,
  fields: [{ field: 'timeZone', label: 'Time zone', before: '', after: 'Europe/Berlin' }],
  groups: { ...none, onlyModel: [{ id: 'g', name: 'Finance' }] },
  collections: none,
  credentials: none,
  dataConnections: none,
  owned: { workflows: 2, schedules: 0, collections: 0 },
  takenAt,
}

describe('a sheet of leavers', () => {
  const row = {
    line: 2,
    email: ada.email,
    successorEmail: ben.email,
    person: adaPerson,
    successor: benPerson,
    faults: [],
  }
  const faulty = {
    ...row,
    line: 3,
    email: 'nobody@example.test',
    person: null,
    faults: ['Nobody has the e-mail nobody@example.test.'],
  }

  async function paste(text: string, answer: () => void) {
    const { user } = showOffboarding()
    answer()
    await user.click(await screen.findByRole('button', { name: 'Bring a sheet' }))
    const box = screen.getByRole('textbox', { name: /paste cells/ })
    await user.click(box)
    await user.paste(text)
    await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
    return user
  }

  test('fills the list with successors; rows with faults are named by their line', async () => {
    const user = await paste('Leaver\tSuccessor\nada@example.test\tben@example.test', () =>
      stubApi().reply(readLeavers, {
        items: [row, faulty],
        notices: ['The column Reason is left out.'],
      }),
    )
    expect(
      await screen.findByText('Line 3: Nobody has the e-mail nobody@example.test.'),
    ).toBeTruthy()
    expect(screen.getByText('The column Reason is left out.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Plan offboarding of 1 person' }))
    await waitFor(() =>
      expect(stubApi().requests(createOffboardingPlan)[0]?.body).toMatchObject({
        leavers: [{ userId: 'user-1', successorId: 'user-2' }],
      }),
    )
  })

  test('that can’t be read says why, and the list stays', async () => {
    await paste('Name\nAda', () =>
      stubApi().fail(readLeavers, {
        code: 'file_unreadable',
        status: 422,
        title: 'The sheet can’t be read.',
        detail: 'It has no column for leavers.',
      }),
    )
    expect(await screen.findByText('It has no column for leavers.')).toBeTruthy()
    expect(screen.getByText('Nobody leaves yet')).toBeTruthy()
  })
})

describe('what follows', () => {
  test('that can’t be told says why and is asked again', async () => {
    const { user } = showOffboarding('?users=user-1')
    stubApi().fail(previewOffboarding, {
      code: 'directory_not_ready',
      status: 409,
      title: 'The directory is not ready.',
    })
    expect(await screen.findByText('The directory is not ready.')).toBeTruthy()
    stubApi().reply(previewOffboarding, { takenAt, items: [] })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByText('The directory is not ready.')).toBeNull())
  })

  test('a plan that is refused says why, and nobody is taken off the list', async () => {
    const { user } = showOffboarding('?users=user-1')
    stubApi().fail(createOffboardingPlan, {
      code: 'too_many_rows',
      status: 422,
      title: 'These are too many people.',
    })
    await user.click(await screen.findByRole('button', { name: 'Plan offboarding of 1 person' }))
    expect(await screen.findByText('These are too many people.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Take Ada Byron off the list' })).toBeTruthy()
  })
})

describe('movers', () => {
  const both = '?tab=movers&person=user-1&model=user-2'
  const answerPeople = () =>
    stubApi()
      .reply(getUser, ({ params }) => (params.userId === 'user-2' ? ben : ada))
      .reply(comparePeople, difference)

  test('are compared with a model user, and the difference is planned', async () => {
    const { user, router } = showOffboarding(both)
    answerPeople().reply(createUserPlan, { planId: plan })
    expect(await screen.findByText('Finance')).toBeTruthy()
    expect(screen.getByText(/Ada Byron owns 2 workflows/)).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: 'Role' }))
    await user.click(screen.getByRole('button', { name: 'Plan the difference' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${plan}`))
    expect(stubApi().requests(createUserPlan)[0]?.body).toMatchObject({
      selection: { kind: 'ids', ids: ['user-1'] },
      action: {
        kind: 'copy',
        fromUserId: 'user-2',
        parts: [
          'permissions',
          'settings',
          'groups',
          'collections',
          'credentials',
          'dataConnections',
        ],
        groups: 'match',
      },
    })
  })

  test('the same person twice is no comparison', async () => {
    showOffboarding('?tab=movers&person=user-1&model=user-1')
    expect(await screen.findByText('Choose two different people.')).toBeTruthy()
    expect(stubApi().requests(comparePeople)).toEqual([])
  })

  test('who may only look compares and plans nothing', async () => {
    showOffboarding(both, 'viewer')
    answerPeople()
    expect(await screen.findByText('Finance')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Plan the difference' })).toBeNull()
  })
})

describe('a task', () => {
  test('to delete an account becomes a plan', async () => {
    const { user, router } = showOffboarding('?tab=tasks')
    stubApi().reply(createUserPlan, { planId: plan })
    await user.click(await screen.findByRole('button', { name: 'Plan deletion' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${plan}`))
    expect(stubApi().requests(createUserPlan)[0]?.body).toMatchObject({
      selection: { kind: 'ids', ids: [userId.parse('user-1')] },
      action: { kind: 'delete' },
    })
  })

  test('that can’t be ticked stays open and says why', async () => {
    const { user } = showOffboarding('?tab=tasks')
    stubApi().fail(updateOffboardingTask, { code: 'not_found', status: 404, title: 'It is gone.' })
    await user.click(await screen.findByRole('checkbox', { name: /Delete the account/ }))
    expect(await screen.findByText('It is gone.')).toBeTruthy()
    expect(screen.getByRole('checkbox', { name: /Delete the account/ })).toHaveProperty(
      'checked',
      false,
    )
  })
})
