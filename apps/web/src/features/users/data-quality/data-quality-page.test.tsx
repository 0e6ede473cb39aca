import { listConnections } from '@curator/console-contract/connections'
import { listUserFindings, userFindings } from '@curator/console-contract/users'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { DataQualityPage } from './data-quality-page.tsx'

const takenAt = '2026-11-22T12:00:00Z'
const findings = (counts: Partial<Record<string, number>>, why: string | null = null) => ({
  items: userFindings.map((finding) => ({
    finding,
    severity: 'high' as const,
    count: counts[finding] ?? 0,
    why: finding === 'inactive_owner' ? why : null,
  })),
  userCount: 3,
  takenAt,
})

function show(search = '') {
  stubApi().reply(listConnections, { items: [aConnection()] })
  return renderPage(<DataQualityPage />, {
    pattern: routePatterns.dataQuality,
    url: `/c/dev/users/data-quality${search}`,
  })
}

describe('the page of data quality', () => {
  test('leads from each finding to the people it names', async () => {
    stubApi().reply(listUserFindings, findings({ no_time_zone: 12, inactive_days: 1 }))
    show('?inactiveDays=30')
    const zone = await screen.findByRole('link', { name: 'Show 12 users' })
    expect(zone.getAttribute('href')).toBe('/c/dev/users?finding=no_time_zone')
    expect(screen.getByText(/Set the time zone/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Show 1 user' }).getAttribute('href')).toBe(
      '/c/dev/users?finding=inactive_days&inactiveDays=30',
    )
    expect(screen.getByRole('heading', { name: 'Not signed in for 30 days' })).toBeTruthy()
    expect(screen.getAllByText('High')).toHaveLength(2)
    expect(screen.getAllByText('Nothing found')).toHaveLength(5)
  })

  test('counts with other days, kept in the address', async () => {
    stubApi().reply(listUserFindings, ({ query }) =>
      findings({ inactive_days: query.inactiveDays === 7 ? 3 : 1 }),
    )
    const { user, router } = show()
    const box = await screen.findByRole('textbox', { name: 'Days without sign-in' })
    await screen.findByRole('link', { name: 'Show 1 user' })
    await user.clear(box)
    await user.type(box, '7{Enter}')
    expect(await screen.findByRole('link', { name: 'Show 3 users' })).toBeTruthy()
    expect(router.state.location.search).toBe('?inactiveDays=7')
  })

  test('says why a rule can’t be told', async () => {
    stubApi().reply(listUserFindings, findings({}, 'The Server refused the list of schedules.'))
    show()
    expect(await screen.findByText(/The Server refused the list of schedules/)).toBeTruthy()
    expect(screen.getByText('Not available')).toBeTruthy()
  })

  test('says that there is nothing to mend', async () => {
    stubApi().reply(listUserFindings, findings({}))
    show()
    expect(await screen.findByText('Nothing to mend')).toBeTruthy()
  })

  test('says why it failed and tries again', async () => {
    stubApi().fail(listUserFindings, { code: 'internal', status: 500, title: 'It broke.' })
    const { user } = show()
    expect(await screen.findByText('It broke.')).toBeTruthy()
    stubApi().reply(listUserFindings, findings({}))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.getByText('Nothing to mend')).toBeTruthy())
  })
})
