import { describe, expect, test } from 'vitest'
import { ProblemError, problem } from './problem.ts'

describe('problem', () => {
  test('is refused with a status of success', () => {
    const result = problem.safeParse({ code: 'odd', status: 200, title: 'Odd.' })
    expect(result.success).toBe(false)
  })

  test('keeps title and detail as the message of its error', () => {
    const value = { code: 'x', status: 409, title: 'It moved.', detail: 'Plan again.' }
    expect(new ProblemError(value)).toMatchObject({ message: 'It moved. Plan again.' })
    expect(new ProblemError({ code: 'x', status: 409, title: 'It moved.' }).message).toBe(
      'It moved.',
    )
  })
})
