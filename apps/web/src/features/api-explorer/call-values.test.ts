import { describe, expect, test } from 'vitest'
import { aField, anOperationDetail, aWrite } from '../../testing/operation-samples.ts'
import {
  fromLinkParams,
  toCall,
  toEmptyValue,
  toEmptyValues,
  toLinkParams,
  withMember,
  withoutSecrets,
} from './call-values.ts'

const write = aWrite()
const entered = {
  params: {},
  query: {},
  body: { name: 'Ada & Co', password: 'hush', tags: ['é', 'b'], rights: { isAdmin: true } },
}

describe('a form nobody touched', () => {
  test('holds what is required, empty', () => {
    expect(toEmptyValues(write).body).toEqual({ name: '' })
    expect(toEmptyValues(anOperationDetail())).toEqual({ params: {}, query: {} })
  })

  test.each([
    ['text', ''],
    ['list', []],
    ['map', {}],
    ['object', {}],
    ['boolean', undefined],
    ['choice', undefined],
    ['file', undefined],
  ] as const)('a required %s', (kind, value) => {
    expect(toEmptyValue(aField('a', { kind, isRequired: true }))).toEqual(value)
  })
})

describe('the call', () => {
  test('leaves out what is empty in path and query', () => {
    const values = { params: { userId: 'u1' }, query: { view: '' } }
    expect(toCall(anOperationDetail(), values)).toEqual({
      operationId: 'Users_GetUser',
      params: { userId: 'u1' },
      query: {},
    })
  })

  test('keeps false, empty text and empty lists of a body', () => {
    const body = { name: '', isActive: false, tags: [] }
    expect(toCall(write, { ...entered, body }).body).toEqual(body)
  })
})

describe('a link', () => {
  test('holds all values but the secrets, and gives them back', () => {
    const link = toLinkParams(write, entered).toString()
    expect(link).not.toContain('hush')
    expect(fromLinkParams(write, new URLSearchParams(link)).body).toEqual({
      name: 'Ada & Co',
      tags: ['é', 'b'],
      rights: { isAdmin: true },
    })
  })

  test('of path and query', () => {
    const read = anOperationDetail({ query: [aField('view')] })
    const values = { params: { userId: 'a/b' }, query: { view: 'Full' } }
    expect(fromLinkParams(read, toLinkParams(read, values))).toEqual(values)
  })

  test('says nothing of a form that nobody touched, nor of a body that is too long', () => {
    expect(toLinkParams(write, toEmptyValues(write)).toString()).toBe('')
    const body = { name: 'x'.repeat(5_000) }
    expect(toLinkParams(write, { ...entered, body }).has('body')).toBe(false)
  })

  test('that is broken or names what is not there gives an empty form', () => {
    const params = new URLSearchParams('p.nope=1&body={"name"')
    expect(fromLinkParams(write, params)).toEqual({ params: {}, query: {}, body: { name: '' } })
  })
})

describe('secrets', () => {
  test('are taken out at any depth, with all that is in them; files too', () => {
    const secrets = aField('secrets', { kind: 'map', isSecret: true, item: aField('') })
    const people = aField('people', {
      kind: 'list',
      item: aField('', {
        kind: 'object',
        fields: [aField('pin', { isSecret: true }), aField('id')],
      }),
    })
    const file = aField('file', { kind: 'file' })
    const field = aField('', { kind: 'object', fields: [secrets, people, file] })
    const value = { secrets: { a: 'b' }, people: [{ pin: '1', id: 'x' }], file: { base64: '' } }
    expect(withoutSecrets(field, value)).toEqual({ people: [{ id: 'x' }] })
  })
})

test('a member is set, or left out', () => {
  expect(withMember({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 })
  expect(withMember({ a: 1 }, 'a', undefined)).toEqual({})
  expect(withMember('text', 'a', 1)).toEqual({ a: 1 })
})
