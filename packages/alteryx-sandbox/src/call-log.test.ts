import { expect, test } from 'vitest'
import { createCallLog } from './call-log.ts'

test('the log keeps the last 20,000 calls and counts all', () => {
  const log = createCallLog()
  const call = { operation: 'x', method: 'GET', path: '/', url: '/', at: '', body: '' }
  for (let number = 0; number < 50_000; number += 1) log.add(call)
  expect(log.list()).toHaveLength(20_000)
  expect(log.list().at(-1)?.number).toBe(50_000)
  expect(log.count()).toBe(50_000)
})
