import {
  createDeletionPlan,
  createHoldRestoration,
  listScheduleDeletions,
  listScheduleHolds,
} from '@curator/console-contract/schedule-plans'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { stubApi } from '../../../testing/setup.ts'
import { planId, showSchedules } from '../testing/show-schedules.tsx'
import { SetAsidePage } from './set-aside-page.tsx'

const holdId = '0198c0de-0000-7000-8000-00000000000b'
const hold = {
  id: holdId,
  connectionId: 'dev',
  planId,
  note: 'Upgrade of the workers',
  scheduleCount: 12,
  createdAt: '2026-11-27T20:00:00Z',
  createdByName: 'Grace Hopper',
  restoredAt: null,
}
const deletion = {
  scheduleId: 'schedule-1',
  name: 'Old sales',
  planId,
  switchedOffAt: '2026-10-01T09:00:00Z',
  dueAt: '2026-10-31T09:00:00Z',
  state: 'due',
  plannedByName: 'Grace Hopper',
} as const
const pageOf = <T,>(items: readonly T[]) =>
  ({ items: [...items], total: items.length, page: 1, pageSize: 25 }) as never

const show = (search = '', role?: 'viewer') =>
  showSchedules(<SetAsidePage />, {
    pattern: routePatterns.schedulesSetAside,
    url: `/c/dev/schedules/set-aside${search}`,
    ...(role ? { role } : {}),
  })

describe('what was switched off for a time', () => {
  test('goes on again as it was, so many in a minute', async () => {
    const { router, user } = show()
    stubApi()
      .reply(
        listScheduleHolds,
        pageOf([hold, { ...hold, id: planId, note: '', restoredAt: '2026-11-28T01:00:00Z' }]),
      )
      .reply(createHoldRestoration, { planId } as never)
    expect(await screen.findByText('On again')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Switch 12 schedules on again…' }))
    const box = await screen.findByRole('textbox', { name: 'Schedules per minute' })
    await user.clear(box)
    await user.type(box, '20')
    await user.click(screen.getByRole('button', { name: 'Plan to switch 12 schedules on again' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
    expect(stubApi().requests(createHoldRestoration)[0]).toMatchObject({
      params: { holdId },
      body: { perMinute: 20 },
    })
  })

  test('is deleted for good once it is due', async () => {
    const { user } = show('?tab=deletions')
    stubApi()
      .reply(listScheduleDeletions, {
        ...(pageOf([
          deletion,
          { ...deletion, scheduleId: 'schedule-2', state: 'on_again' },
        ]) as object),
        dueCount: 1,
      } as never)
      .reply(createDeletionPlan, { planId } as never)
    await user.click(await screen.findByRole('button', { name: 'Plan its deletion' }))
    await waitFor(() =>
      expect(stubApi().requests(createDeletionPlan)[0]?.body).toEqual({
        connectionId: 'dev',
        scheduleIds: ['schedule-1'],
      }),
    )
  })

  test('is looked at, not touched, by those who may only read', async () => {
    show('', 'viewer')
    stubApi().reply(listScheduleHolds, pageOf([hold]))
    expect(await screen.findByText('Upgrade of the workers')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /on again/ })).toBeNull()
  })

  test('says what to do when there is nothing', async () => {
    show()
    stubApi().reply(listScheduleHolds, pageOf([]))
    expect(await screen.findByText('Nothing is held')).toBeTruthy()
  })
})
