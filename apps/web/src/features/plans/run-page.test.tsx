import {
  cancelRun,
  exportRunRows,
  getRun,
  listRunRows,
  outcomes,
  pauseRun,
  type Run,
  retryRun,
} from '@curator/console-contract/runs'
import { getSession } from '@curator/console-contract/session'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aRowResult,
  aRun,
  aRunRowPage,
  planUuid,
  runUuid,
  zeros,
} from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { RunPage } from './run-page.tsx'
import type { EventStream } from './use-run-events.ts'

/** An event stream that the test speaks through. */
class FakeStream implements EventStream {
  isClosed = false
  readonly url: string
  readonly #listeners = new Map<string, (event: Event) => void>()
  constructor(url: string) {
    this.url = url
  }
  addEventListener(name: string, listen: (event: Event) => void) {
    this.#listeners.set(name, listen)
  }
  close() {
    this.isClosed = true
  }
  emit(name: string, data?: unknown) {
    act(() => this.#listeners.get(name)?.(new MessageEvent(name, { data })))
  }
}

let streams: FakeStream[] = []
const openEvents = (url: string) => {
  const stream = new FakeStream(url)
  streams.push(stream)
  return stream
}
const show = () =>
  renderPage(<RunPage openEvents={openEvents} />, {
    pattern: '/runs/:runId',
    url: `/runs/${runUuid}`,
  })
const firstStream = async () => {
  await waitFor(() => expect(streams).toHaveLength(1))
  return streams[0] as FakeStream
}
const ended = (given: Partial<Record<keyof Run, unknown>> = {}, failed = 0) =>
  aRun({
    state: 'done',
    finishedAt: '2026-03-02T09:06:00Z',
    changesPerSecond: null,
    secondsLeft: null,
    counts: {
      total: 100,
      waiting: 0,
      inFlight: 0,
      outcomes: zeros(outcomes, { applied: 100 - failed, failed }),
    },
    ...given,
  })

beforeEach(() => {
  streams = []
  stubApi()
    .reply(getSession, aSession())
    .reply(getRun, aRun())
    .reply(listRunRows, aRunRowPage([aRowResult()], { refused: 3, applied: 97 }))
})

describe('a run that goes on', () => {
  test('shows progress, rate, time left and that the browser may be closed', async () => {
    show()
    const progress = within(await screen.findByRole('region', { name: 'Progress' }))
    expect(progress.getByText('40 of 100 changes')).toBeTruthy()
    expect(progress.getByText('12 per second')).toBeTruthy()
    expect(progress.getByText('5 s')).toBeTruthy()
    expect(progress.getByText(/may close the browser/)).toBeTruthy()
  })

  test('counts rows by outcome as filters of the list', async () => {
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: /3\s*Refused/ }))
    expect(router.state.location.search).toContain('outcome=refused')
    const asked = stubApi().requests(listRunRows).at(-1)
    expect(JSON.stringify(asked)).toContain('refused')
  })

  test('follows the event stream to its result and closes it then', async () => {
    show()
    const stream = await firstStream()
    expect(stream.url).toBe(`/api/plans/runs/${runUuid}/events`)
    stream.emit('open')
    const later = { ...aRun().counts, waiting: 32, outcomes: zeros(outcomes, { applied: 60 }) }
    stream.emit('run', JSON.stringify(aRun({ counts: later })))
    await screen.findByText('60 of 100 changes')
    const reads = stubApi().requests(listRunRows).length
    stream.emit('run', JSON.stringify(ended()))
    await screen.findByText('All 100 changes ended well.')
    expect(stream.isClosed).toBe(true)
    await waitFor(() => expect(stubApi().requests(listRunRows).length).toBeGreaterThan(reads))
  })

  test('is not set back by an event that was overtaken', async () => {
    show()
    const stream = await firstStream()
    const before = { ...aRun().counts, waiting: 72, outcomes: zeros(outcomes, { applied: 20 }) }
    stream.emit('run', JSON.stringify(aRun({ counts: before })))
    expect(screen.getByText('40 of 100 changes')).toBeTruthy()
  })

  test('is polled when the stream breaks or speaks nonsense', async () => {
    show()
    const stream = await firstStream()
    stream.emit('open')
    stream.emit('run', '{"id":1}')
    expect(stream.isClosed).toBe(true)
    stubApi().reply(getRun, ended())
    await screen.findByText('All 100 changes ended well.', {}, { timeout: 5_000 })
  })

  test('is paused at once and cancelled only after asking', async () => {
    stubApi()
      .reply(pauseRun, aRun({ state: 'pausing' }))
      .reply(cancelRun, aRun({ state: 'cancelling' }))
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Pause' }))
    await screen.findByText('Pausing')
    await user.click(screen.getByRole('button', { name: 'Cancel the rest' }))
    const dialog = within(await screen.findByRole('alertdialog'))
    expect(dialog.getByText(/52 changes on/)).toBeTruthy()
    expect(stubApi().requests(cancelRun)).toHaveLength(0)
    await user.click(dialog.getByRole('button', { name: 'Cancel the rest' }))
    await screen.findByText('Cancelling')
  })

  test('that is halted says why and offers to resume', async () => {
    stubApi().reply(
      getRun,
      aRun({ state: 'halted', notice: 'The Server refuses the key and secret.' }),
    )
    show()
    await screen.findByText('The Server refuses the key and secret.')
    await screen.findByRole('button', { name: 'Resume' })
  })

  test('shows no commands to who may only look', async () => {
    stubApi().reply(getSession, aSession('viewer'))
    show()
    await screen.findByRole('region', { name: 'Progress' })
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull()
  })
})

describe('a run that has ended', () => {
  test('shows each row with the reason, the Server’s own text and the HTTP status', async () => {
    stubApi().reply(getRun, ended({}, 3))
    const { user } = show()
    await screen.findByText('3 changes did not end well.')
    await user.click(await screen.findByText('grace@example.test'))
    const panel = within(
      await screen
        .findByText('Create Grace Hopper.')
        .then((found) => found.closest('li') as HTMLElement),
    )
    expect(panel.getByText('The Server does not accept this e-mail address.')).toBeTruthy()
    expect(panel.getByText('The email provided is not valid.')).toBeTruthy()
    expect(panel.getByText(/HTTP 400/)).toBeTruthy()
    expect(streams).toHaveLength(0)
  })

  test('plans its failed rows again and goes to that plan', async () => {
    stubApi()
      .reply(getRun, ended({}, 3))
      .reply(retryRun, { planId: planUuid as never })
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: 'Plan the failed rows again' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planUuid}`))
  })

  test('hands out its failed rows as a file', async () => {
    const bytes = new TextEncoder().encode('Email\n')
    stubApi()
      .reply(getRun, ended({}, 3))
      .reply(exportRunRows, { fileName: 'failed.csv', contentType: 'text/csv', bytes })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Download failed rows' }))
    await waitFor(() =>
      expect(
        stubApi()
          .requests(exportRunRows)
          .map((request) => request.query.content),
      ).toEqual(['failed']),
    )
  })

  test('says how many rows were never planned, and hands them out with the failed ones', async () => {
    const verdictCounts = { ...aRun().verdictCounts, invalid: 2, conflict: 1 }
    stubApi().reply(getRun, ended({ verdictCounts }))
    show()
    await screen.findByText(/3 rows could not be planned/)
    expect(screen.getByRole('button', { name: 'Download failed rows' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Plan the failed rows again' })).toBeNull()
  })

  test('has nothing to retry when all went well', async () => {
    stubApi().reply(getRun, ended())
    show()
    await screen.findByText('All 100 changes ended well.')
    expect(screen.queryByRole('button', { name: 'Plan the failed rows again' })).toBeNull()
    expect(screen.getByText(/same sheet again is safe/)).toBeTruthy()
  })

  test('says nothing of a sheet where there was none', async () => {
    stubApi().reply(getRun, ended({ sheetId: null }))
    show()
    await screen.findByText('All 100 changes ended well.')
    expect(screen.queryByText(/same sheet/)).toBeNull()
  })
})

describe('a run of calls', () => {
  const calls = { slice: 'bulk-runner', title: 'Renames a group: groups.csv' }

  test('is spoken of as calls, and shows what the Server answered', async () => {
    const [change] = aRowResult().changes
    const row = aRowResult({
      verdict: 'update',
      outcome: 'applied',
      subject: 'R-1 · /v3/usergroups/g1',
      changes: [{ ...change, kind: 'call-operation', outcome: 'applied', reply: '{"id":"g1"}' }],
    })
    stubApi()
      .reply(getRun, ended(calls))
      .reply(listRunRows, aRunRowPage([row], { applied: 1 }))
    const { user } = show()
    await screen.findByText('All 100 API calls ended well.')
    expect(screen.getByText(/makes every call again/)).toBeTruthy()
    await user.click(await screen.findByText('R-1 · /v3/usergroups/g1'))
    expect(await screen.findByText('"g1"')).toBeTruthy()
    expect(screen.getAllByText('Succeeded').length).toBeGreaterThan(1)
  })

  test.each([
    ['Download succeeded rows', 'With the reply as columns', 'succeeded'],
    ['Download succeeded rows', 'One row for each entry', 'succeeded_items'],
    ['Download succeeded rows', 'With the reply as it came', 'succeeded_json'],
    ['Download failed rows', 'With the reasons', 'failures'],
    ['Download failed rows', 'To fix and bring again', 'failed'],
  ])('%s: %s', async (button, entry, content) => {
    const bytes = new TextEncoder().encode('x')
    stubApi()
      .reply(getRun, ended(calls, 3))
      .reply(exportRunRows, { fileName: 'rows.csv', contentType: 'text/csv', bytes })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: button }))
    await user.click(await screen.findByRole('menuitem', { name: entry }))
    await waitFor(() => expect(stubApi().requests(exportRunRows)[0]?.query.content).toBe(content))
  })

  test('leads back to its own sheet', async () => {
    stubApi().reply(getRun, ended(calls))
    show()
    const link = await screen.findByRole('link', { name: 'Back to the sheet' })
    expect(link.getAttribute('href')).toMatch(/^\/c\/practice\/bulk-runner\/.*step=faults$/)
  })
})

test('a run that can’t be read says why, with the request id', async () => {
  stubApi().fail(getRun, { code: 'not_found', status: 404, title: 'This run does not exist.' })
  show()
  await screen.findByText('This run does not exist.')
  expect(screen.getByText('request-1')).toBeTruthy()
})
