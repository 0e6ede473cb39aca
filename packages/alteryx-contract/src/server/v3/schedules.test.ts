import { expect, test } from 'vitest'
import { iteration } from './iteration.ts'
import { createSchedule, schedule } from './schedules.ts'

const startTime = '2026-02-02T06:00:00'
const faultsOf = (value: unknown) =>
  iteration.safeParse(value).error?.issues.map((issue) => issue.path.join('.')) ?? []

test.each([
  ['Once', []],
  ['Hourly', ['hourlyContract']],
  ['Daily', ['dailyContract']],
  ['Weekly', ['weeklyContract']],
  ['Monthly', ['monthlyContract']],
  ['Custom', ['customContract']],
  ['Cron', ['cronContract']],
])('%s without its part names what is missing', (iterationType, missing) => {
  expect(faultsOf({ iterationType, startTime })).toEqual(missing)
})

test('a monthly iteration needs either a day or a weekday with its occurrence', () => {
  const monthly = (monthlyContract: object) =>
    faultsOf({ iterationType: 'Monthly', startTime, monthlyContract })
  expect(monthly({ simpleDayOfMonth: true })).toEqual(['monthlyContract.dayOfMonth'])
  expect(monthly({ simpleDayOfMonth: false })).toEqual([
    'monthlyContract.occurrence',
    'monthlyContract.dayOfWeek',
  ])
  expect(monthly({ simpleDayOfMonth: true, dayOfMonth: 31 })).toEqual([])
  expect(monthly({ simpleDayOfMonth: false, occurrence: -1, dayOfWeek: 'Friday' })).toEqual([])
  expect(monthly({ simpleDayOfMonth: false, occurrence: 4, dayOfWeek: 0 })).toEqual([])
  expect(monthly({ simpleDayOfMonth: false, occurrence: 5, dayOfWeek: 0 })).not.toEqual([])
})

test.each([
  ['2026-02-02T06:00', []],
  ['2026-02-02T06:00:00.0000000Z', []],
  ['2026-02-02T06:00:00+02:00', []],
  ['2 February 2026', ['startTime']],
  ['', ['startTime']],
])('%s as a start', (text, faults) => {
  expect(faultsOf({ iterationType: 'Once', startTime: text })).toEqual(faults)
})

test('a schedule of a Server of 2022, without zone and questions and of a deleted workflow, is read', () => {
  const read = schedule.parse({
    id: '6540aa00bb11cc22dd33ee44',
    name: null,
    workflowId: null,
    ownerId: '64f1c0a2b7e4d90012ab34cd',
    runDateTime: '2026-02-02T06:00:00',
    iteration: { startTime },
    enabled: true,
  })
  expect(read).toMatchObject({ name: '', workflowId: null, versionId: null, timeZone: '' })
  expect(read).toMatchObject({ questions: [], runCount: 0, iteration: { startTime, endTime: '' } })
  // A local time must not become an instant.
  expect(read.runDateTime).toBe('2026-02-02T06:00:00')
})

test('the id of a new schedule is read from a text and from a schedule', () => {
  expect(createSchedule.response.parse('6540aa00bb11cc22dd33ee44')).toBe('6540aa00bb11cc22dd33ee44')
  expect(createSchedule.response.parse({ id: '6540aa00bb11cc22dd33ee44', name: 'x' })).toBe(
    '6540aa00bb11cc22dd33ee44',
  )
})
