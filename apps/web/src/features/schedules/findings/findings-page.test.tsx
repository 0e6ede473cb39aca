import { listScheduleFindings, scheduleFindings } from '@curator/console-contract/schedule-findings'
import { listSchedules } from '@curator/console-contract/schedules'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { aSchedule } from '../../../testing/schedule-builders.ts'
import { stubApi } from '../../../testing/setup.ts'
import { lastPlan, planId, showSchedules } from '../testing/show-schedules.tsx'
import { FindingsPage } from './findings-page.tsx'

const count = (finding: string, severity: string, found: number, unjudged = 0) => ({
  finding,
  severity,
  count: found,
  unjudgedCount: unjudged,
  why: unjudged > 0 ? 'No Server says it.' : null,
})
const usualCounts = [
  count('owner_gone', 'high', 2),
  count('connection_share', 'high', 0, 3),
  count('failing', 'high', 2, 1),
  count('no_time_zone', 'medium', 1),
  count('duplicate', 'medium', 0),
]
const found = (finding: string, reason: string) =>
  ({ finding, severity: 'high', reason, suggestion: 'transfer' }) as const

const schedules = [
  aSchedule({ id: 'schedule-0', name: 'Revenue' }),
  aSchedule({ id: 'schedule-1', name: 'Stock' }),
]
type Options = { readonly search?: string; readonly role?: 'viewer'; readonly counts?: object[] }
function show({ search = '', role, counts = usualCounts }: Options = {}) {
  const view = showSchedules(<FindingsPage />, {
    pattern: routePatterns.scheduleFindings,
    url: `/c/dev/schedules/findings${search}`,
    schedules,
    ...(role ? { role } : {}),
  })
  stubApi().reply(listScheduleFindings, {
    items: counts,
    scheduleCount: 3,
    takenAt: '2026-11-28T12:00:00Z',
  } as never)
  const [revenue, stock] = schedules
  stubApi().reply(listSchedules, {
    items: [
      {
        ...revenue,
        found: [
          found('owner_gone', 'Ada Lovelace left.'),
          found('failing', 'Three runs in a row failed.'),
        ],
      },
      { ...stock, found: [found('failing', 'It failed.')] },
    ],
    total: 2,
    page: 1,
    pageSize: 50,
    takenAt: '2026-11-28T12:00:00Z',
    scheduleCount: 3,
    cannot: [],
  } as never)
  return view
}
const lastQuery = () => stubApi().requests(listSchedules).at(-1)?.query

describe('the findings', () => {
  test('are counted by rule, and each schedule says why and what to do', async () => {
    show()
    const row = await screen.findByRole('row', { name: /Revenue/ })
    for (const words of ['Ada Lovelace left.', 'Hand it over', 'Owner gone'])
      expect(within(row).getAllByText(words, { exact: false }).length).toBeGreaterThan(0)
    expect(lastQuery()?.finding).toEqual([...scheduleFindings])
    expect(screen.getByRole('button', { name: /^2 ?High ?Owner gone/ })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Duplicate/ })).toBeNull()
  })

  test('that could not be judged stand apart with the reason', async () => {
    show()
    await screen.findByText('2 rules are not available for some schedules')
    const line = screen.getByText('Data connection not shared.').closest('li')
    expect(line?.textContent).toBe(
      'Data connection not shared. Not available for 3 schedules. No Server says it.',
    )
  })

  test('are narrowed by rule, severity and owner in the address', async () => {
    const { router, user } = show({ search: '?severity=medium' })
    await screen.findByRole('row', { name: /Revenue/ })
    expect(lastQuery()?.finding).toEqual(['no_time_zone'])
    await user.click(screen.getByRole('button', { name: 'Severity filter, 1 chosen' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'High' }))
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: /Failing/ }))
    await waitFor(() =>
      expect(router.state.location.search).toBe('?finding=failing&severity=medium&severity=high'),
    )
    await waitFor(() => expect(lastQuery()?.finding).toEqual(['failing']))
    const row = await screen.findByRole('row', { name: /Revenue/ })
    expect(within(row).getByText('Three runs in a row failed.')).toBeTruthy()
  })

  test('of failing schedules whose owners are inactive are handed over in one plan', async () => {
    const { router, user } = show({ search: '?finding=failing&ownerState=inactive' })
    await screen.findByRole('row', { name: /Revenue/ })
    await user.click(screen.getByLabelText('Select all rows'))
    await user.click(await screen.findByRole('button', { name: 'Hand over…' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByRole('combobox', { name: 'Owner' }), 'ada')
    await user.click(await screen.findByRole('option', { name: /ada@example\.test/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Plan the change of 2 schedules' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
    expect(lastPlan()).toMatchObject({
      selection: {
        kind: 'matching',
        filters: { finding: ['failing'], ownerState: ['inactive'] },
        except: [],
      },
      action: { kind: 'set', values: { ownerId: 'user-1' } },
    })
  })

  test('become the scope of a review', async () => {
    show({ search: '?finding=failing&ownerState=inactive&sort=name' })
    const link = await screen.findByRole('link', { name: 'Review these' })
    expect(link.getAttribute('href')).toBe(
      '/c/dev/schedule-review/new?ownerState=inactive&finding=failing',
    )
  })

  test('open one schedule beside the list', async () => {
    const { router, user } = show()
    await user.click(await screen.findByText('It failed.'))
    await waitFor(() => expect(router.state.location.search).toBe('?open=schedule-1'))
    expect(await screen.findByRole('region', { name: 'Findings' })).toBeTruthy()
  })

  test('choose nothing for those who may only read', async () => {
    show({ role: 'viewer' })
    await screen.findByRole('row', { name: /Revenue/ })
    expect(screen.queryByLabelText('Select all rows')).toBeNull()
    expect(screen.queryByRole('link', { name: 'Review these' })).toBeNull()
  })
})

describe('in place of findings', () => {
  test('stands that there are none, never the list of all schedules', async () => {
    show({ counts: [count('failing', 'high', 0), count('connection_share', 'high', 0, 3)] })
    expect(await screen.findByText('Nothing is wrong with these schedules')).toBeTruthy()
    expect(screen.getByText('1 rule is not available for some schedules')).toBeTruthy()
    expect(stubApi().requests(listSchedules)).toEqual([])
  })

  test.each([
    [{ code: 'store_unavailable', status: 503 }, 'It failed.'],
    [{ code: 'directory_not_ready', status: 409 }, 'Reading the schedules of “DEV”'],
  ])('%o is said in words', async (problem, words) => {
    show()
    stubApi().fail(listScheduleFindings, problem)
    expect(await screen.findByText(words)).toBeTruthy()
  })
})
