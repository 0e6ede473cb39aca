import type { FieldSources } from '@curator/console-contract/bulk-runner'
import { describe, expect, test } from 'vitest'
import { listOperations, type OperationDescription } from '../../alteryx/operation-catalog.ts'
import { toCallTarget } from './call-request.ts'
import { chooseSources } from './match-fields.ts'
import { listFields } from './operation-fields.ts'
import { toCheckedCall } from './row-call.ts'
import { getOperation, whyNotOverRows } from './runner-operations.ts'

const column = (at: number) => ({ kind: 'column', column: at }) as const
const constant = (value: string) => ({ kind: 'constant', value }) as const

function callOf(operationId: string, sources: FieldSources, cells: readonly string[]) {
  const operation = getOperation(operationId)
  const mapping = { operation, fields: listFields(operation), sources, recordColumn: null }
  return toCheckedCall(
    mapping,
    cells.map((_, at) => `c${at}`),
    cells,
  )
}

describe('a row becomes a call', () => {
  test('with values for path and body', () => {
    const { call, faults } = callOf(
      'UserGroups_UpdateUserGroup',
      { 'params.userGroupId': column(0), 'body.name': column(1), 'body.role': constant('viewer') },
      ['g 1', '=Name'],
    )
    expect(faults).toEqual([])
    expect(call.body).toEqual({ name: '=Name', role: 'Viewer' })
    expect(toCallTarget(call)).toEqual({ method: 'PUT', target: 'v3/usergroups/g%201' })
  })

  test('with a bare list, a bare text and a query', () => {
    const members = { 'params.userGroupId': column(0), body: column(1) }
    expect(callOf('UserGroups_AddUsersToGroup', members, ['g', 'a;b']).call.body).toEqual([
      'a',
      'b',
    ])
    const remove = { 'params.userGroupId': column(0), 'query.forceDelete': column(1) }
    const { call } = callOf('UserGroups_DeleteUserGroup', remove, ['g', 'yes'])
    expect(call).not.toHaveProperty('body')
    expect(toCallTarget(call).target).toBe('v3/usergroups/g?forceDelete=true')
  })

  test('with nested fields', () => {
    const operation = listOperations().find(
      (one) => one.bodyKind === 'object' && listFields(one).some(({ path }) => path.length > 1),
    ) as OperationDescription
    const field = listFields(operation).find(({ path, kind }) => path.length > 1 && kind === 'text')
    if (!field) throw new Error('no nested text field')
    const { call } = callOf(operation.operationId, { [field.key]: column(0) }, ['deep'])
    const found = field.path.reduce<unknown>(
      (value, name) => (value as Record<string, unknown>)[name],
      call.body,
    )
    expect(found).toBe('deep')
  })

  test.each(['.', '..'])('but never with "%s" in its path', (id) => {
    const { faults } = callOf('Users_GetUser', { 'params.userId': column(0) }, [id])
    expect(faults).toMatchObject([{ code: 'value_refused', column: 0 }])
  })

  test('and what only the whole call shows is said at its cell', () => {
    const sources = {
      'params.userGroupId': column(0),
      'body.name': column(1),
      'body.role': column(2),
    }
    const { faults } = callOf('UserGroups_UpdateUserGroup', sources, [
      'g',
      'n'.repeat(256),
      'Viewer',
    ])
    expect(faults).toMatchObject([{ code: 'value_refused', column: 1 }])
  })

  test('a required field that nothing fills is no fault of the row', () => {
    const { faults } = callOf('UserGroups_UpdateUserGroup', { 'body.name': column(0) }, ['n'])
    expect(faults).toEqual([])
  })
})

describe('the fields of operations', () => {
  const usable = listOperations().filter((operation) => whyNotOverRows(operation) === null)

  test('can be told apart, and every path parameter is one of them', () => {
    expect(usable.length).toBeGreaterThan(50)
    for (const operation of usable) {
      const keys = listFields(operation).map((field) => field.key)
      expect(new Set(keys).size).toBe(keys.length)
      const named = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => `params.${name}`)
      expect(keys).toEqual(expect.arrayContaining(named))
    }
  })

  test('match columns of their own names', () => {
    for (const operation of usable) {
      const fields = listFields(operation)
      const { sources } = chooseSources(
        fields,
        fields.map(({ key }) => key),
        undefined,
      )
      expect(Object.keys(sources).sort()).toEqual(fields.map(({ key }) => key).sort())
    }
  })

  test('a lone id is the object that the path names; a record column is found by its name', () => {
    const fields = listFields(getOperation('UserGroups_UpdateUserGroup'))
    expect(chooseSources(fields, ['Record ID', 'ID', 'User-Group Name'], undefined)).toEqual({
      sources: { 'params.userGroupId': column(1) },
      recordColumn: 0,
      from: 'matched',
    })
  })

  test('what is remembered of a field that is gone is left out', () => {
    const fields = listFields(getOperation('Users_GetUser'))
    const remembered = { columns: { 'params.userId': 1, 'body.gone': 0 }, recordColumn: 0 }
    expect(chooseSources(fields, ['a', 'b'], remembered)).toEqual({
      sources: { 'params.userId': column(1) },
      recordColumn: 0,
      from: 'remembered',
    })
  })
})
