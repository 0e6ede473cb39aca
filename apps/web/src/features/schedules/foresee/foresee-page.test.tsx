import { getCalendar, getHeatMap } from '@curator/console-contract/schedule-forecast'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { stubApi } from '../../../testing/setup.ts'
import { aCalendar, anOrigin, aRun, heatCells } from './testing/foresee-builders.ts'
import { showForesee } from './testing/show-foresee.tsx'

const pile = [
  aRun({ isFailing: true }),
  aRun({ id: 'schedule-2', name: 'Stock' }),
  aRun({ id: 'schedule-2', name: 'Stock', startAt: '2026-11-30T05:30:00Z' }),
]
const search = (router: ReturnType<typeof showForesee>['router']) =>
  new URLSearchParams(router.state.location.search)

describe('the month', () => {
  test('counts the runs of each day and leads to the schedules behind one', async () => {
    const { router, user } = showForesee('state=failing')
    stubApi().reply(getCalendar, aCalendar(pile))
    const mark = await screen.findByRole('button', { name: /^Mon.*30.*: 3 runs, 1 of failing/ })
    expect(stubApi().requests(getCalendar)[0]?.query).toMatchObject({
      detail: 'counts',
      timeZone: 'Europe/Berlin',
      state: ['failing'],
      from: '2026-10-25T23:00:00.000Z',
      to: '2026-12-06T23:00:00.000Z',
    })
    await user.click(mark)
    expect(search(router).get('behind')).toBe('2026-11-30')
    const dialog = await screen.findByRole('dialog')
    expect((await within(dialog).findByRole('link', { name: 'Stock' })).getAttribute('href')).toBe(
      '/c/dev/schedules/schedule-2',
    )
    expect(within(dialog).getByText(/2 runs, first/)).toBeTruthy()
    expect(within(dialog).getByText('Failing')).toBeTruthy()
    const inList = within(dialog).getByRole('link', { name: /in the list$/ })
    expect(inList.getAttribute('href')).toContain('state=failing&nextFrom=2026-11-29T23')
  })

  test('is a table, too', async () => {
    const { router, user } = showForesee('')
    stubApi().reply(getCalendar, aCalendar(pile))
    await user.click(await screen.findByRole('radio', { name: 'Table' }))
    await waitFor(() => expect(search(router).get('shown')).toBe('table'))
    const table = screen.getByRole('table')
    expect(within(table).getByRole('link', { name: 'Daily sales' })).toBeTruthy()
  })

  test('steps through months, back to today, and takes another zone', async () => {
    const { router, user } = showForesee('')
    stubApi().reply(getCalendar, aCalendar(pile))
    expect(await screen.findByRole('heading', { name: 'November 2026' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'After' }))
    expect(await screen.findByRole('heading', { name: 'December 2026' })).toBeTruthy()
    expect(search(router).get('day')).toBe('2026-12-01')
    await user.click(screen.getByRole('button', { name: 'Today' }))
    expect(search(router).get('day')).toBeNull()
    const zone = screen.getByRole('combobox', { name: 'Days and hours in' })
    await user.clear(zone)
    await user.type(zone, 'Asia/Tokyo')
    await user.click(await screen.findByRole('option', { name: 'Asia/Tokyo' }))
    await waitFor(() => expect(search(router).get('zone')).toBe('Asia/Tokyo'))
  })
})

describe('hours', () => {
  test('of a day name what starts in them; arrow keys walk them', async () => {
    const { user } = showForesee('view=day')
    stubApi().reply(getCalendar, aCalendar(pile))
    const mark = await screen.findByRole('button', { name: /^06:00: 3 runs, 1 of failing/ })
    expect(mark.textContent).toBe('306:00 Stock · 06:00 Daily sales')
    await user.click(screen.getByRole('button', { name: /^00:00: 0 runs/ }))
    await user.keyboard('{Escape}')
    for (let hour = 0; hour < 6; hour += 1) await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(document.activeElement).toBe(mark))
  })

  test('of a week are counted whole, by what is chosen', async () => {
    const { router, user } = showForesee('view=week')
    stubApi().reply(getHeatMap, { origin: anOrigin(), weeks: 1, cells: heatCells(44) })
    const mark = await screen.findByRole('button', { name: /30.*06:00: 44 starts, 1 of failing/ })
    expect(mark.textContent).toBe('44')
    await user.click(screen.getByRole('radio', { name: 'Minutes' }))
    await waitFor(() => expect(mark.textContent).toBe('440'))
    expect(search(router).get('measure')).toBe('minutes')
  })

  test('of four weeks lie over each other, and lead to all of theirs', async () => {
    const { user } = showForesee('view=heat')
    stubApi()
      .reply(getHeatMap, { origin: anOrigin(), weeks: 4, cells: heatCells(44) })
      .reply(getCalendar, aCalendar(pile))
    expect(await screen.findByText(/^The fullest hour: Monday 06:00, 11 starts/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Monday 06:00: 44 starts/ }))
    const dialog = await screen.findByRole('dialog', { name: /^Monday, 06:00/ })
    expect(await within(dialog).findByText(/^12 runs\./)).toBeTruthy()
    expect(
      stubApi()
        .requests(getCalendar)
        .map(({ query }) => query.from),
    ).toEqual([
      '2026-11-30T05:00:00.000Z',
      '2026-12-07T05:00:00.000Z',
      '2026-12-14T05:00:00.000Z',
      '2026-12-21T05:00:00.000Z',
    ])
  })
})

test('another view is asked for once, when it is pressed', async () => {
  const { router, user } = showForesee('')
  stubApi()
    .reply(getCalendar, aCalendar(pile))
    .reply(getHeatMap, { origin: anOrigin(), weeks: 4, cells: heatCells(44) })
  await user.click(await screen.findByRole('tab', { name: 'Heat map' }))
  expect(await screen.findByText(/^The fullest hour/)).toBeTruthy()
  expect(search(router).get('view')).toBe('heat')
  expect(stubApi().requests(getHeatMap)).toHaveLength(1)
})

describe('in place of a picture', () => {
  test.each([
    ['', 'Go to today'],
    ['state=failing', 'Clear search and filters'],
  ])('“%s” stands that nothing runs, and %s', async (filters, button) => {
    showForesee(filters, 'administrator', '2096-01-01')
    stubApi().reply(getCalendar, { ...aCalendar([]), origin: anOrigin({ runCount: 0 }) })
    expect(await screen.findByText('No run is expected')).toBeTruthy()
    expect(screen.getByRole('button', { name: button })).toBeTruthy()
  })

  test('stands why it can’t be had, and a retry asks again', async () => {
    const { user } = showForesee('')
    stubApi().fail(getCalendar, { code: 'internal', status: 500 })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    stubApi().reply(getCalendar, aCalendar(pile))
    await user.click(retry)
    expect(await screen.findByText('3 runs')).toBeTruthy()
  })

  test('is said that the forecast could not be had, and what is missing', async () => {
    showForesee('')
    stubApi().reply(getCalendar, {
      ...aCalendar(pile),
      origin: anOrigin({ source: 'next_runs', why: 'It has no V2.', unseenCount: 12 }),
    })
    expect(await screen.findByText(/It has no V2\./)).toBeTruthy()
    expect(screen.getByText(/12 schedules that are on have no run here/)).toBeTruthy()
  })
})
