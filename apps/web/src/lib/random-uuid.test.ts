import { expect, test } from 'vitest'
import { z } from 'zod'
import { randomUuid } from './random-uuid.ts'

test('is a version 4 UUID that the wire accepts, whatever the random bytes are', () => {
  const filledWith = (value: number) => ({
    getRandomValues: <T extends ArrayBufferView | null>(array: T): T => {
      if (array instanceof Uint8Array) array.fill(value)
      return array
    },
  })
  for (const value of [0, 0x55, 0xff]) {
    expect(z.uuidv4().safeParse(randomUuid(filledWith(value))).success).toBe(true)
  }
})

test('differs from call to call', () => {
  expect(randomUuid()).not.toBe(randomUuid())
})
