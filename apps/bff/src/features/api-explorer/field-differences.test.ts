import { describe, expect, test } from 'vitest'
import { hiddenValue } from '../../alteryx/call-secrets.ts'
import { listDifferences } from './field-differences.ts'

const pairs = (body: unknown, before: Record<string, unknown> | null = null) =>
  listDifferences(body, before).map((change) => [change.label, change.before, change.after])

describe('the fields of a body', () => {
  test('of something new have no before', () => {
    const body = { name: 'Sales', rights: { isAdmin: false }, ids: ['a', 'b'], note: null }
    expect(pairs(body)).toEqual([
      ['name', null, 'Sales'],
      ['rights.isAdmin', null, 'false'],
      ['ids', null, '["a","b"]'],
      ['note', null, ''],
    ])
  })

  test('are shown beside what is there, as far as they differ', () => {
    const before = { name: 'Sales', Role: 'Viewer', rights: { isAdmin: true }, id: '7' }
    const body = { name: 'Sales', role: 'Artisan', rights: { isAdmin: false } }
    expect(pairs(body, before)).toEqual([
      ['role', 'Viewer', 'Artisan'],
      ['rights.isAdmin', 'true', 'false'],
    ])
  })

  test('empty, absent and null are the same nothing', () => {
    expect(pairs({ tag: '', zone: null }, { tag: null, zone: '' })).toEqual([])
  })

  test('a secret always counts as different, and stays hidden', () => {
    expect(pairs({ password: hiddenValue }, { password: hiddenValue })).toEqual([
      ['password', hiddenValue, hiddenValue],
    ])
  })

  test('a field the Server never answers is new', () => {
    expect(pairs({ ownerId: 'u1' }, { name: 'x' })).toEqual([['ownerId', null, 'u1']])
  })

  test.each([
    [['a'], '["a"]'],
    ['S-1-5', 'S-1-5'],
    [true, 'true'],
  ])('a bare body is one field: %j', (body, text) => {
    expect(pairs(body)).toEqual([['Body', null, text]])
  })

  test('a file is named, its bytes are not shown', () => {
    const base64 = Buffer.alloc(1_234).toString('base64')
    expect(pairs({ file: { fileName: 'flow.yxzp', base64 } })).toEqual([
      ['file', null, 'flow.yxzp (1,234 bytes)'],
    ])
  })

  test('no body has no fields, and long values are cut', () => {
    expect(pairs(undefined)).toEqual([])
    expect(pairs({ a: 'x'.repeat(9_000) })[0]?.[2]).toHaveLength(501)
  })
})
