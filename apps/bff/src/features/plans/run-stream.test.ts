import { randomUUID } from 'node:crypto'
import type { RunState } from '@curator/console-contract/runs'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { type ConsoleServer, listen } from '../../console-server.ts'
import type { Clock } from '../../core/clock.ts'
import { systemClock } from '../../core/clock.ts'
import type { RunRecord } from '../../store/run.store.ts'
import { streamRun } from './run-stream.routes.ts'
import { toRunView } from './views.ts'

let server: ConsoleServer | undefined

afterEach(async () => {
  await server?.close(0)
  server = undefined
})

const record: RunRecord = {
  id: randomUUID(),
  planId: randomUUID(),
  connectionId: 'practice',
  connectionName: 'Practice',
  environment: 'test',
  isPractice: true,
  title: 'Onboard',
  slice: 'onboarding',
  authorName: 'Grace',
  sheetId: null,
  undoOf: null,
  undo: null,
  state: 'running',
  stopRule: { kind: 'carry_on' },
  notice: null,
  rowCount: 2,
  verdictCounts: { create: 2 },
  changeCount: 2,
  createdAt: new Date(0),
  startedAt: new Date(0),
  finishedAt: null,
  queuePosition: 0,
}

const toView = (state: RunState, waiting: number) =>
  toRunView(
    { ...record, state },
    { waiting, inFlight: 0, outcomes: { applied: 2 - waiting }, recentCount: 0, recentMs: 0 },
  )

/** Time that passes at once: each sleep moves it on. */
function createQuickClock(): Clock & { sleeps: number[] } {
  let nowMs = 0
  const sleeps: number[] = []
  return {
    ...systemClock,
    sleeps,
    monotonicMs: () => nowMs,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      sleeps.push(ms)
      nowMs += ms
      await systemClock.sleep(1)
    },
  }
}

async function serve(
  readRun: () => Promise<ReturnType<typeof toView>>,
  options: { clock: Clock; stopping?: AbortSignal },
) {
  const app = express()
  const ended = new Promise<void>((resolve) => {
    app.get('/events', async (_req, res) => {
      await streamRun(res, readRun, { stopping: new AbortController().signal, ...options })
      resolve()
    })
  })
  server = await listen(app, { host: '127.0.0.1', port: 0 })
  return { url: `http://127.0.0.1:${server.port}/events`, ended }
}

test('sends an event when something changed, at most one a second, and ends with the run', async () => {
  const readings = [
    toView('running', 2),
    toView('running', 2),
    toView('running', 1),
    toView('done', 0),
  ]
  const clock = createQuickClock()
  const { url } = await serve(async () => readings.shift() ?? toView('done', 0), { clock })
  const reply = await fetch(url)
  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  const events = (await reply.text()).split('\n\n').filter((text) => text.startsWith('event: run'))
  expect(events.map((text) => JSON.parse(text.split('data: ')[1] ?? '').counts.waiting)).toEqual([
    2, 1, 0,
  ])
  expect(clock.sleeps).toEqual([1_000, 1_000, 1_000])
})

test('a silent stream says every 15 s that it is still here', async () => {
  let readCount = 0
  const clock = createQuickClock()
  const { url } = await serve(async () => toView(readCount++ < 31 ? 'running' : 'done', 2), {
    clock,
  })
  const text = await (await fetch(url)).text()
  expect(text.match(/^: still here$/gm)).toHaveLength(2)
})

test('stops reading when the browser leaves or the process stops', async () => {
  const stopping = new AbortController()
  for (const leave of ['browser', 'process'] as const) {
    const { url, ended } = await serve(async () => toView('running', 2), {
      clock: systemClock,
      stopping: stopping.signal,
    })
    const browser = new AbortController()
    const reply = await fetch(url, { signal: browser.signal })
    if (leave === 'browser') browser.abort()
    else stopping.abort()
    await ended
    await reply.body?.cancel().catch(() => undefined)
    await server?.close(0)
    server = undefined
  }
})
