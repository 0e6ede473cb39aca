import type { ConnectionId } from '@curator/console-contract/ids'
import type { KnownRule, ScheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { systemClock } from '../../core/clock.ts'
import type { DirectorySchedule } from '../../directory/directory.ts'
import type { ScheduleBook } from '../../directory/schedule-book.ts'
import type { JoinedSchedule } from '../../schedules/list/joined-schedule.ts'
import { createExpectedRuns, markOf } from './expected-runs.ts'

const dayMs = 86_400_000
const fromMs = Date.UTC(2026, 9, 24)
const stretch = { fromMs, toMs: fromMs + 3 * dayMs }
const daily: ScheduleRule = {
  type: 'Daily',
  runOnlyWorkWeek: false,
  startTime: '2026-01-01T06:00',
  endTime: null,
}

function toJoined(id: string, values: Partial<DirectorySchedule> = {}): JoinedSchedule {
  const schedule = {
    id,
    name: id,
    isEnabled: true,
    timeZone: 'Europe/Berlin',
    frequency: 'Daily',
    nextRunAt: '2026-10-25T05:00:00Z',
    lastError: '',
    workerTag: '',
    priority: 'Default',
    workflowId: 'w',
    startAt: null,
    endAt: null,
    lastModifiedAt: null,
    ...values,
  } as DirectorySchedule
  return { schedule } as JoinedSchedule
}

const toBook = (schedules: readonly JoinedSchedule[]): ScheduleBook =>
  ({ schedules, takenAt: '2026-10-23T12:00:00.000Z' }) as ScheduleBook

function findRuns(
  schedules: readonly JoinedSchedule[],
  origins: Record<string, KnownRule['origin']>,
) {
  const find = createExpectedRuns({
    search: { filter: async () => ({ book: toBook(schedules), matching: schedules }) },
    forecasts: { find: () => Promise.reject(new Error('no')) },
    rules: {
      find: async () =>
        new Map(
          Object.entries(origins).map(([id, origin]) => [id, { rule: daily, origin, words: '' }]),
        ),
    },
    toWords: () => 'The Server has no forecast.',
    clock: { ...systemClock, now: () => new Date(fromMs) },
  })
  return find({ connectionId: 'prod' as ConnectionId } as never, stretch)
}

test('without a forecast, rules that are sure give all runs and others their next one', async () => {
  const schedules = [
    toJoined('sure'),
    toJoined('guessed'),
    toJoined('later', { nextRunAt: '2026-12-01T00:00:00Z' }),
    toJoined('off', { isEnabled: false }),
  ]
  const { inside, origin } = await findRuns(schedules, {
    sure: 'confirmed',
    guessed: 'inferred',
    off: 'written',
  })
  const runs = [...inside.startMs].map((at, run) => [
    inside.schedules[inside.scheduleOf[run] ?? 0]?.id,
    new Date(at).toISOString().slice(0, 16),
  ])
  expect(runs).toEqual([
    ['sure', '2026-10-24T04:00'],
    ['sure', '2026-10-25T05:00'],
    ['guessed', '2026-10-25T05:00'],
    ['sure', '2026-10-26T05:00'],
  ])
  expect(origin).toEqual({
    source: 'rules',
    why: 'The Server has no forecast.',
    takenAt: '2026-10-23T12:00:00.000Z',
    runCount: 4,
    unseenCount: 2,
  })
})

test('where no rule is sure, there are next runs alone', async () => {
  const { inside, origin } = await findRuns([toJoined('guessed')], { guessed: 'inferred' })
  expect([origin.source, inside.startMs.length]).toEqual(['next_runs', 1])
})

test('the mark of schedules changes with what their runs hang on, and not with a run that came', () => {
  const mark = (values: Partial<DirectorySchedule>) => markOf(toBook([toJoined('a', values)]))
  const lastModifiedAt = '2026-10-01T00:00:00Z'
  const before = mark({ lastModifiedAt })
  expect(mark({ lastModifiedAt, nextRunAt: '2026-10-26T05:00:00Z' })).toBe(before)
  for (const values of [
    { lastModifiedAt: '2026-10-02T00:00:00Z' },
    { lastModifiedAt, isEnabled: false },
    { lastModifiedAt, timeZone: 'UTC' },
    { lastModifiedAt, frequency: 'Hourly' },
    { nextRunAt: '2026-10-26T05:00:00Z' },
  ]) {
    expect(mark(values)).not.toBe(before)
  }
})
