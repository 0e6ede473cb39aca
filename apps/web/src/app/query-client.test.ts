import { ProblemError } from '@curator/endpoint/problem'
import { expect, test } from 'vitest'
import { isRetryable } from './query-client.ts'

const problem = (code: string) => new ProblemError({ code, status: 500, title: 'It failed.' })

test.each([
  ['alteryx_timeout', true],
  ['directory_not_ready', true],
  ['network_failed', true],
  ['permission_denied', false],
  ['reply_unreadable', false],
  ['never_heard_of', false],
])('a read that ended in %s is repeated: %s', (code, expected) => {
  expect(isRetryable(problem(code))).toBe(expected)
})

test('a mistake of the page itself is not repeated', () => {
  expect(isRetryable(new TypeError('x is not a function'))).toBe(false)
})
