import { expect, test } from 'vitest'
import { findOperation, type OperationDescription } from './operation-catalog.ts'
import { findReadOf, toReadCall } from './read-operation.ts'

const operation = (id: string) => findOperation(id) as OperationDescription

test.each([
  ['Users_UpdateUser', 'Users_GetUser'],
  ['Users_DeleteUser', 'Users_GetUser'],
  ['UserGroups_UpdateUserGroup', 'UserGroups_GetUserGroup'],
  ['DCME_DeleteDcmConnection', 'DCME_GetDcmConnection'],
  // A list is not the object; a member has no GET; a read needs none.
  ['Users_CreateUser', undefined],
  ['UserGroups_RemoveUserFromGroup', undefined],
  ['Users_TransferAssets', undefined],
  ['Users_GetUser', undefined],
])('%s is read by %s', (id, read) => {
  expect(findReadOf(operation(id))?.operationId).toBe(read)
})

test('parameters go by their place, whatever they are called', () => {
  const call = { params: { userId: 'a b' } }
  expect(toReadCall(operation('Users_UpdateUser'), call)).toEqual({
    operationId: 'Users_GetUser',
    params: { userId: 'a b' },
    query: {},
  })
  const other = { ...operation('Users_UpdateUser'), path: '/v3/users/:id' }
  expect(toReadCall(other, { params: { id: '7' } })?.params).toEqual({ userId: '7' })
})
