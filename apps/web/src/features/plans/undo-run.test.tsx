import { getPlan, listPlanRows } from '@curator/console-contract/plans'
import { getRun, listRunRows, outcomes, type Run, undoRun } from '@curator/console-contract/runs'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aPlan,
  aPlanRow,
  aPlanRowPage,
  aRun,
  aRunRowPage,
  planUuid,
  runUuid,
  zeros,
} from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { PlanPage } from './plan-page.tsx'
import { RunPage } from './run-page.tsx'

const ended = (given: Partial<Record<keyof Run, unknown>> = {}, applied = 100) =>
  aRun({
    state: 'done',
    finishedAt: '2026-03-02T09:06:00Z',
    changesPerSecond: null,
    secondsLeft: null,
    counts: {
      total: 100,
      waiting: 0,
      inFlight: 0,
      outcomes: zeros(outcomes, { applied, already_applied: 100 - applied }),
    },
    ...given,
  })
const show = () => renderPage(<RunPage />, { pattern: '/runs/:runId', url: `/runs/${runUuid}` })
/** Looking for roles takes its time on a page with a table. */
const findRole = (role: 'button' | 'link', name: string) =>
  screen.findByRole(role, { name }, { timeout: 5_000 })
const button = (name: string) => screen.queryByRole('button', { name })

beforeEach(() => {
  stubApi().reply(getSession, aSession()).reply(listRunRows, aRunRowPage([]))
})

describe('a run that has ended', () => {
  test('is undone by a plan, which opens', async () => {
    stubApi()
      .reply(getRun, ended())
      .reply(undoRun, { planId: planUuid as never })
    const { router, user } = show()
    await user.click(await findRole('button', 'Undo'))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planUuid}`))
    expect(stubApi().requests(undoRun)[0]?.params.runId).toBe(runUuid)
  })

  test('says why it can’t be undone just now', async () => {
    stubApi().reply(getRun, ended()).fail(undoRun, {
      code: 'run_state_conflict',
      status: 409,
      title: 'The run can’t do this in its present state.',
      detail: 'It is being undone just now.',
    })
    const { user } = show()
    await user.click(await findRole('button', 'Undo'))
    await screen.findByText(/being undone just now/)
  })

  test.each([
    ['draft', null],
    ['running', null],
    ['done', 'Undo the rest'],
  ])('leads to the undo plan that is there (%s)', async (state, rest) => {
    stubApi().reply(getRun, ended({ undo: { planId: planUuid, state } }))
    show()
    const link = await findRole('link', 'Open the undo plan')
    expect(link.getAttribute('href')).toBe(`/plans/${planUuid}`)
    expect(button('Undo')).toBeNull()
    expect(button('Undo the rest') !== null).toBe(rest !== null)
  })

  test('has no undo when it changed nothing, nor for calls, nor for whom may only look', async () => {
    stubApi().reply(getRun, ended({}, 0))
    const { unmount } = show()
    await screen.findByText(/ended well/)
    expect(button('Undo')).toBeNull()
    unmount()
    stubApi().reply(getRun, ended({ slice: 'bulk-runner' }))
    const second = show()
    await screen.findByText(/succeeded on/)
    expect(button('Undo')).toBeNull()
    second.unmount()
    stubApi().reply(getSession, aSession('viewer')).reply(getRun, ended())
    show()
    await screen.findByText(/ended well/)
    expect(button('Undo')).toBeNull()
  })
})

test('an undo plan leads back to the run that it undoes', async () => {
  stubApi()
    .reply(getPlan, aPlan({ slice: 'undo', sheetId: null, undoOfRunId: runUuid }))
    .reply(listPlanRows, aPlanRowPage([aPlanRow()]))
  renderPage(<PlanPage />, { pattern: '/plans/:planId', url: `/plans/${planUuid}` })
  const link = await findRole('link', 'Undoes an earlier run')
  expect(link.getAttribute('href')).toBe(`/runs/${runUuid}`)
})
