import { scheduleId } from '@curator/console-contract/ids'
import {
  getCalendar,
  getLoad,
  getWorkerSlots,
  proposeSpread,
  putWorkerSlots,
  simulateMoves,
} from '@curator/console-contract/schedule-forecast'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { stubApi } from '../../../../testing/setup.ts'
import { lastPlan, planId } from '../../testing/show-schedules.tsx'
import { aCalendar, aCurve, anOrigin, aRun } from '../testing/foresee-builders.ts'
import { showForesee } from '../testing/show-foresee.tsx'

const origin = anOrigin()
const move = {
  scheduleId: scheduleId.parse('schedule-1'),
  name: 'Daily sales',
  minutes: 15,
  reason: '40 runs come together.',
}
const compared = { origin, before: [aCurve(40)], after: [aCurve(20)] }

describe('the load', () => {
  test('shows its peak, which leads to the schedules behind it, and quiet stretches', async () => {
    const { router, user } = showForesee('view=load')
    stubApi()
      .reply(getLoad, { origin, curves: [aCurve(40), aCurve(2, { workerTag: 'gpu', slots: 4 })] })
      .reply(getCalendar, aCalendar([aRun()]))
    const gpu = await screen.findByRole('region', { name: 'Load of gpu' })
    expect(within(gpu).getByText('Slots')).toBeTruthy()
    expect(within(gpu).getByText(/^Quiet:/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Peak: 40 at once/ }))
    expect(router.state.location.search).toContain('behind=2026-11-30T06%3A00%40')
    await waitFor(() =>
      expect(stubApi().requests(getCalendar)[0]?.query).toMatchObject({
        workerTag: [''],
        from: '2026-11-30T05:00:00.000Z',
        to: '2026-11-30T05:15:00.000Z',
      }),
    )
  })

  test('is told by the hour to those who can’t see it', async () => {
    showForesee('view=load')
    stubApi().reply(getLoad, { origin, curves: [aCurve(40)] })
    expect(
      await screen.findByRole('button', { name: '06:00: 40 starts, at most 40 at work' }),
    ).toBeTruthy()
  })

  test('counts starts where no duration is known', async () => {
    showForesee('view=load')
    const { steps } = aCurve(40)
    const silent = steps.map((step) => ({ ...step, running: 0 }))
    const curve = aCurve(40, { steps: silent, peak: null, unknownCount: 40 })
    stubApi().reply(getLoad, { origin, curves: [curve] })
    expect(await screen.findByText(/the picture counts starts/)).toBeTruthy()
  })

  test('takes slots of worker tags', async () => {
    const { user } = showForesee('view=load')
    stubApi()
      .reply(getLoad, { origin, curves: [aCurve(40)] })
      .reply(getWorkerSlots, {
        items: [{ workerTag: 'gpu', slots: 2 }],
        knownTags: ['', 'gpu'],
      })
      .reply(putWorkerSlots, { items: [], knownTags: ['', 'gpu'] })
    await user.click(await screen.findByRole('button', { name: 'Worker slots…' }))
    const field = await screen.findByRole('textbox', { name: 'No worker tag' })
    await user.type(field, 'x')
    expect(await screen.findByText(/^Enter a whole number/)).toBeTruthy()
    await user.clear(field)
    await user.type(field, '8')
    await user.click(screen.getByRole('button', { name: 'Save worker slots' }))
    await waitFor(() =>
      expect(stubApi().requests(putWorkerSlots)[0]?.body.items).toEqual([
        { workerTag: '', slots: 8 },
        { workerTag: 'gpu', slots: 2 },
      ]),
    )
  })

  test('is not changed by those who may only read', async () => {
    showForesee('view=load&whatIf=yes', 'viewer')
    stubApi()
      .reply(getLoad, { origin, curves: [aCurve(40)] })
      .reply(proposeSpread, { ...compared, moves: [move] })
    expect(await screen.findByRole('button', { name: 'Propose moves' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Worker slots…' })).toBeNull()
  })
})

describe('the what-if', () => {
  const show = () => {
    const view = showForesee('view=load&whatIf=yes')
    stubApi()
      .reply(getLoad, { origin, curves: [aCurve(40)] })
      .reply(proposeSpread, { ...compared, moves: [move] })
      .reply(simulateMoves, compared)
    return view
  }

  test('takes the proposal, shows the peak before and after, and plans it', async () => {
    const { router, user } = show()
    await user.click(await screen.findByRole('button', { name: 'Propose moves' }))
    const peaks = await screen.findByRole('region', { name: 'Peak of each worker tag' })
    expect(within(peaks).getByText(/^40 at once/)).toBeTruthy()
    expect(within(peaks).getByText(/^20 at once/)).toBeTruthy()
    expect(within(peaks).getByText('20 fewer')).toBeTruthy()
    expect(screen.getByText('Before the moves')).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: /only inferred$/ }))
    await user.click(screen.getByRole('button', { name: 'Plan to move 1 schedule' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
    expect(lastPlan()).toEqual({
      connectionId: 'dev',
      action: {
        kind: 'retime',
        acceptInferred: true,
        moves: [{ scheduleId: 'schedule-1', minutes: 15 }],
      },
    })
  })

  test('leaves a schedule where it is in the next proposal', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Propose moves' }))
    await user.click(await screen.findByRole('button', { name: 'Stays: Daily sales' }))
    expect(
      await screen.findByRole('button', {
        name: 'Remove filter Stays where it is: Daily sales',
      }),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Propose moves' }))
    await waitFor(() =>
      expect(stubApi().requests(proposeSpread).at(-1)?.body.fixed).toEqual(['schedule-1']),
    )
  })

  test('moves a schedule chosen by hand', async () => {
    const { user } = show()
    await user.type(await screen.findByRole('combobox', { name: 'Schedule to move' }), 'Schedule 2')
    await user.click(await screen.findByRole('option', { name: /Schedule 2/ }))
    await user.click(screen.getByRole('button', { name: 'Add the move' }))
    await waitFor(() =>
      expect(stubApi().requests(simulateMoves).at(-1)?.body).toMatchObject({
        stepMinutes: 15,
        moves: [{ scheduleId: 'schedule-2', minutes: 30 }],
      }),
    )
    await user.click(screen.getByRole('button', { name: 'Remove all moves' }))
    expect(await screen.findByText(/^No move yet/)).toBeTruthy()
  })
})
