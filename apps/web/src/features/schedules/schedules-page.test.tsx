import { listSavedViews, savedView } from '@curator/console-contract/saved-views'
import { exportSchedules, getSchedule, listSchedules } from '@curator/console-contract/schedules'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { aSchedule } from '../../testing/schedule-builders.ts'
import { stubApi } from '../../testing/setup.ts'
import { SchedulesPage } from './schedules-page.tsx'
import { listOf, showSchedules } from './testing/show-schedules.tsx'

type Options = Partial<Parameters<typeof showSchedules>[1]> & { readonly search?: string }
const show = ({ search = '', ...options }: Options = {}) =>
  showSchedules(<SchedulesPage />, {
    pattern: routePatterns.schedules,
    url: `/c/dev/schedules${search}`,
    ...options,
  })

describe('the list of schedules', () => {
  test('says who owns what, when it runs and what is wrong', async () => {
    show({
      schedules: [
        aSchedule({
          owner: { id: 'user-9', name: 'Alan Turing', email: '', state: 'inactive' },
          lastError: 'Credential not found',
          rule: { rule: null, origin: 'inferred', words: 'Each day at 06:00' },
        }),
        aSchedule({
          id: 'schedule-2',
          name: 'Old',
          workflow: null,
          isEnabled: false,
          nextRunAt: null,
          timeZone: '',
        }),
      ],
    })
    const first = await screen.findByRole('row', { name: /Daily sales/ })
    for (const words of ['Alan Turing', 'Inactive', 'Failing', 'Inferred', 'Credential not found'])
      expect(within(first).getByText(words)).toBeTruthy()
    const next = first.querySelector('time')?.title ?? ''
    expect(next).toContain('Schedule: ')
    expect(next).toContain('(Europe/Berlin)')
    expect(next).toContain('UTC: 2026-11-30 05:00:00 UTC')
    const second = screen.getByRole('row', { name: /Old/ })
    for (const words of ['Off', 'Workflow gone', 'None (UTC)'])
      expect(within(second).getByText(words)).toBeTruthy()
  })

  test('comes back by a saved view, which is marked', async () => {
    const failing = savedView.parse({
      id: '0198c0de-0000-7000-8000-000000000001',
      list: 'schedules',
      name: 'Failing ones',
      // In another order than the list spells it.
      search: 'sort=-name&state=failing',
      isShared: false,
      isOwn: true,
      authorName: 'Grace Hopper',
      updatedAt: '2026-11-28T12:00:00Z',
    })
    const { user, router } = show({ views: [failing] })
    await user.click(await screen.findByRole('button', { name: 'Views' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Failing ones/ }))
    expect(router.state.location.search).toBe(`?${failing.search}`)
    expect(await screen.findByRole('button', { name: 'View: Failing ones' })).toBeTruthy()
    expect(
      await screen.findByRole('button', { name: 'Remove filter Trouble: Failing' }),
    ).toBeTruthy()
    expect(stubApi().requests(listSavedViews)[0]?.query).toEqual({ list: 'schedules' })
  })

  test('keeps filters in the address and shows each as a chip', async () => {
    const { router, user } = show({ search: '?ownerId=user-1&state=failing' })
    expect(
      await screen.findByRole('button', { name: 'Remove filter Owner: Ada Lovelace' }),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Remove filter Trouble: Failing' }))
    await waitFor(() => expect(router.state.location.search).toBe('?ownerId=user-1'))
    expect(stubApi().requests(listSchedules).at(-1)?.query).toMatchObject({
      ownerId: ['user-1'],
      state: [],
      sort: 'nextRunAt',
    })
  })

  test('opens a schedule beside the list, and its page', async () => {
    const { router, user } = show()
    await user.click((await screen.findAllByText('Default'))[0] as HTMLElement)
    await waitFor(() => expect(router.state.location.search).toBe('?open=schedule-0'))
    await user.click(await screen.findByRole('link', { name: 'Open page' }))
    expect(router.state.location.pathname).toBe('/c/dev/schedules/schedule-0')
  })

  test('says that a schedule of an old link is gone', async () => {
    show({ search: '?open=schedule-99' })
    stubApi().fail(getSchedule, { code: 'not_found', status: 404 })
    expect(await screen.findByText('There is no such schedule')).toBeTruthy()
  })

  test('says in words what the release can’t do', async () => {
    show()
    const why = 'It has no PATCH.'
    listOf(
      [aSchedule()],
      [
        { action: 'set', why },
        { action: 'zone', why },
      ],
    )
    const words = 'Left out: change fields, switch on and off, change the time zone.'
    expect((await screen.findByText(words)).closest('li')?.textContent).toContain(why)
  })

  test('leaves out what writes for those who may only read', async () => {
    show({ role: 'viewer' })
    await screen.findByRole('row', { name: /Schedule 1/ })
    expect(screen.queryByRole('link', { name: 'New schedule' })).toBeNull()
    expect(screen.queryByLabelText('Select Schedule 1')).toBeNull()
  })

  test('is saved with the chosen columns', async () => {
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
    )
    const { user } = show({ search: '?isEnabled=yes' })
    stubApi().reply(exportSchedules, {
      bytes: new Uint8Array([1]),
      contentType: 'text/csv',
      fileName: 'schedules.csv',
    })
    await user.click(await screen.findByRole('button', { name: 'Export CSV' }))
    await waitFor(() => expect(stubApi().requests(exportSchedules)).toHaveLength(1))
    const { query } = stubApi().requests(exportSchedules)[0] ?? {}
    expect(query).toMatchObject({ isEnabled: ['yes'] })
    expect(query?.column.slice(0, 3)).toEqual(['name', 'owner', 'workflow'])
  })
})

describe('in place of the list', () => {
  test.each([
    ['', '“DEV” has no schedules yet'],
    ['?state=failing', 'No schedule matches'],
  ])('%s stands why it is empty', async (search, title) => {
    show({ search, schedules: [] })
    expect(await screen.findByText(title)).toBeTruthy()
  })

  test.each([
    [{ code: 'store_unavailable', status: 503 }, 'It failed.'],
    [{ code: 'content_not_available', status: 409, detail: 'It refused.' }, 'It refused.'],
    [{ code: 'directory_not_ready', status: 409 }, 'Reading the schedules of “DEV”'],
  ])('%o is said in words', async (problem, words) => {
    show()
    stubApi().fail(listSchedules, problem)
    expect(await screen.findByText(words)).toBeTruthy()
  })
})
