import { operations } from '@curator/alteryx-contract/registry'
import { describe, expect, test } from 'vitest'
import { ada, bo, grace, startSandbox } from '../testing/start-sandbox.ts'
import { findMismatches, readSwagger, swagger } from '../testing/swagger.ts'

const person = { firstName: 'Ines', lastName: 'Ruiz', email: 'ines@example.test' }
const flags = { transferWorkflows: true, transferSchedules: false, transferCollections: true }

/** A successful call of each operation: path below the base address, body. */
async function successes() {
  const { send, user, groupId } = await startSandbox()
  const group = `v3/usergroups/${groupId('Finance')}`
  const full = (await send('GET', `v3/users/${user(bo).id}`)).json as object
  return {
    send,
    calls: {
      Users_GetUsers: ['v3/users?view=Full'],
      Users_GetUser: [`v3/users/${user(ada).id}`],
      Users_CreateUser: ['v3/users', person],
      Users_UpdateUser: [`v3/users/${user(bo).id}`, full],
      Users_GetUsersAssets: [`v3/users/${user(ada).id}/assets`],
      Users_TransferAssets: [
        `v3/users/${user(ada).id}/assetTransfer`,
        { ownerId: user(bo).id, ...flags },
      ],
      Users_DeactivateUser: [`v3/users/${user(ada).id}/deactivate`],
      Users_SendPasswordReset: [`v3/users/${user(grace).id}/passwordReset`],
      Users_DeleteUser: [`v3/users/${user(grace).id}`],
      UserGroups_GetUserGroups: ['v3/usergroups'],
      UserGroups_CreateUserGroup: ['v3/usergroups', { name: 'Tax', role: 'Viewer' }],
      UserGroups_GetUserGroup: [group],
      UserGroups_UpdateUserGroup: [group, { name: 'Money', role: 'Viewer' }],
      UserGroups_AddUsersToGroup: [`${group}/users`, [user(bo).id, 'x']],
      UserGroups_RemoveUserFromGroup: [`${group}/users/${user(bo).id}`],
      UserGroups_DeleteUserGroup: [`${group}?forceDelete=true`],
    } satisfies Record<string, readonly [string, unknown?]>,
  }
}

describe.runIf(swagger)('what the practice server answers', () => {
  test('fits the definitions of a recent Server, operation by operation', async () => {
    const { send, calls } = await successes()
    const document = readSwagger()
    for (const [operationId, [path, body]] of Object.entries<readonly [string, unknown?]>(calls)) {
      const spec = operations.find((item) => item.operationId === operationId)
      const declared = document.paths[spec?.path.replace(/:(\w+)/g, '{$1}') ?? '']
      const schema =
        declared?.[spec?.method.toLowerCase() ?? '']?.responses[String(spec?.status)]?.schema
      const headers = { 'content-type': 'application/json' }
      const init = body === undefined ? {} : { headers, body: JSON.stringify(body) }
      const answer = await send(spec?.method ?? '', path, init)
      expect([operationId, answer.status]).toEqual([operationId, spec?.status])
      const mismatches = schema
        ? findMismatches(document, schema, answer.json)
        : [answer.text].filter(Boolean)
      expect([operationId, mismatches]).toEqual([operationId, []])
    }
  })

  test('fits the short view of the users list too', async () => {
    const { send } = await startSandbox()
    const schema = { type: 'array', items: { $ref: '#/definitions/ReducedUserView' } }
    expect(findMismatches(readSwagger(), schema, (await send('GET', 'v3/users')).json)).toEqual([])
  })

  test('would be caught when it did not', () => {
    const schema = { $ref: '#/definitions/ReducedUserGroupView' }
    const group = { id: 'x', name: 'X', role: 'Viewer' }
    expect(findMismatches(readSwagger(), schema, group)).toEqual([])
    expect(findMismatches(readSwagger(), schema, { ...group, role: 'Boss' })).toHaveLength(1)
    expect(findMismatches(readSwagger(), schema, { ...group, name: null, more: 1 })).toHaveLength(2)
  })
})
