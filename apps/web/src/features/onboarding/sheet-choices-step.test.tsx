import { createJobProfile, listJobProfiles } from '@curator/console-contract/job-profiles'
import {
  countRemovals,
  createPlan,
  getSheet,
  listSheetRows,
  updateMapping,
} from '@curator/console-contract/onboarding'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { listUserChoices } from '@curator/console-contract/users'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPage, planUuid, sheetUuid } from '../../testing/plan-builders.ts'
import { aProfile } from '../../testing/profile-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { stubApi } from '../../testing/setup.ts'
import { aFault, aSheet, aSheetRow } from '../../testing/sheet-builders.ts'
import { OnboardingSheetPage } from './onboarding-sheet-page.tsx'

const show = (search: string) =>
  renderPage(<OnboardingSheetPage />, {
    pattern: '/c/:connectionId/onboarding/:sheetId',
    url: `/c/dev/onboarding/${sheetUuid}${search}`,
  })

beforeEach(() => {
  stubApi()
    .reply(getSheet, aSheet())
    .reply(listSheetRows, aPage([aSheetRow()]))
    .reply(listJobProfiles, { items: [aProfile()] })
    .reply(countRemovals, { removed: 7, present: 120 })
    .reply(createPlan, { planId: planUuid as never })
})

describe('the step before the plan', () => {
  test('is opened from the faults where no group is unknown, and then lies on the way', async () => {
    const { user, router } = show('?step=faults')
    await user.click(await screen.findByRole('button', { name: 'Profile and memberships' }))
    await screen.findByText('The Server has every group that the sheet names.')
    await user.click(screen.getByRole('button', { name: /Job profile for rows that name none/ }))
    await user.click(await screen.findByRole('option', { name: /Viewer in Finance/ }))
    await user.click(screen.getByRole('link', { name: 'Back to the faults' }))
    await user.click(await screen.findByRole('button', { name: 'Go on to the groups' }))
    await user.click(await screen.findByRole('button', { name: 'Make the plan' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planUuid}`))
    expect(stubApi().requests(createPlan)[0]?.body).toEqual({
      createGroups: [],
      profileId: aProfile().id,
      truth: null,
    })
  })

  test('says what the truth of the file takes away before it is planned', async () => {
    const { user } = show('?step=groups')
    await screen.findByText(/leaves that person alone/)
    expect(stubApi().requests(countRemovals)).toHaveLength(0)
    await user.click(screen.getByRole('checkbox', { name: /^For the people in the file/ }))
    await screen.findByText('Takes away 7 of 120 memberships, 5.8 %; limit 10 %.')
    const limit = screen.getByRole('textbox', { name: 'Limit of removals, in percent' })
    await user.clear(limit)
    await screen.findByText('Write a whole number from 0 to 100.')
    const plan = screen.getByRole('button', { name: 'Make the plan' })
    expect(plan).toHaveProperty('disabled', true)
    await user.type(limit, '5')
    await screen.findByText(/so no plan is made/)
    await user.click(plan)
    await waitFor(() =>
      expect(stubApi().requests(createPlan)[0]?.body.truth).toEqual({
        people: true,
        groups: false,
        removalCapPercent: 5,
      }),
    )
  })

  test('shows a refusal over the limit beside the limit, until something is changed', async () => {
    stubApi().fail(createPlan, {
      code: 'removal_cap_exceeded',
      status: 409,
      title: 'This would remove more people than the limit allows.',
      detail: 'The file would take away 20 of 120 memberships; the limit is 10 %.',
    })
    const { user } = show('?step=groups')
    await user.click(await screen.findByRole('checkbox', { name: /^For the groups in the file/ }))
    await user.click(screen.getByRole('button', { name: 'Make the plan' }))
    const panel = screen.getByRole('region', { name: 'The file is the truth for memberships' })
    await within(panel).findByText(/20 of 120 memberships/)
    expect(screen.getAllByText(/20 of 120 memberships/)).toHaveLength(1)
    await user.type(screen.getByRole('textbox', { name: /Limit/ }), '0')
    await waitFor(() => expect(screen.queryByText(/20 of 120 memberships/)).toBeNull())
  })
})

test('a profile that a cell names and nobody has made is made there, and all rows are judged again', async () => {
  const row = aSheetRow({
    cells: ['ada@example.test', 'Artisan', 'Night work'],
    faults: [
      aFault({
        code: 'profile_unknown',
        column: 2,
        message: 'There is no job profile “Night work”.',
        suggestion: null,
      }),
    ],
  })
  const mapping = ['email', 'role', 'profile'] as const
  stubApi()
    .reply(getSheet, aSheet({ mapping }))
    .reply(listSheetRows, aPage([row]))
    .reply(listUserGroups, aPage([]))
    .reply(listUserChoices, { timeZones: [], workerTags: [], credentials: [] })
    .reply(createJobProfile, aProfile({ name: 'Night work' }))
    .reply(
      updateMapping,
      aSheet({ mapping, counts: { total: 1, ready: 1, faulty: 0, excluded: 0 } }),
    )
  const { user } = show('?step=faults')
  await screen.findByText('Unknown job profile')
  await user.click(screen.getByRole('button', { name: 'Next fault' }))
  await user.click(await screen.findByRole('button', { name: 'Make this profile' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Night work')
  await user.click(dialog.getByRole('checkbox', { name: 'May schedule jobs' }))
  await user.click(dialog.getByRole('button', { name: /^May schedule jobs|Choose/ }))
  await user.click(await screen.findByRole('option', { name: 'Yes' }))
  await user.click(dialog.getByRole('button', { name: 'Create profile' }))
  await waitFor(() => expect(stubApi().requests(updateMapping)).toHaveLength(1))
  expect(stubApi().requests(createJobProfile)[0]?.body).toMatchObject({
    name: 'Night work',
    values: { canScheduleJobs: true },
  })
})
