import { listCollections, serverCollection } from '@curator/console-contract/collections'
import {
  getSchedulePolicy,
  putSchedulePolicy,
  usualSchedulePolicy,
} from '@curator/console-contract/schedule-policy'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { stubApi } from '../../../testing/setup.ts'
import { showSchedules } from '../testing/show-schedules.tsx'
import { PolicyPage } from './policy-page.tsx'

function show(role?: 'viewer') {
  const view = showSchedules(<PolicyPage />, {
    pattern: routePatterns.schedulePolicy,
    url: '/c/dev/schedules/policy',
    ...(role ? { role } : {}),
  })
  const by = { updatedAt: '2026-11-28T12:00:00Z', updatedBy: 'Grace Hopper' }
  stubApi()
    .reply(getSchedulePolicy, () => {
      const saved = stubApi().requests(putSchedulePolicy).at(-1)
      if (saved) return { policy: saved.body.policy, ...by }
      return { policy: usualSchedulePolicy, updatedAt: null, updatedBy: null }
    })
    .reply(listCollections, ({ query: { page, pageSize } }) => ({
      items: [
        serverCollection.parse({
          id: 'collection-1',
          name: 'Weekly numbers',
          owner: { id: 'user-1', name: 'Ada Lovelace', email: '', state: 'active' },
          userCount: 1,
          groupCount: 0,
          studioCount: 0,
          workflowCount: 1,
          scheduleCount: 0,
          createdAt: null,
          nextExpiryAt: null,
        }),
      ],
      total: 1,
      page,
      pageSize,
      takenAt: by.updatedAt,
      collectionCount: 1,
      stateCounts: { empty: 0, no_members: 0, expiring: 0, expired: 0, owner_gone: 0 },
      rightsWhy: null,
      looseWorkflowCount: 0,
    }))
    .reply(putSchedulePolicy, ({ body }) => ({ policy: body.policy, ...by }))
  return view
}

test('the policy says whether it is the usual one, and is saved whole', async () => {
  const { user } = show()
  expect(await screen.findByText(/^The usual policy counts/)).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: /^There is a least time/ }))
  await user.click(screen.getByRole('button', { name: 'Add a role' }))
  await user.click(screen.getByRole('button', { name: 'Save the policy' }))
  expect(await screen.findByText(/^Saved by Grace Hopper/)).toBeTruthy()
  expect(screen.getByText('The policy is saved.')).toBeTruthy()
  expect(stubApi().requests(putSchedulePolicy)[0]?.body.policy).toEqual({
    ...usualSchedulePolicy,
    leastMinutes: null,
    leastMinutesOfRoles: [{ role: 'NoAccess', leastMinutes: 15 }],
  })
})

test('what may be used is narrowed', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Critical' }))
  await user.click(screen.getByRole('checkbox', { name: /^Only certain worker tags/ }))
  await user.click(screen.getByRole('textbox', { name: /^Worker tags/ }))
  await user.paste('GPU')
  await user.click(screen.getByRole('checkbox', { name: /^No worker tag is/ }))
  await user.click(screen.getByRole('button', { name: 'Save the policy' }))
  await waitFor(() =>
    expect(stubApi().requests(putSchedulePolicy)[0]?.body.policy).toMatchObject({
      priorities: ['Default', 'Low', 'Medium', 'High', 'Critical'],
      workerTags: ['', 'GPU'],
    }),
  )
})

test('downtimes come from a calendar file, each once', async () => {
  const { user } = show()
  await screen.findByRole('button', { name: 'Save the policy' })
  const input = document.querySelector('input[type=file]') as HTMLInputElement
  const choose = (text: string) => user.upload(input, new File([text], 'plan.ics'))
  await choose('no calendar')
  expect(await screen.findByText(/^This is no calendar/)).toBeTruthy()
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:Patches']
  const times = [`DTSTART:${day}T200000Z`, `DTEND:${day}T220000Z`, 'END:VEVENT', 'END:VCALENDAR']
  const file = [...lines, ...times].join('\r\n')
  await choose(file)
  expect(await screen.findByText(/^1 downtime added\. Save/)).toBeTruthy()
  expect(screen.getByDisplayValue('Patches')).toBeTruthy()
  await choose(file)
  expect(await screen.findByText(/^0 downtimes added/)).toBeTruthy()
  expect(screen.getAllByDisplayValue('Patches')).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Save the policy' }))
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  await waitFor(() =>
    expect(stubApi().requests(putSchedulePolicy)[0]?.body.policy.downtimes).toEqual([
      { name: 'Patches', from: `${iso}T20:00:00.000Z`, to: `${iso}T22:00:00.000Z` },
    ]),
  )
})

test('a collection is chosen by its name', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Add a collection' }))
  await user.click(screen.getByRole('combobox', { name: 'Collection' }))
  await user.click(await screen.findByRole('option', { name: /Weekly numbers/ }))
  expect(screen.getByRole('button', { name: 'Remove Weekly numbers' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save the policy' }))
  await waitFor(() =>
    expect(stubApi().requests(putSchedulePolicy)[0]?.body.policy.leastMinutesOfCollections).toEqual(
      [{ collectionId: 'collection-1', leastMinutes: 15 }],
    ),
  )
})

test('a refusal stands at its field', async () => {
  const { user } = show()
  stubApi().fail(putSchedulePolicy, {
    code: 'request_invalid',
    status: 400,
    fields: [
      {
        path: 'body.policy.leastMinutesOfCollections.0.collectionId',
        rule: 'too_small',
        message: 'Name one.',
      },
    ],
  })
  await user.click(await screen.findByRole('button', { name: 'Add a collection' }))
  await user.click(screen.getByRole('combobox', { name: 'Collection' }))
  await user.click(await screen.findByRole('option', { name: /Weekly numbers/ }))
  await user.click(screen.getByRole('button', { name: 'Save the policy' }))
  await waitFor(() => expect(screen.getByText('Name one.')).toBeTruthy())
})

test('who may only read sees it and can’t save', async () => {
  show('viewer')
  expect(await screen.findByText(/Changing it needs the role Administrator/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save the policy' })).toBeNull()
})
