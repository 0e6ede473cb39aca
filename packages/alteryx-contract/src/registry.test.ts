import { expect, test } from 'vitest'
import { operations } from './registry.ts'

test('it holds the token endpoint, nine user operations with two views of the list, nine group operations', () => {
  expect(operations).toHaveLength(1 + 10 + 9)
})

test('no operation stands twice but for the two views of the users list', () => {
  const ids = operations.map((spec) => spec.operationId)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  expect(twice).toEqual(['Users_GetUsers'])
})

test('method and path name one operation', () => {
  const ids = new Map<string, string>()
  for (const { method, path, operationId } of operations) {
    const address = `${method} ${path.replace(/:\w+/g, ':')}`
    expect(ids.get(address) ?? operationId).toBe(operationId)
    ids.set(address, operationId)
  }
})

test('whatever can’t be taken back by a call is marked destructive', () => {
  const destructive = operations.filter((spec) => spec.danger === 'destructive')
  expect(destructive.map((spec) => spec.operationId)).toEqual([
    'Users_DeleteUser',
    'UserGroups_DeleteUserGroup',
  ])
})
