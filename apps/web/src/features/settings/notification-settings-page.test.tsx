import * as channels from '@curator/console-contract/channels'
import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { aChannel, aDelivery, channelId } from '../../testing/notification-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { NotificationSettingsPage } from './notification-settings-page.tsx'

/** Replaces what stands in a field, at once. */
async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.tripleClick(field)
  await user.paste(text)
}

const noDeliveries = { items: [] as channels.Delivery[], total: 0, page: 1, pageSize: 20 }
const show = () =>
  renderPage(<NotificationSettingsPage />, {
    pattern: '/settings/notifications',
    url: '/settings/notifications',
  })

beforeEach(() => {
  stubApi()
    .reply(getSession, aSession())
    .reply(listConnections, { items: [aConnection()] })
    .reply(channels.listChannels, { items: [], hasLinks: true })
    .reply(channels.getMailServer, { server: null })
    .reply(channels.listDeliveries, noDeliveries)
})

test('without a channel it says what to do; what is typed is sent once it is right', async () => {
  stubApi().reply(channels.createChannel, aChannel())
  const { user } = show()
  await screen.findByText('Nobody is told outside the console')
  await user.click(screen.getByRole('button', { name: 'Add channel' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a channel' }))
  await fill(user, dialog.getByLabelText('Address'), 'hooks.example.test')
  await user.click(dialog.getByRole('button', { name: 'Add channel' }))
  expect(dialog.getByText('Give the channel a name.')).toBeTruthy()
  expect(dialog.getByText('Paste the whole address, beginning with https://.')).toBeTruthy()
  expect(stubApi().requests(channels.createChannel)).toEqual([])
  await fill(user, dialog.getByLabelText('Name'), 'Curators')
  await fill(user, dialog.getByLabelText('Address'), 'https://hooks.example.test/secret')
  await user.click(dialog.getByRole('checkbox', { name: 'A run has ended' }))
  await user.click(dialog.getByRole('button', { name: 'Add channel' }))
  await screen.findByText('Saved “Curators”.')
  const [request] = stubApi().requests(channels.createChannel)
  expect(request?.body).toMatchObject({
    kind: 'teams',
    name: 'Curators',
    address: 'https://hooks.example.test/secret',
    connectionIds: null,
    eventKinds: expect.not.arrayContaining(['run_done']),
  })
})

test('a stored address is kept when none is typed; what the console refuses stands at its field', async () => {
  stubApi()
    .reply(channels.listChannels, { items: [aChannel()], hasLinks: false })
    .fail(channels.updateChannel, {
      code: 'request_invalid',
      status: 400,
      fields: [{ path: 'body.address', rule: 'custom', message: 'It leads astray.' }],
    })
  const { user } = show()
  await screen.findByText(/Messages carry no link/)
  await user.click(screen.getByRole('button', { name: 'Change Curators' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(
    dialog.getByText(/An address at prod.westeurope.logic.example.test is stored/),
  ).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Save changes' }))
  await dialog.findByText('It leads astray.')
  expect(stubApi().requests(channels.updateChannel)[0]?.body).not.toHaveProperty('address')
})

test('a test message says in words how it went', async () => {
  stubApi()
    .reply(channels.listChannels, { items: [aChannel()], hasLinks: true })
    .reply(channels.testChannel, { isDelivered: false, words: 'Nobody listens there.' })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Send a test message to Curators' }))
  await screen.findByText('Nobody listens there.')
  expect(stubApi().requests(channels.testChannel)).toMatchObject([{ params: { channelId } }])
})

test('a channel is removed after it was asked', async () => {
  stubApi()
    .reply(channels.listChannels, { items: [aChannel()], hasLinks: true })
    .reply(channels.removeChannel, undefined)
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Remove Curators' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Remove “Curators”?' }))
  await user.click(dialog.getByRole('button', { name: 'Remove Curators' }))
  await screen.findByText('Removed “Curators”.')
})

test('a mail server is set, with faults at their fields, and tried out', async () => {
  const server = {
    host: 'smtp.example.test',
    port: 587,
    security: 'starttls' as const,
    userName: null,
    sender: 'console@example.test',
    hasPassword: false,
  }
  stubApi()
    .reply(channels.saveMailServer, { server })
    .reply(channels.testMailServer, { isDelivered: true, words: 'The mail server took it.' })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Set mail server' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Set mail server' }))
  await fill(user, dialog.getByLabelText('Host'), 'smtp.example.test')
  await fill(user, dialog.getByLabelText('Port'), '0')
  await user.click(dialog.getByRole('button', { name: 'Set mail server' }))
  expect(dialog.getByText('Write a number from 1 to 65535.')).toBeTruthy()
  await fill(user, dialog.getByLabelText('Port'), '587')
  await fill(user, dialog.getByLabelText('Sender'), 'console@example.test')
  stubApi().reply(channels.getMailServer, { server })
  await user.click(dialog.getByRole('button', { name: 'Set mail server' }))
  await user.click(await screen.findByRole('button', { name: 'Send a test mail' }))
  await screen.findByText('The mail server took it.')
})

test('what failed can be sent again', async () => {
  stubApi()
    .reply(channels.listDeliveries, { ...noDeliveries, items: [aDelivery()], total: 1 })
    .reply(channels.resendDelivery, aDelivery({ state: 'waiting', attempts: 0 }))
  const { user } = show()
  await screen.findByText('Nobody takes messages at this address (404).')
  await user.click(screen.getByRole('button', { name: /^Send again through Curators/ }))
  await waitFor(() => expect(stubApi().requests(channels.resendDelivery)).toHaveLength(1))
})

test('what can’t be read says why', async () => {
  stubApi().fail(channels.listChannels, { code: 'internal', status: 500, title: 'A mistake.' })
  show()
  await screen.findByText('A mistake.')
})
