import { listConnections } from '@curator/console-contract/connections'
import {
  createJobProfile,
  listJobProfiles,
  removeJobProfile,
  updateJobProfile,
} from '@curator/console-contract/job-profiles'
import { getSession } from '@curator/console-contract/session'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { listUserChoices, listUsers } from '@curator/console-contract/users'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { aPage } from '../../../testing/plan-builders.ts'
import { aProfile } from '../../../testing/profile-builders.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { JobProfilesPage } from './job-profiles-page.tsx'

const show = () =>
  renderPage(<JobProfilesPage />, {
    pattern: '/c/:connectionId/onboarding/profiles',
    url: '/c/dev/onboarding/profiles',
  })

const finance = { id: 'g1', name: 'Finance', role: 'Viewer', memberCount: 3, dateAdded: null }

beforeEach(() => {
  stubApi()
    .reply(getSession, aSession())
    .reply(listConnections, { items: [aConnection()] })
    .reply(listJobProfiles, { items: [aProfile()] })
    .reply(listUserChoices, { timeZones: [], workerTags: [], credentials: [] })
    .reply(listUserGroups, aPage([finance as never]))
    .reply(createJobProfile, aProfile())
    .reply(updateJobProfile, aProfile())
    .reply(removeJobProfile, undefined)
})

test('each profile says in words what it sets, for whom and by whom', async () => {
  show()
  await screen.findByRole('heading', { name: 'Viewer in Finance' })
  expect(screen.getByText('Role: Viewer · May schedule jobs: No')).toBeTruthy()
  expect(screen.getByText('Finance')).toBeTruthy()
  expect(screen.getByText(/By Grace Hopper/)).toBeTruthy()
})

test('nothing yet is explained', async () => {
  stubApi().reply(listJobProfiles, { items: [] })
  show()
  await screen.findByText('No job profile yet')
  expect(screen.getByText(/Cells of the row win over the profile/)).toBeTruthy()
})

test('a list that can’t be read says why and is read again', async () => {
  stubApi().fail(listJobProfiles, { code: 'store_unavailable', status: 503, title: 'It is away.' })
  const { user } = show()
  await screen.findByText('It is away.')
  stubApi().reply(listJobProfiles, { items: [aProfile()] })
  await user.click(screen.getByRole('button', { name: /again/ }))
  await screen.findByRole('heading', { name: 'Viewer in Finance' })
})

test('a profile is made of a name, any fields, and groups that exist or come later', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Create profile' }))
  const dialog = within(await screen.findByRole('dialog'))
  const save = dialog.getByRole('button', { name: 'Create profile' })
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Night work')
  expect(save).toHaveProperty('disabled', true)
  await user.click(dialog.getByRole('checkbox', { name: 'Default worker tag' }))
  await user.type(dialog.getByRole('textbox', { name: 'Default worker tag' }), 'night')
  const groups = () => dialog.getByRole('combobox', { name: 'Add a group' })
  await user.type(groups(), 'Night Shift')
  await user.click(await screen.findByRole('option', { name: /^Night Shift/ }))
  await user.type(groups(), 'fin')
  await user.click(await screen.findByRole('option', { name: 'Finance' }))
  await user.click(save)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(stubApi().requests(createJobProfile)[0]?.body).toEqual({
    connectionId: 'dev',
    name: 'Night work',
    description: '',
    values: { defaultWorkerTag: 'night' },
    groups: ['Night Shift', 'Finance'],
  })
})

test('a profile is changed, and one of the same values is made under another name', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Edit Viewer in Finance' }))
  let dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('checkbox', { name: 'May schedule jobs' }))
  await user.click(dialog.getByRole('button', { name: 'Save profile' }))
  await waitFor(() => expect(stubApi().requests(updateJobProfile)).toHaveLength(1))
  expect(stubApi().requests(updateJobProfile)[0]?.body.values).toEqual({ role: 'Viewer' })
  await user.click(await screen.findByRole('button', { name: 'More for Viewer in Finance' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }))
  dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Create profile' }))
  await waitFor(() =>
    expect(stubApi().requests(createJobProfile)[0]?.body.name).toBe('Viewer in Finance (copy)'),
  )
})

test('a name that is taken is said in the form, which stays', async () => {
  stubApi().fail(createJobProfile, { code: 'name_taken', status: 409, title: 'Taken.' })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'More for Viewer in Finance' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New job profile' }))
  await user.click(dialog.getByRole('button', { name: 'Create profile' }))
  await dialog.findByText('Taken.')
})

test('a profile is taken from a person: role, permissions, settings and groups', async () => {
  stubApi().reply(listUsers, {
    ...aPage([aUser({ language: 'en-us', groups: [{ id: 'g1', name: 'Finance' }] })]),
    takenAt: '2026-11-22T12:00:00Z',
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'From a person' }))
  await user.type(await screen.findByRole('combobox', { name: 'Person' }), 'ada')
  await user.click(await screen.findByRole('option', { name: /ada@example.test/ }))
  await user.click(screen.getByRole('button', { name: 'Take these values' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New job profile' }))
  expect(dialog.getByRole('combobox', { name: 'Time zone' })).toHaveProperty(
    'value',
    'Europe/London',
  )
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Like Ada')
  await user.click(dialog.getByRole('button', { name: 'Create profile' }))
  await waitFor(() => expect(stubApi().requests(createJobProfile)).toHaveLength(1))
  expect(stubApi().requests(createJobProfile)[0]?.body).toMatchObject({
    name: 'Like Ada',
    description: 'As ada@example.test',
    values: {
      role: 'Artisan',
      timeZone: 'Europe/London',
      language: 'en-us',
      canScheduleJobs: true,
      canPrioritizeJobs: false,
      canAssignJobs: false,
      canCreateCollections: true,
    },
    groups: ['Finance'],
  })
})

test('a profile is deleted only after a question', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'More for Viewer in Finance' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  await screen.findByRole('alertdialog')
  expect(stubApi().requests(removeJobProfile)).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Delete the profile' }))
  await waitFor(() => expect(stubApi().requests(removeJobProfile)).toHaveLength(1))
})

test('who may only look sees them and no way to change them', async () => {
  stubApi().reply(getSession, aSession('viewer'))
  show()
  await screen.findByRole('heading', { name: 'Viewer in Finance' })
  expect(screen.queryByRole('button', { name: 'Create profile' })).toBeNull()
  expect(screen.queryByRole('button', { name: /Edit/ })).toBeNull()
})
