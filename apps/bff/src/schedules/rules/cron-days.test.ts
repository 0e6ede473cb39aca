import { Cron } from 'croner'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomCron } from '../../../testing/random-rules.ts'
import { isCronDay, isCronExpression, readCron } from './cron-days.ts'
import { dayMs } from './local-time.ts'

test.each(['30 6 * * 1-5', '*/15 8-18 1,15 JAN-MAR MON', '0 0 * * 0-7', ' 5\t4  * * * '])(
  '“%s” is an expression',
  (text) => expect(isCronExpression(text)).toBe(true),
)

test.each([
  ['', 'nothing'],
  ['* * * *', 'four fields'],
  ['0 * * * * *', 'six fields'],
  ['@daily', 'a nickname'],
  ['0 0 L * *', 'the last day'],
  ['0 0 15W * *', 'the nearest work day'],
  ['0 0 * * 5L', 'the last Friday'],
  ['0 0 * * 1#2', 'the second Monday'],
  ['0 0 ? * 1', 'a question mark'],
  ['60 * * * *', 'minute 60'],
  ['0 24 * * *', 'hour 24'],
  ['0 0 0 * *', 'day 0'],
  ['0 0 * 13 *', 'month 13'],
  ['0 0 * * 8', 'weekday 8'],
  ['0 0 * * FRI-MON', 'a row backwards'],
  ['0 0 MON * *', 'a name in the wrong field'],
  ['*/0 * * * *', 'steps of nothing'],
])('“%s” is none: %s', (text) => {
  expect(isCronExpression(text)).toBe(false)
  expect(() => readCron(text)).toThrow(TypeError)
})

test('the runs of whole expressions are those that the library finds', () => {
  const fromMs = Date.parse('2026-01-01Z')
  const property = fc.property(randomCron(), (expression) => {
    const cron = readCron(expression)
    const runs: number[] = []
    for (let day = fromMs; runs.length < 40 && day < fromMs + 900 * dayMs; day += dayMs) {
      if (isCronDay(cron, day)) runs.push(...cron.timesMs.map((time) => day + time))
    }
    const library = new Cron(expression, { mode: '5-part', utcOffset: 0, paused: true })
    const found = library.nextRuns(runs.length, new Date(fromMs - 1))
    expect(runs).toEqual(found.map((at) => at.getTime()))
  })
  fc.assert(property, { numRuns: 150, seed: 11 })
})
