import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { parseRequest, RequestInvalid, readQuery, toTarget } from './request.ts'

const updateThing = endpoint({
  method: 'PUT',
  path: '/things/:kind/:id',
  status: 200,
  params: z.object({ kind: z.string(), id: z.string().min(3) }),
  query: z.strictObject({ dryRun: z.stringbool().optional() }),
  body: z.object({ name: z.string(), rows: z.array(z.object({ email: z.email() })) }),
  response: z.object({}),
  summary: 'Updates a thing.',
})

function faultsOf(raw: Parameters<typeof parseRequest>[1]) {
  try {
    parseRequest(updateThing, raw)
  } catch (error) {
    if (error instanceof RequestInvalid) return error.faults
    throw error
  }
  throw new Error('the request was taken')
}

describe('parseRequest', () => {
  test('gives parsed and converted parts', () => {
    const raw = {
      params: { kind: 'a', id: '123' },
      query: { dryRun: 'true' },
      body: { name: 'x', rows: [], extra: 1 },
    }
    expect(parseRequest(updateThing, raw)).toEqual({
      params: { kind: 'a', id: '123' },
      query: { dryRun: true },
      body: { name: 'x', rows: [] },
    })
  })

  test('tells the faults of every part at once, each with its path', () => {
    const faults = faultsOf({
      params: { kind: 'a', id: '1' },
      query: { dryRun: 'perhaps', colour: 'red', size: 'big' },
      body: { rows: [{ email: 'a@example.com' }, { email: 'nobody' }] },
    })
    expect(faults.map((fault) => [fault.path, fault.rule])).toEqual([
      ['params.id', 'too_small'],
      ['query.dryRun', 'invalid_value'],
      ['query.colour', 'unknown_field'],
      ['query.size', 'unknown_field'],
      ['body.name', 'invalid_type'],
      ['body.rows.1.email', 'invalid_format'],
    ])
  })

  test('tells a missing body as a fault, not as a crash', () => {
    const faults = faultsOf({ params: { kind: 'a', id: '123' }, query: {}, body: undefined })
    expect(faults.map((fault) => fault.path)).toEqual(['body'])
  })
})

describe('readQuery', () => {
  test('gives text for a name that stands once and a list for a repeated one', () => {
    expect({ ...readQuery('a=1&b=2&a=3&a=4') }).toEqual({ a: ['1', '3', '4'], b: '2' })
  })

  test('keeps names of the object prototype as plain names', () => {
    const values = readQuery('__proto__=x&constructor=y&toString=z')
    expect(Object.getPrototypeOf(values)).toBeNull()
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('decodes plus signs, percent signs and umlauts', () => {
    expect({ ...readQuery('q=J%C3%BCrgen+M%2B') }).toEqual({ q: 'Jürgen M+' })
  })
})

describe('toTarget', () => {
  const params = (id: unknown) => ({ params: { kind: 'a', id } })

  test('encodes parameters and query', () => {
    const target = toTarget(updateThing, { params: { kind: 'a/b', id: 'ü?' }, query: { q: 'x&y' } })
    expect(target).toBe('things/a%2Fb/%C3%BC%3F?q=x%26y')
  })

  test('never reads a value as another parameter', () => {
    const target = toTarget(updateThing, { params: { kind: ':id', id: '$&' } })
    expect(target).toBe('things/%3Aid/%24%26')
  })

  test('repeats the name of a list and leaves out what is absent', () => {
    const query = { role: ['a', 'b'], after: undefined, before: null, page: 0 }
    expect(toTarget(updateThing, { ...params('1'), query })).toBe('things/a/1?role=a&role=b&page=0')
  })

  test.each([undefined, null, '', '.', '..'])('refuses %j as a path parameter', (id) => {
    expect(() => toTarget(updateThing, params(id))).toThrow(TypeError)
  })

  test('refuses a call without its path parameters', () => {
    expect(() => toTarget(updateThing, {})).toThrow(/path parameter "kind" is missing/)
  })
})
