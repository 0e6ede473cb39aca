import { toFieldFaults } from '@curator/endpoint/problem'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { toPlainFault } from './plain-fault.ts'

/** As the installed checker words it, so that another version of it shows here. */
const wordsOf = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value)
  return error ? toFieldFaults(error, 'body').map((fault) => toPlainFault(fault).message) : []
}

test.each([
  [z.string(), undefined, 'This is needed.'],
  [z.string().min(1), '', 'This is needed.'],
  [z.string(), 7, 'Text is needed.'],
  [z.boolean(), 'yes', 'true or false is needed.'],
  [z.number(), 'x', 'A number is needed.'],
  [z.int(), 1.5, 'A whole number is needed.'],
  [z.array(z.string()), {}, 'A list is needed.'],
  [z.object({}), 'x', 'An object is needed.'],
  [z.string().min(3), 'a', 'Use at least 3 characters.'],
  [z.string().max(3), 'abcd', 'Use at most 3 characters.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1.'],
  [z.number().min(5), 1, 'Use 5 or more.'],
  [z.number().max(5), 9, 'Use 5 or less.'],
  [z.enum(['a', 'b']), 'c', 'Choose one of a, b.'],
  [z.iso.datetime(), 'soon', 'Write a date and time such as 2026-11-24T09:00:00Z.'],
  [z.string('Say it.'), 7, 'Say it.'],
])('%#', (schema, value, words) => {
  expect(wordsOf(schema, value)).toEqual([words])
})
