import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const base = { method: 'GET', status: 200, summary: 'A thing.' } as const

describe('endpoint', () => {
  test('gives back the very descriptor', () => {
    const spec = { ...base, path: '/things', response: z.object({}) } as const
    expect(endpoint(spec)).toBe(spec)
  })

  test('refuses a JSON reply without a schema', () => {
    expect(() => endpoint({ ...base, path: '/things' })).toThrow(TypeError)
  })

  test('refuses a schema where the reply has no body', () => {
    expect(() =>
      endpoint({ ...base, path: '/things', reply: 'empty', response: z.object({}) }),
    ).toThrow(/"empty" and response schema disagree/)
  })

  test.each([
    ['a parameter that no schema describes', '/things/:id', undefined],
    ['a schema without a parameter', '/things', z.object({ id: z.string() })],
  ])('refuses %s', (_, path, params) => {
    const spec = { ...base, path, response: z.object({}), ...(params ? { params } : {}) }
    expect(() => endpoint(spec)).toThrow(/path parameters and params schema disagree/)
  })
})
