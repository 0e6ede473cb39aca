import {
  exportAgenda,
  getAgenda,
  getTimeline,
  listClockChanges,
} from '@curator/console-contract/schedule-forecast'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { stubApi } from '../../../testing/setup.ts'
import { anOrigin, aRun } from './testing/foresee-builders.ts'
import { showForesee } from './testing/show-foresee.tsx'

test('the agenda lists what runs next and is saved as a calendar file', async () => {
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  )
  const { user } = showForesee('view=agenda')
  stubApi()
    .reply(getAgenda, { origin: anOrigin(), runs: [aRun(), aRun({ id: 'b', isFailing: true })] })
    .reply(exportAgenda, {
      bytes: new Uint8Array([1]),
      contentType: 'text/calendar',
      fileName: 'runs.ics',
    })
  const table = await screen.findByRole('table')
  expect(within(table).getAllByText(/06:00$/)).toHaveLength(2)
  expect(within(table).getAllByText('10 min, estimated')).toHaveLength(2)
  expect(within(table).getByText('Failing')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /ICS/ }))
  await waitFor(() => expect(stubApi().requests(exportAgenda)).toHaveLength(1))
})

describe('the timeline', () => {
  const lane = {
    workerTag: 'gpu',
    slots: 2,
    rowCount: 2,
    bars: [
      { ...aRun({ durationSource: 'measured' }), row: 0 },
      { ...aRun({ id: 'b', name: 'Stock' }), row: 1 },
      { ...aRun({ id: 'c', name: 'Tax', durationSeconds: null }), row: 0 },
    ],
  }

  test('tells measured, estimated and unknown durations apart; arrow keys go along a lane', async () => {
    const { user } = showForesee('view=timeline')
    stubApi().reply(getTimeline, { origin: anOrigin(), lanes: [lane], isCut: true })
    const [measured, estimated, unknown] = await screen.findAllByRole('link', { name: /^06:00/ })
    expect(measured?.className).toContain('bg-accent')
    expect(estimated?.className).toContain('border-dashed')
    expect(unknown?.className).toContain('rounded-full')
    expect(screen.getByText('3 runs, at most 2 at once, 2 slots')).toBeTruthy()
    expect(screen.getByText(/earliest 5,000 runs/)).toBeTruthy()
    measured?.focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(estimated)
  })

  test('is a table, too', async () => {
    showForesee('view=timeline&shown=table')
    stubApi().reply(getTimeline, { origin: anOrigin(), lanes: [lane], isCut: false })
    expect(within(await screen.findByRole('table')).getByRole('link', { name: 'Tax' })).toBeTruthy()
  })
})

test('clock changes say what they do to which schedule', async () => {
  showForesee('view=clocks')
  stubApi().reply(listClockChanges, {
    takenAt: '2026-11-30T01:00:00Z',
    unknownCount: 4,
    zones: [
      {
        timeZone: 'Europe/Berlin',
        scheduleCount: 12,
        changes: [
          {
            at: '2027-03-28T01:00:00Z',
            minutes: 60,
            from: '2027-03-28T02:00',
            to: '2027-03-28T03:00',
            effects: [
              {
                scheduleId: aRun().scheduleId,
                name: 'Nightly',
                effect: 'skipped',
                local: '2027-03-28T02:30',
                seenIn: 'forecast',
              },
            ],
          },
        ],
      },
      { timeZone: 'UTC', scheduleCount: 3, changes: [] },
    ],
  })
  const zone = await screen.findByRole('region', { name: 'Europe/Berlin' })
  expect(
    within(zone).getByText(/goes forward by 60 minutes; 02:00 to 03:00 is skipped/),
  ).toBeTruthy()
  expect(within(zone).getByText('Skipped')).toBeTruthy()
  expect(within(zone).getByText('Guessed from the forecast')).toBeTruthy()
  expect(within(zone).getByRole('link', { name: '12 schedules' }).getAttribute('href')).toBe(
    '/c/dev/schedules?timeZone=Europe%2FBerlin',
  )
  expect(screen.queryByRole('region', { name: 'UTC' })).toBeNull()
  expect(screen.getByText(/^Of 4 schedules/)).toBeTruthy()
})
