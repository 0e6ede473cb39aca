import { listNotifications, markNotificationsRead } from '@curator/console-contract/notifications'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aNotification } from '../../testing/notification-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { stubApi } from '../../testing/setup.ts'
import { NotificationBell } from './notification-bell.tsx'
import { latestNotificationsQuery } from './notifications.queries.ts'
import { NotificationsPage } from './notifications-page.tsx'

const anEarlier = aNotification({
  id: '5b0e6d55-6f0e-4c83-9f39-6d1a52a7d1ff',
  kind: 'plan_approved',
  runId: null,
  isRead: true,
  sentence: 'Grace approved “Leavers” on PROD. It can be started now.',
})
const aList = (items = [aNotification(), anEarlier], unreadCount = 1) => ({
  items,
  unreadCount,
  total: items.length,
  page: 1,
  pageSize: 25,
})
const runPath = `/runs/${aNotification().runId}`

/** What the bell says; the other status is the place of toasts. */
const said = () => screen.getAllByRole('status')[0]?.textContent

describe('the bell', () => {
  test('counts what is unread, leads to it and reads it by that', async () => {
    stubApi().reply(listNotifications, aList()).reply(markNotificationsRead, { unreadCount: 0 })
    const { user, router } = renderPage(<NotificationBell />)
    await user.click(await screen.findByRole('button', { name: 'Notifications, 1 unread' }))
    await user.click(await screen.findByRole('menuitem', { name: /Run ended · unread/ }))
    await waitFor(() => expect(router.state.location.pathname).toBe(runPath))
    expect(stubApi().requests(markNotificationsRead)).toMatchObject([
      { body: { ids: [aNotification().id] } },
    ])
  })

  test('marks all that was there as read', async () => {
    stubApi().reply(listNotifications, aList()).reply(markNotificationsRead, { unreadCount: 0 })
    const { user } = renderPage(<NotificationBell />)
    await user.click(await screen.findByRole('button', { name: 'Notifications, 1 unread' }))
    await screen.findByRole('menu')
    await user.click(screen.getByRole('menuitem', { name: 'Mark all as read' }))
    await waitFor(() =>
      expect(stubApi().requests(markNotificationsRead)).toMatchObject([
        { body: { upTo: '2026-11-22T12:00:00.000Z' } },
      ]),
    )
  })

  test('says politely what arrives, and nothing of what was there before', async () => {
    stubApi().reply(listNotifications, aList([anEarlier], 0))
    const { client } = renderPage(<NotificationBell />)
    await screen.findByRole('button', { name: 'Notifications, none unread' })
    await waitFor(() => expect(client.isFetching()).toBe(0))
    expect(said()).toBe('')
    stubApi().reply(listNotifications, aList())
    await client.invalidateQueries({ queryKey: latestNotificationsQuery.queryKey })
    await waitFor(() => expect(said()).toBe(`Run ended: ${aNotification().sentence}`))
  })
})

describe('the page', () => {
  const show = (search = '') =>
    renderPage(<NotificationsPage />, { pattern: '/notifications', url: `/notifications${search}` })

  test('lists what happened with links; following one reads it', async () => {
    stubApi().reply(listNotifications, aList()).reply(markNotificationsRead, { unreadCount: 0 })
    const { user, router } = show()
    const [first, second] = await screen.findAllByRole('listitem')
    expect(within(second as HTMLElement).queryByText('Unread')).toBeNull()
    expect(within(second as HTMLElement).getByRole('link', { name: 'Open the plan' })).toBeTruthy()
    await user.click(within(first as HTMLElement).getByRole('link', { name: 'Open the run' }))
    expect(router.state.location.pathname).toBe(runPath)
    await waitFor(() => expect(stubApi().requests(markNotificationsRead)).toHaveLength(1))
  })

  test('asks for the part and the page of the address', async () => {
    stubApi().reply(listNotifications, { ...aList([anEarlier], 0), total: 60, page: 2 })
    const { user, router } = show('?show=unread&page=2')
    await screen.findByText('Page 2 of 3')
    expect(stubApi().requests(listNotifications)[0]?.query).toMatchObject({
      show: 'unread',
      page: 2,
    })
    await user.click(screen.getByRole('button', { name: 'Older' }))
    expect(router.state.location.search).toBe('?show=unread&page=3')
  })

  test('says when there is nothing, and when all is read', async () => {
    stubApi().reply(listNotifications, aList([], 0))
    const { unmount } = show()
    await screen.findByText('Nothing to tell yet')
    unmount()
    show('?show=unread')
    await screen.findByText('All read')
  })

  test('says why it can’t be read, and tries again', async () => {
    stubApi().fail(listNotifications, { code: 'internal', status: 500, title: 'A mistake.' })
    const { user } = show()
    await screen.findByText('A mistake.')
    stubApi().reply(listNotifications, aList())
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText(aNotification().sentence)
  })
})
