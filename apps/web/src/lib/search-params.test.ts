import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readSearchParams, writeSearchParams } from './search-params.ts'

const many = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.enum(['a', 'b'])),
)
const schema = z.object({
  search: z.string().max(5).optional(),
  kind: many,
  sort: z.enum(['name', '-name']).default('name'),
})
const read = (text: string) => readSearchParams(schema, new URLSearchParams(text))

describe('search parameters', () => {
  test('come back as they were written', () => {
    const values = { search: 'ada', kind: ['a', 'b'], sort: '-name' } satisfies z.output<
      typeof schema
    >
    expect(read(writeSearchParams(schema, values).toString())).toEqual(values)
  })

  test('that stand for the default are not written', () => {
    expect(writeSearchParams(schema, { search: '', kind: [], sort: 'name' }).toString()).toBe('')
  })

  test('that do not fit are dropped, the others stay', () => {
    expect(read('search=far+too+long&kind=a&kind=zzz&sort=nothing&other=1')).toEqual({
      kind: ['a'],
      sort: 'name',
    })
  })
})
