import { previewRule } from '@curator/console-contract/schedule-rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { createStillDirectories } from '../../../testing/still-directories.ts'

let console_: TestConsole
beforeAll(async () => {
  console_ = await startConsole({ createDirectories: createStillDirectories, isWorker: false })
})
afterAll(() => console_.close())

const rule = {
  type: 'Daily',
  runOnlyWorkWeek: true,
  startTime: '2026-02-02T06:00',
  endTime: null,
} as const

test('a viewer sees what a rule means and when it runs next', async () => {
  const call = await console_.signInAs('viewer')
  const preview = await call(previewRule, { body: { rule, timeZone: 'Europe/Berlin', count: 3 } })
  expect(preview.words).toBe('Each work day at 06:00')
  expect(preview.runs).toHaveLength(3)
  expect(
    preview.runs.every(({ local, clock }) => local.endsWith('T06:00') && clock === 'plain'),
  ).toBe(true)
})

test('a zone and an expression that are none are refused at their places', async () => {
  const cron = {
    type: 'Cron',
    cronExpression: 'now',
    startTime: '2026-02-02T06:00',
    endTime: null,
  } as const
  const refused = console_.call(previewRule, { body: { rule: cron, timeZone: 'Mars', count: 3 } })
  await expect(refused).rejects.toMatchObject({
    problem: {
      code: 'request_invalid',
      fields: [{ path: 'body.timeZone' }, { path: 'body.rule.cronExpression' }],
    },
  })
})

test('a step of nothing is refused by the contract', async () => {
  const hourly = {
    type: 'Hourly',
    hours: 0,
    minutes: 0,
    startTime: '2026-02-02T06:00',
    endTime: null,
  } as const
  const refused = console_.call(previewRule, { body: { rule: hourly, timeZone: '', count: 3 } })
  await expect(refused).rejects.toMatchObject({
    problem: { code: 'request_invalid', fields: [{ path: 'body.rule.minutes' }] },
  })
})

test('strangers are sent to the sign-in', async () => {
  const reply = await console_.fetchAs(undefined)(`${console_.url}/api/schedules/rule-preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rule, timeZone: '' }),
  })
  expect(reply.status).toBe(401)
})
